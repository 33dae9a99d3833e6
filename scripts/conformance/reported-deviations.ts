/** What the scripts of the collection report to their host, joined with the assertions that fail for it. */
import type { ReportedDeviations } from '../collections/index.ts';
import type { RunFact } from './engines/index.ts';

export interface DeviationsReported {
  /** Takes what the scripts report, as JSON, before the assertion fails. */
  keep(json: string): void;
  /** The fact with what was reported for it. */
  joined(fact: RunFact): RunFact;
}

export function deviationsReported(): DeviationsReported {
  const reported = new Map<string, ReportedDeviations>();
  const keyOf = (item: string, test: string) => JSON.stringify([item, test]);
  return {
    keep(json) {
      const found = JSON.parse(json) as ReportedDeviations;
      reported.set(keyOf(found.item, found.test), found);
    },
    joined(fact) {
      if (fact.type !== 'assertion' || fact.outcome !== 'failed') return fact;
      const key = keyOf(fact.item, fact.name);
      const found = reported.get(key);
      reported.delete(key);
      return found ? { ...fact, deviations: found.deviations } : fact;
    },
  };
}
