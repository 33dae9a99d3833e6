import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../../conformance/index.ts';
import { type RunSummary, summariseRun } from '../model/run-summary.ts';
import { writeWhole } from './write-file.ts';

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
  return runIds(reports).flatMap((id) => {
    const folder = runFolder(reports, id);
    const summary = readSummary(join(folder, 'run.json'));
    const page = existsSync(join(folder, 'index.html')) ? 'index.html' : 'results.json';
    return summary === undefined ? [] : [{ ...summary, id, page }];
  });
}

/** Removes all but the newest `keep` runs, at least one, and gives the ids of those that went; anything else stays. */
export function pruneRuns(reports: string, keep: number): string[] {
  if (!(keep >= 1)) throw new Error(`expected a number of runs from 1, got ${keep}`);
  const old = readRuns(reports).slice(Math.floor(keep));
  for (const { id } of old) rmSync(runFolder(reports, id), { recursive: true, force: true });
  return old.map(({ id }) => id);
}

function runIds(reports: string): string[] {
  try {
    return readdirSync(join(reports, 'runs')).sort().reverse();
  } catch {
    return [];
  }
}

function readSummary(file: string): RunSummary | undefined {
  try {
    const run = JSON.parse(readFileSync(file, 'utf8'));
    return typeof run?.summary === 'object' && typeof run?.verdicts === 'object' ? run : undefined;
  } catch {
    return undefined;
  }
}
