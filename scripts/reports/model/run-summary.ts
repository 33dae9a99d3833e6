import type { RunRecord, Verdict } from '../../conformance/index.ts';

/** What the history needs to know of a run, without the traffic. */
export interface RunSummary
  extends Pick<
    RunRecord,
    'id' | 'api' | 'target' | 'writes' | 'strict' | 'startedAt' | 'durationMs' | 'complete' | 'summary'
  > {
  readonly verdicts: { readonly [responseId: string]: Verdict };
}

/** The summary of a run. */
export function summariseRun(record: RunRecord): RunSummary {
  const { id, api, target, writes, strict, startedAt, durationMs, complete, summary } = record;
  const verdicts = Object.fromEntries(record.responses.map((result) => [result.id, result.verdict]));
  return { id, api, target, writes, strict, startedAt, durationMs, complete, summary, verdicts };
}
