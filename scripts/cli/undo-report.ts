/** What `docproof undo` prints. */
import { isByHand, type JournalEntry, type LeftBehind } from '../conformance/index.ts';
import { shownTime, undoCommand } from './journal.ts';
import { printError, printLine } from './output.ts';

/** What became of the changes of one run. */
export interface UndoOutcome {
  readonly run: LeftBehind;
  readonly undone: readonly JournalEntry[];
  readonly left: readonly JournalEntry[];
  /** Why the rest is left, each as a sentence. */
  readonly problems: readonly string[];
}

/** `elsewhere`: how many other runs left something that was not asked for. */
export async function reportUndo(
  outcomes: readonly UndoOutcome[],
  elsewhere: number,
  options: { readonly json?: boolean; readonly list?: boolean; readonly reports: string },
): Promise<void> {
  const { printable } = await import('../reports/index.ts');
  // A journal may have been written by anybody: nothing in it controls the terminal.
  const safely = (line: string) => `${line.startsWith('  ') ? '  ' : ''}${printable(line).trim()}`;
  if (options.json) printLine(JSON.stringify(outcomes.map(asJson), undefined, 2));
  else if (outcomes.length > 0)
    printLine(
      outcomes
        .flatMap((outcome) => [...linesOf(outcome), ...(options.list ? [] : nextSteps(outcome))])
        .map(safely)
        .join('\n'),
    );
  else printLine('nothing to undo');
  const waiting = options.list ? outcomes.filter(({ left }) => left.some((each) => !isByHand(each))) : [];
  for (const { run } of waiting)
    printError(
      safely(
        `note: ${undoCommand(run.record.api.file, run.record.target.baseUrl, options.reports)} undoes them`,
      ),
    );
  if (elsewhere > 0)
    printError(
      `note: changes of ${elsewhere === 1 ? '1 other run are' : `${elsewhere} other runs are`} left; docproof undo --list shows all`,
    );
}

function asJson({ run: { file, record, isRunning }, undone, left, problems }: UndoOutcome) {
  const shown = (entry: JournalEntry) => ({
    for: entry.for,
    what: entry.what,
    request: requestOf(entry),
    byHand: entry.byHand,
  });
  return {
    api: record.api,
    baseUrl: record.target.baseUrl,
    run: record.run.id,
    startedAt: record.run.startedAt,
    isRunning,
    journal: file,
    undone: undone.map(shown),
    left: left.map(shown),
    problems,
  };
}

function linesOf({ run: { record }, undone, left, problems }: UndoOutcome): readonly string[] {
  const line = (state: string, entry: JournalEntry) => `  ${state}: ${entry.what} (${about(entry)})`;
  return [
    `${record.api.name} at ${record.target.baseUrl}, run of ${shownTime({ record })}`,
    ...undone.map((entry) => line('undone', entry)),
    ...left.map((entry) => line(isByHand(entry) ? 'by hand' : 'left', entry)),
    ...problems.map((problem) => `  ${problem}`),
  ];
}

function nextSteps({ run: { file }, left }: UndoOutcome): readonly string[] {
  return left.length === 0 ? [] : [`  undo the rest by hand, then remove ${file}`];
}

function about(entry: JournalEntry): string {
  if (isByHand(entry)) return `for ${entry.for}: ${entry.byHand}`;
  const request = requestOf(entry);
  return `${request ? `${request.method} ${request.path}, ` : ''}for ${entry.for}`;
}

/** Undefined if it is not known yet: what was made is to be looked for. */
function requestOf(entry: JournalEntry): { readonly method: string; readonly path: string } | undefined {
  if (isByHand(entry) || entry.request === undefined) return undefined;
  const { method, path } = entry.request as { readonly method: string; readonly path: string };
  return { method, path };
}
