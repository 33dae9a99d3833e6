import type { RunRecord } from '../../conformance/index.ts';

/** The text of `results.json`, as docs/results.schema.json describes it. */
export function renderResults(record: RunRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
