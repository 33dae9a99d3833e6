import { join } from 'node:path';
import { problemText, type Text, writeAgain, writeWhole } from '../../boundary/index.ts';
import type { RunRecord } from '../../conformance/index.ts';
import { removeStoredResults } from '../live/result-store.ts';
import { renderCtrf } from '../machine/ctrf.ts';
import { renderJunit } from '../machine/junit.ts';
import { renderResults } from '../machine/results.ts';
import { type Change, changeSince, previousRun } from '../model/change.ts';
import type { GateVerdict } from '../model/gate/judge-gate.ts';
import { renderIndex } from '../page/index-page.tsx';
import { markEnded } from './in-progress.ts';
import { noteRun, pruneRuns, readRuns, runFolder } from './runs.ts';

export const reportNames = ['html', 'junit', 'ctrf', 'htmlextra'] as const;

export type ReportName = (typeof reportNames)[number];

export interface ReportOptions {
  /** Whether the run passes; undefined if there is no gate. */
  readonly gate?: GateVerdict | undefined;
  /** Which reports to write besides `results.json`; all of them where none is named. */
  readonly names?: readonly ReportName[] | undefined;
  /** Text of htmlextra's page, already whole by itself. */
  readonly htmlextra?: string | undefined;
  /** How many runs to keep, this one included; undefined keeps all. */
  readonly keep?: number | undefined;
}

export interface WrittenReports {
  /** What changed since the last run of the same API at the same target; undefined if there was none. */
  readonly change: Change | undefined;
  /** Each thing that could not be written, in one line. */
  readonly troubles: readonly string[];
}

/** Undefined for one that there is nothing for. */
type Render = () => Text | undefined;

/** Writes something; what keeps it from being written, in one line. */
export function troublesOf(what: string, write: () => void): readonly string[] {
  try {
    write();
    return [];
  } catch (problem) {
    return [`${what} could not be written: ${problemText(problem)}`];
  }
}

/**
 * Writes every report of a run, to `runs/<id>/` and, as the latest, to the reports folder itself: one file with two names. A
 * file that cannot be written is reported and does not keep the others from being written.
 */
export function writeReports(
  reports: string,
  record: RunRecord,
  options: ReportOptions = {},
): WrittenReports {
  const troubles: string[] = [];
  const attempt = (what: string, act: () => void) => troubles.push(...troublesOf(what, act));
  attempt('run.json', () => noteRun(reports, record));
  const { keep, gate, names = reportNames } = options;
  if (keep !== undefined) attempt('what --keep leaves', () => pruneRuns(reports, keep));
  const runs = readRuns(reports).map((run) =>
    run.id === record.id ? { ...run, page: 'index.html' as const } : run,
  );
  const since = previousRun(record, runs);
  const change = since && changeSince(since, record);

  const files: readonly (readonly [name: string, report: ReportName | undefined, render: Render])[] = [
    ['results.json', undefined, () => renderResults(record, gate)],
    ['index.html', 'html', () => renderIndex(record, { change, runs, gate })],
    ['junit.xml', 'junit', () => renderJunit(record, gate?.accepted)],
    ['ctrf.json', 'ctrf', () => renderCtrf(record, gate?.accepted)],
    ['htmlextra.html', 'htmlextra', () => options.htmlextra],
  ];
  for (const [name, report, render] of files) {
    if (report !== undefined && !names.includes(report)) continue;
    attempt(name, () => {
      const text = render();
      if (text === undefined) return;
      const file = join(runFolder(reports, record.id), name);
      writeWhole(file, text);
      writeAgain(file, join(reports, name));
    });
  }
  attempt('the end of the run', () => {
    // Those of a run that was cut short are where the next one goes on.
    if (record.complete && troubles.length === 0) removeStoredResults(runFolder(reports, record.id));
    markEnded(runFolder(reports, record.id));
  });
  return { change, troubles };
}
