/** `--resume`: what the last run found out before it was cut short. */
import { isDeepStrictEqual } from 'node:util';
import { plannedResponses, type ResponseResult, type RunRecord } from '../conformance/index.ts';
import { isInProgress, readRuns, runFolder, storedResults } from '../reports/index.ts';
import type { LoadedApi } from './loaded.ts';
import { printError } from './output.ts';
import { isRefused } from './stop-at-refusals.ts';
import type { Target } from './target.ts';
import { version } from './version.ts';

/** What has to be the same for the results of a run to be taken over. */
interface Conditions {
  readonly writes: RunRecord['writes'];
  readonly strict: boolean;
}

/**
 * By id, the results that need not be found out again: those of responses that are documented as they were, and that
 * were provoked, or known to be beyond reach. None if the last run came to its end, or was another one.
 */
export function resumable(
  reports: string,
  { plan }: LoadedApi,
  target: Target,
  { writes, strict }: Conditions,
): ReadonlyMap<string, ResponseResult> {
  const { name } = plan.api.description;
  const last = readRuns(reports).find(
    (run) =>
      run.api.name === name && isSameTarget(run.target, target) && !isInProgress(runFolder(reports, run.id)),
  );
  const isSame =
    last?.complete === false &&
    last.docproof.version === version &&
    last.writes === writes &&
    last.strict === strict;
  const stored = isSame ? storedResults(runFolder(reports, last.id)) : [];
  if (!isSame || stored.length === 0) {
    printError(`note: --resume: there is nothing to continue for ${name}; it runs from the start`);
    return new Map();
  }
  const planned = new Map(plannedResponses(plan).map((each) => [each.id, each]));
  const taken = stored.filter((result) => {
    const now = planned.get(result.id);
    return now !== undefined && isFoundOut(result) && isDocumentedAlike(result, now);
  });
  printError(`note: --resume: ${taken.length} of ${planned.size} results are those of ${last.id}`);
  return new Map(taken.map((result) => [result.id, result]));
}

function isFoundOut(result: ResponseResult): boolean {
  return result.verdict !== 'skipped' && !isRefused(result);
}

function isSameTarget(before: RunRecord['target'], { kind, baseUrl }: Target): boolean {
  return before.kind === kind && (kind === 'mock' || before.baseUrl === baseUrl);
}

/** Whether the same was asked, of the same documentation, in the same place. */
function isDocumentedAlike(
  result: ResponseResult,
  { attempts, advice: _advice, ...planned }: ReturnType<typeof plannedResponses>[number],
): boolean {
  const known = result as unknown as Readonly<Record<string, unknown>>;
  const plain = JSON.parse(JSON.stringify(planned)) as Readonly<Record<string, unknown>>;
  const isSameWay = result.candidate === undefined || result.candidate.of === attempts.length;
  return isSameWay && Object.entries(plain).every(([field, value]) => isDeepStrictEqual(known[field], value));
}
