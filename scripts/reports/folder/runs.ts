import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../boundary/index.ts';
import type { RunRecord } from '../../conformance/index.ts';
import { type RunSummary, summariseRun } from '../model/run-summary.ts';
import { isInProgress } from './in-progress.ts';

/** A kept run, and the file in its folder to look at. */
export interface KeptRun extends RunSummary {
  readonly page: 'index.html' | 'results.json';
}

/** The folder of a run. */
export function runFolder(reports: string, id: string): string {
  return join(reports, 'runs', id);
}

/** Notes a run for the history; called again whenever more is known of it. */
export function noteRun(reports: string, record: RunRecord): void {
  writeWhole(join(runFolder(reports, record.id), 'run.json'), `${JSON.stringify(summariseRun(record))}\n`);
}

/** The runs that are kept, newest first. A folder that holds no readable run is left out. */
export function readRuns(reports: string): KeptRun[] {
  const runs = runIds(reports).flatMap((id): readonly KeptRun[] => {
    const folder = runFolder(reports, id);
    const summary = readSummary(join(folder, 'run.json'));
    const page = existsSync(join(folder, 'index.html')) ? 'index.html' : 'results.json';
    return summary === undefined ? [] : [{ ...summary, id, page }];
  });
  return runs.sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || 0);
}

/**
 * Removes all but the newest `keep` runs, at least one, and gives the ids of those that went. A run that another process
 * has under way stays, and counts; anything that is not a run stays.
 */
export function pruneRuns(reports: string, keep: number): string[] {
  if (!(keep >= 1)) throw new Error(`expected a number of runs from 1, got ${keep}`);
  const old = readRuns(reports)
    .slice(Math.floor(keep))
    .filter(({ id }) => !isInProgress(runFolder(reports, id)));
  return old.map(({ id }) => id).filter((id) => removeRun(reports, id));
}

/** Takes the folder out of sight first, so that nobody sees half of it; false if another process was faster. */
function removeRun(reports: string, id: string): boolean {
  const gone = runFolder(reports, `.removed-${id}`);
  try {
    renameSync(runFolder(reports, id), gone);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw problem;
  }
  rmSync(gone, { recursive: true, force: true });
  return true;
}

/** By the second in which they were started; those of one second are in no order. */
function runIds(reports: string): string[] {
  try {
    return readdirSync(join(reports, 'runs'))
      .filter((id) => !id.startsWith('.'))
      .sort()
      .reverse();
  } catch {
    return [];
  }
}

function readSummary(file: string): RunSummary | undefined {
  try {
    const run = JSON.parse(readFileSync(file, 'utf8'));
    return isSummary(run) ? run : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a file holds what the history needs: it may be of another version, or half written by hand. */
function isSummary(run: unknown): run is RunSummary {
  const has = (value: unknown, ...fields: readonly string[]): boolean =>
    typeof value === 'object' &&
    value !== null &&
    fields.every((field) => (value as Record<string, unknown>)[field] !== undefined);
  return (
    has(run, 'summary', 'verdicts', 'api', 'target', 'startedAt', 'complete') &&
    has((run as RunSummary).summary, 'documented', 'conforms') &&
    has((run as RunSummary).verdicts) &&
    has((run as RunSummary).api, 'name', 'title') &&
    has((run as RunSummary).target, 'kind', 'baseUrl')
  );
}
