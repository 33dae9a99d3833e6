/** The gate of a run: levels, coverage and a baseline of known deviations. */
import { readFileSync } from 'node:fs';
import { problemText, writeWhole } from '../boundary/index.ts';
import type { ResponseResult, RunRecord } from '../conformance/index.ts';
import type { Baseline, GateVerdict } from '../reports/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';
import { printError } from './output.ts';

export interface Gate {
  readonly ok: true;
  /** Judges a run; updates the baseline first where that was asked for and the run is worth it. */
  judge(record: RunRecord, isWorthKeeping: boolean): GateVerdict;
  /** Whether a result alone fails the gate: it deviates, and the baseline does not accept that. */
  isFailedBy(result: ResponseResult, start: RunRecord): boolean;
}

/** What fails a run, as the command line gives it. */
export interface GateOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly failOn?: readonly string[];
  readonly minCoverage?: string;
}

export async function openGate(given: GateOptions): Promise<Gate | Failure> {
  const { judgeGate, nameInWords, readBaseline, readGateOptions, unreviewed, updateBaseline } = await import(
    '../reports/index.ts'
  );
  const options = readGateOptions(given.failOn ?? [], given.minCoverage);
  if (!options.ok) return failure(exitCodes.usage, `error: ${options.problem}`);
  const file = given.baseline;
  let text = file === undefined ? undefined : readIfThere(file);
  if (file !== undefined && text === undefined && !given.updateBaseline) {
    return failure(
      exitCodes.usage,
      `error: there is no baseline ${file}`,
      '  try: --update-baseline, which lists the deviations of this run in it, to be reviewed',
    );
  }
  const read = text === undefined ? { ok: true as const, baseline: [] } : readBaseline(text, file ?? '');
  if (!read.ok) return failure(exitCodes.usage, ...read.problems.map((problem) => `error: ${problem}`));
  let baseline: Baseline = read.baseline;
  const today = new Date().toISOString().slice(0, 10);
  const listed = (entries: Baseline) =>
    new Set(entries.map((entry) => `${entry.response}: ${nameInWords(entry)}`));
  const open = (entries: Baseline) => entries.filter(({ reason }) => reason.startsWith(unreviewed)).length;
  const update = (record: RunRecord) => {
    if (file === undefined) return;
    try {
      text = updateBaseline(text, baseline, record, today);
      writeWhole(file, text);
      const again = readBaseline(text, file);
      const before = baseline;
      if (again.ok) baseline = again.baseline;
      printUpdated(file, listed(before), listed(baseline), open(baseline), unreviewed);
    } catch (error) {
      printError(`warning: the baseline ${file} could not be written: ${problemText(error)}`);
    }
  };
  return {
    ok: true,
    judge(record, isWorthKeeping) {
      if (given.updateBaseline && isWorthKeeping) update(record);
      return judgeGate(record, file === undefined ? undefined : baseline, options.options, today);
    },
    isFailedBy(result, start) {
      const alone = { ...start, responses: [result], notices: [] };
      const lenient = { failOn: [], minCoverage: undefined };
      return judgeGate(alone, file === undefined ? undefined : baseline, lenient, today).exit !== 0;
    },
  };
}

/** What was written: what is new and what is gone, in all, and what somebody has to look at. */
function printUpdated(file: string, before: Names, after: Names, open: number, unreviewed: string): void {
  const added = [...after].filter((name) => !before.has(name));
  const removed = [...before].filter((name) => !after.has(name));
  printError(
    `note: wrote ${file}: ${added.length} added, ${removed.length} removed, ${after.size} in all`,
    ...changed('+', added),
    ...changed('-', removed),
    ...(open > 0 ? [`  try: a reason for each of the ${open} that are "${unreviewed}"`] : []),
  );
}

type Names = ReadonlySet<string>;

const mostShown = 10;

function changed(mark: string, names: readonly string[]): readonly string[] {
  const lines = names.slice(0, mostShown).map((name) => `  ${mark} ${name}`);
  return names.length > mostShown ? [...lines, `  ${mark} and ${names.length - mostShown} more`] : lines;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
