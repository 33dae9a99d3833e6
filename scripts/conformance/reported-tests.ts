/** What the scripts of the collection report to their host, joined with the assertions that it is about. */
import type { ReportedTest } from '../collections/index.ts';
import type { RunFact } from './engines/index.ts';

export interface ReportedTests {
  /** Takes what the scripts report, as JSON, before the assertion itself. */
  keep(json: string): void;
  /** The fact with what was reported for it. */
  joined(fact: RunFact): RunFact;
}

export function reportedTests(): ReportedTests {
  const reported = new Map<string, ReportedTest>();
  const keyOf = (item: string, test: string) => JSON.stringify([item, test]);
  return {
    keep(json) {
      const found = JSON.parse(json) as ReportedTest;
      reported.set(keyOf(found.item, found.test), found);
    },
    joined(fact) {
      if (fact.type !== 'assertion' || fact.outcome === 'passed') return fact;
      const key = keyOf(fact.item, fact.name);
      const found = reported.get(key);
      reported.delete(key);
      if (!found) return fact;
      const { deviations, unproven } = found;
      return { ...fact, deviations, ...(unproven === undefined ? {} : { unproven }) };
    },
  };
}
