/** Where a command keeps its journal, and what it says about those that earlier runs left. */

import { join } from 'node:path';
import { problemText } from '../boundary/index.ts';
import {
  type Journal,
  type JournalRecord,
  journalVersion,
  type LeftBehind,
  leftBehind,
  openJournal,
  parseTarget,
  targetId,
  thisProcess,
  type WritePolicy,
} from '../conformance/index.ts';
import type { Redactor } from '../redaction/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';
import type { LoadedApi } from './loaded.ts';
import { printError } from './output.ts';
import type { Target } from './target.ts';
import { version } from './version.ts';

export function journalFolder(reports: string): string {
  return join(reports, 'journal');
}

interface JournalledRun {
  readonly reports: string;
  readonly loaded: LoadedApi;
  readonly target: Target;
  readonly writes: WritePolicy;
  readonly identity: { readonly id: string; readonly startedAt: string };
  readonly redact: Redactor;
}

export interface RunJournal {
  readonly ok: true;
  /** Undefined for the embedded mock, which is thrown away, and where nothing is written. */
  readonly journal: Journal | undefined;
  /** What earlier runs left at the target. */
  readonly remarks: readonly string[];
  /** What is not undone now, and how to undo it, in lines for the terminal; none if all is undone. */
  readonly left: () => readonly string[];
}

/** Says what earlier runs left at the target, and begins the journal of this one. */
export function openRunJournal(run: JournalledRun): RunJournal | Failure {
  const { target, redact } = run;
  if (target.kind === 'mock') return { ok: true, journal: undefined, remarks: [], left: () => [] };
  const earlier = earlierLeft(run.reports, target);
  if (earlier) printError(`note: ${redact(earlier.remark)}`, `  try: ${redact(earlier.command)}`);
  const remarks = earlier ? [`${earlier.remark}; try ${earlier.command}`] : [];
  if (run.writes === 'none') return { ok: true, journal: undefined, remarks, left: () => [] };
  const file = join(journalFolder(run.reports), `${run.identity.id}.json`);
  try {
    const journal = openJournal(file, startOf(run), redact);
    return { ok: true, journal, remarks, left: () => leftLines(journal, run).map(redact) };
  } catch (error) {
    const why = problemText(error);
    return failure(
      exitCodes.notRun,
      `error: the journal ${file} cannot be written, so nothing may be changed: ${why}`,
      '  try: --reports with another folder, or --writes none',
    );
  }
}

function startOf({ loaded, target, identity, redact }: JournalledRun): JournalRecord {
  const { name, file } = loaded.plan.api.description;
  return {
    version: journalVersion,
    docproof: version,
    api: { name: redact(name), file: redact(file) },
    target: { baseUrl: redact(target.baseUrl), id: targetId(target.baseUrl) },
    run: { ...identity, process: thisProcess() },
    entries: [],
  };
}

function leftLines(
  { entries, file }: Journal,
  { loaded, target, reports }: JournalledRun,
): readonly string[] {
  if (entries.length === 0) return [];
  const changes = entries.length === 1 ? '1 change is' : `${entries.length} changes are`;
  return [
    `note: ${changes} not undone: ${file}`,
    `  try: ${undoCommand(loaded.plan.api.description.file, target.baseUrl, reports)}`,
  ];
}

/** What earlier runs left at this target, in one sentence and the command that undoes it; undefined for nothing. */
function earlierLeft(
  reports: string,
  target: Target,
): { readonly remark: string; readonly command: string } | undefined {
  const { runs, problems } = leftBehind(journalFolder(reports));
  for (const problem of problems) printError(`warning: ${problem}`);
  const here = runs.filter(
    ({ record, isRunning }) => record.target.id === targetId(target.baseUrl) && !isRunning,
  );
  const last = here.at(-1);
  if (!last) return undefined;
  const changes = here.reduce((count, { record }) => count + record.entries.length, 0);
  const runsLeft =
    here.length === 1
      ? `the run of ${shownTime(last)}`
      : `${here.length} runs, the last of ${shownTime(last)},`;
  return {
    remark: `${runsLeft} left ${changes === 1 ? '1 change' : `${changes} changes`} at ${target.baseUrl} that ${changes === 1 ? 'is' : 'are'} not undone`,
    command: undoCommand(last.record.api.file, target.baseUrl, reports),
  };
}

export function undoCommand(document: string, baseUrl: string, reports: string): string {
  const folder = reports === 'reports' ? [] : ['--reports', reports];
  return ['docproof', 'undo', document, '--base-url', baseUrl, ...folder].map(quoted).join(' ');
}

/** `2026-11-28 20:50 UTC` */
export function shownTime({ record }: Pick<LeftBehind, 'record'>): string {
  return `${record.run.startedAt.slice(0, 16).replace('T', ' ')} UTC`;
}

/** As a shell takes it. */
function quoted(word: string): string {
  return /^[\w./:@=+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The base URL to undo at: the user's, or that of the journal where it is on this machine. */
export function undoTarget(
  { record }: Pick<LeftBehind, 'record'>,
  given: string | undefined,
): string | undefined {
  if (given !== undefined) return targetId(given) === record.target.id ? given : undefined;
  const parsed = parseTarget(record.target.baseUrl);
  const isKnown = parsed.ok && parsed.loopback && targetId(parsed.baseUrl) === record.target.id;
  return isKnown ? parsed.baseUrl : undefined;
}
