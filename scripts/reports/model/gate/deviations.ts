import type { ResponseResult, RunRecord } from '../../../conformance/index.ts';
import { type DeviationCode, stablePlace } from '../../../findings/index.ts';
import { deviationsOf, type FoundDeviation } from '../deviations-of.ts';

/** A deviation as a baseline names it: the same from run to run, whatever values the target has. */
export interface DeviationName {
  readonly code: DeviationCode;
  // Any item of an array is a star: `/results/*/name`.
  readonly place?: string;
  /** The status that came, where it is what deviates: another one is another deviation. */
  readonly status?: number;
}

/** As docproof 1.0 named deviations: by their assertion, and the place or the status that came. */
export interface FormerName {
  readonly deviation: string;
}

export interface NamedDeviation extends DeviationName {
  readonly response: string;
  /** As docproof 1.0 named it. */
  readonly formerly: string;
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
    formerly: formerNameOf(found),
  };
}

// `invalid-body at /results/*/name`, `wrong-status, got 200`.
export function nameInWords(name: DeviationName | FormerName): string {
  if ('deviation' in name) return name.deviation;
  const { code, place, status } = name;
  const where = place === undefined ? '' : ` at ${place === '' ? 'the body' : place}`;
  return `${code}${where}${status === undefined ? '' : `, got ${status}`}`;
}

/** Fields of what was read after a write, whose place was the field alone. */
const ofReads: readonly DeviationCode[] = ['not-stored', 'changed-unasked', 'refused-but-changed'];

function formerNameOf({ assertion, code, text, subject, place, actual }: FoundDeviation): string {
  if (assertion === '') return text;
  if (subject === undefined && (place === '' || place?.startsWith('/'))) {
    const shown = ofReads.includes(code) ? place.slice(place.lastIndexOf('/')) : stablePlace(place);
    return `${assertion} at ${shown === '' ? 'the body' : shown}`;
  }
  const status = /^[1-5]\d\d\b/.exec(actual)?.[0];
  return status === undefined ? assertion : `${assertion}, got ${status}`;
}
