import type { ResponseResult, RunRecord } from '../../../conformance/index.ts';
import { type Failure, failuresOf } from '../failures.ts';

/** A deviation as a baseline names it: the same from run to run, whatever values the target has. */
export interface NamedDeviation {
  readonly response: string;
  /** E.g. `status is 404, got 200`; of a body with its place, where any item of an array is a star. */
  readonly deviation: string;
}

/** Each deviation of a run once. */
export function namedDeviations(record: RunRecord): NamedDeviation[] {
  return record.responses.flatMap((result) =>
    deviationNames(result).map((deviation) => ({ response: result.id, deviation })),
  );
}

function deviationNames(result: ResponseResult): string[] {
  return [...new Set(failuresOf(result).map(nameOf))];
}

function nameOf({ assertion, text, place, actual }: Failure): string {
  if (assertion === '') return text;
  if (place !== undefined)
    return `${assertion} at ${place === '' ? 'the body' : place.replace(/\/\d+(?=\/|$)/g, '/*')}`;
  // Another status is another deviation; what else came instead may differ each time.
  const status = /^[1-5]\d\d\b/.exec(actual ?? '')?.[0];
  return status === undefined ? assertion : `${assertion}, got ${status}`;
}
