import type { ResponseResult, RunRecord, Verdict } from '../../conformance/index.ts';
import { statusText } from './status.ts';

/** What the history needs to know of a run, without the traffic. */
export interface RunSummary
  extends Pick<
    RunRecord,
    | 'docproof'
    | 'id'
    | 'api'
    | 'target'
    | 'writes'
    | 'strict'
    | 'startedAt'
    | 'durationMs'
    | 'complete'
    | 'summary'
    | 'origin'
  > {
  readonly verdicts: { readonly [responseId: string]: Verdict };
  /** `GET /sending-ips 404` for each response; earlier versions did not note them. */
  readonly names?: { readonly [responseId: string]: string };
}

/** A documented response in the words of its documentation. */
function nameOf(result: ResponseResult): string {
  return `${result.method} ${result.uriTemplate} ${statusText(result)}`;
}

/** The summary of a run. */
export function summariseRun(record: RunRecord): RunSummary {
  const { docproof, id, api, target, writes, strict, startedAt, durationMs, complete, summary, origin } =
    record;
  const verdicts = Object.fromEntries(record.responses.map((result) => [result.id, result.verdict]));
  const names = Object.fromEntries(record.responses.map((result) => [result.id, nameOf(result)]));
  return {
    docproof,
    id,
    api,
    target,
    writes,
    strict,
    startedAt,
    durationMs,
    complete,
    summary,
    verdicts,
    names,
    ...(origin && { origin }),
  };
}
