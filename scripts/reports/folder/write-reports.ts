import { join } from 'node:path';
import { problemText, writeAgain, writeWhole } from '../../boundary/index.ts';
import type { RunRecord } from '../../conformance/index.ts';
import { renderCtrf } from '../machine/ctrf.ts';
import { renderJunit } from '../machine/junit.ts';
import { renderResults } from '../machine/results.ts';
import { type Change, changeSince, previousRun } from '../model/change.ts';
import type { GateVerdict } from '../model/gate/judge-gate.ts';
import { renderIndex } from '../page/index-page.tsx';
import { noteRun, pruneRuns, readRuns, runFolder } from './runs.ts';
import { markEnded } from './under-way.ts';

export interface ReportOptions {
  /** Whether the run passes; undefined where nobody asks. */
  readonly gate?: GateVerdict | undefined;
  /** Text of htmlextra's page, already whole by itself. */
  readonly htmlextra?: string | undefined;
  /** How many runs to keep, this one included; undefined keeps all. */
  readonly keep?: number | undefined;
}

export interface WrittenReports {
  /** What changed since the last run of the same API at the same target; undefined where there was none. */
  readonly change: Change | undefined;
  /** Each thing that could not be written, in one line. */
  readonly troubles: readonly string[];
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
  const attempt = (what: string, act: () => void) => {
    try {
      act();
    } catch (problem) {
      troubles.push(`${what} could not be written: ${problemText(problem)}`);
    }
  };
  attempt('run.json', () => noteRun(reports, record));
  const { keep, gate } = options;
  if (keep !== undefined) attempt('what --keep leaves', () => pruneRuns(reports, keep));
  const runs = readRuns(reports).map((run) =>
    run.id === record.id ? { ...run, page: 'index.html' as const } : run,
  );
  const since = previousRun(record, runs);
  const change = since && changeSince(since, record);

  const files: readonly (readonly [name: string, render: () => string | undefined])[] = [
    ['results.json', () => renderResults(record, gate)],
    ['index.html', () => renderIndex(record, { change, runs, gate })],
    ['junit.xml', () => renderJunit(record, gate?.accepted)],
    ['ctrf.json', () => renderCtrf(record, gate?.accepted)],
    ['htmlextra.html', () => options.htmlextra],
  ];
  for (const [name, render] of files) {
    attempt(name, () => {
      const text = render();
      if (text === undefined) return;
      const file = join(runFolder(reports, record.id), name);
      writeWhole(file, text);
      writeAgain(file, join(reports, name), text);
    });
  }
  attempt('the end of the run', () => markEnded(runFolder(reports, record.id)));
  return { change, troubles };
}
