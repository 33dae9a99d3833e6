import type { ResponseResult } from '../../conformance/index.ts';
import { causeOf } from '../../findings/index.ts';
import { deviationsOf, type FoundDeviation } from './deviations-of.ts';

/** One cause of deviations, and all the responses that it concerns: two or more. */
export interface Cause {
  readonly key: string;
  /** As the first response shows it. */
  readonly deviation: FoundDeviation;
  readonly results: readonly ResponseResult[];
}

/** Causes that several responses share, those of most responses first. */
export function sharedCauses(results: readonly ResponseResult[]): readonly Cause[] {
  const causes = new Map<
    string,
    { readonly key: string; readonly deviation: FoundDeviation; readonly results: Set<ResponseResult> }
  >();
  for (const result of results) {
    for (const deviation of deviationsOf(result)) {
      const key = causeOf(deviation, result.uriTemplate);
      if (key === undefined) continue;
      const cause = causes.get(key) ?? { key, deviation, results: new Set() };
      causes.set(key, cause);
      cause.results.add(result);
    }
  }
  return [...causes.values()]
    .map((cause) => ({ ...cause, results: [...cause.results] }))
    .filter((cause) => cause.results.length > 1)
    .sort((a, b) => b.results.length - a.results.length);
}

/** The deviations of a response that none of these causes explains. */
export function ownDeviations(result: ResponseResult, causes: readonly Cause[]): readonly FoundDeviation[] {
  const shared = new Set(causes.map(({ key }) => key));
  return deviationsOf(result).filter((deviation) => {
    const key = causeOf(deviation, result.uriTemplate);
    return key === undefined || !shared.has(key);
  });
}
