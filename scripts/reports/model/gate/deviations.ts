import type { ResponseResult, RunRecord } from '../../../conformance/index.ts';
import { type DeviationCode, stablePlace } from '../../../findings/index.ts';
import { deviationsOf, type FoundDeviation } from '../deviations-of.ts';
import type { FormerName } from './former-name.ts';

/** A deviation as a baseline names it: the same from run to run, whatever values the target has. */
export interface DeviationName {
  readonly code: DeviationCode;
  // Any item of an array is a star: `/results/*/name`.
  readonly place?: string;
  /** The status that came, where it is what deviates: another one is another deviation. */
  readonly status?: number;
}

export interface NamedDeviation extends DeviationName {
  readonly response: string;
  readonly found: FoundDeviation;
}

/** Each deviation of a run once. */
export function namedDeviations(record: RunRecord): readonly NamedDeviation[] {
  return record.responses.flatMap(distinctNames);
}

function distinctNames(result: ResponseResult): readonly NamedDeviation[] {
  const named = deviationsOf(result).map((found) => ({ response: result.id, ...nameOf(found) }));
  return [...new Map(named.map((each) => [nameInWords(each), each])).values()];
}

function nameOf(found: FoundDeviation): Omit<NamedDeviation, 'response'> {
  const { code, place, status } = found;
  return {
    code,
    ...(place === undefined ? {} : { place: stablePlace(place) }),
    ...(status === undefined ? {} : { status }),
    found,
  };
}

// `invalid-body at /results/*/name`, `wrong-status, got 200`.
export function nameInWords(name: DeviationName | FormerName): string {
  if ('deviation' in name) return name.deviation;
  const { code, place, status } = name;
  const where = place === undefined ? '' : ` at ${place === '' ? 'the body' : place}`;
  return `${code}${where}${status === undefined ? '' : `, got ${status}`}`;
}
