/** Reports while a run goes and when it has ended: files, terminal, GitHub. */
import { appendFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { problemText } from '../boundary/index.ts';
import type { ResponseResult, RunEvent, RunOutcome, RunRecord } from '../conformance/index.ts';
import type { Redactor } from '../redaction/index.ts';
import type { GateVerdict, WrittenReports } from '../reports/index.ts';
import type { LoadedApi } from './loaded.ts';
import { printCommands, printError, printInColour, wantsColour } from './output.ts';
import { mainReport } from './reporters.ts';
import type { RunOptions } from './run-options.ts';
import { originOf } from './run-origin.ts';

type ReportOptions = Pick<
  RunOptions,
  'reports' | 'keep' | 'json' | 'quiet' | 'progress' | 'reporters' | 'isOneOfMany'
>;

/** Takes what `--json` prints. */
type Print = (results: string) => void;

export interface Report {
  /** Takes each result as it is finished: its exchanges are kept on disk. */
  readonly keep: (result: ResponseResult) => ResponseResult;
  readonly emit: (event: RunEvent) => void;
  finish(outcome: RunOutcome, redact: Redactor, verdict: GateVerdict, isPrinted: boolean): Promise<void>;
}

export async function reportOn(
  loaded: LoadedApi,
  runId: string,
  options: ReportOptions,
  print: Print,
): Promise<Report> {
  const stage = await import('../reports/index.ts');
  const { stderr } = process;
  const total = loaded.plan.scenarios.length;
  const progress = options.progress || (!options.quiet && !options.isOneOfMany && stderr.isTTY);
  const warn = (line: string) => printError(`warning: ${line}`);
  const subscription = stage.subscribe(
    [
      stage.keepResults(options.reports, Date.now),
      ...(progress ? [stage.progressReporter(stderr, { tty: stderr.isTTY, total, now: Date.now })] : []),
    ],
    warn,
  );
  return {
    keep: stage.storeResults(stage.runFolder(options.reports, runId), warn),
    emit: subscription.emit,
    async finish(outcome, redact, verdict, isPrinted) {
      await subscription.settled();
      finishReport(stage, options, outcome, redact, verdict, isPrinted ? print : undefined);
    },
  };
}

/** The reports of a record that is whole already. */
export async function reportOnRecord(
  options: ReportOptions,
  record: RunRecord,
  verdict: GateVerdict,
  redact: Redactor,
  print: Print,
): Promise<void> {
  const stage = await import('../reports/index.ts');
  finishReport(stage, options, { record, rawHtmlextra: undefined }, redact, verdict, print);
}

function finishReport(
  stage: Stage,
  options: ReportOptions,
  { record: ended, rawHtmlextra }: Pick<RunOutcome, 'record' | 'rawHtmlextra'>,
  redact: Redactor,
  verdict: GateVerdict,
  print: Print | undefined,
): void {
  const origin = ended.origin ?? originOf(process.env);
  const record = origin === undefined ? ended : { ...ended, origin };
  const written = stage.writeReports(options.reports, record, {
    htmlextra: rawHtmlextra === undefined ? undefined : stage.makeSelfContained(rawHtmlextra, redact),
    gate: verdict,
    names: options.reporters,
    keep: options.keep === undefined ? undefined : Number(options.keep),
  });
  for (const trouble of written.troubles) printError(`warning: ${trouble}`);
  if (print) printSummary(stage, record, options, verdict, print);
  reportToGitHub(stage, record, verdict, written);
}

type Stage = typeof import('../reports/index.ts');

function printSummary(
  stage: Stage,
  record: RunRecord,
  options: ReportOptions,
  verdict: GateVerdict,
  print: Print,
): void {
  const { stdout } = process;
  const isLine = options.isOneOfMany && record.complete && verdict.exit === 0;
  if (options.json) print([...stage.renderResults(record, verdict)].join(''));
  else if (isLine && !options.quiet) printInColour(stage.renderLine(record, wantsColour(stdout)));
  else if (!options.quiet || verdict.exit !== 0) {
    printInColour(
      stage.renderSummary(
        record,
        {
          colour: wantsColour(stdout),
          width: stdout.isTTY ? stdout.columns : 120,
          height: stdout.isTTY ? stdout.rows : Number.POSITIVE_INFINITY,
          isQuiet: options.quiet ?? false,
        },
        verdict.accepted,
      ),
    );
  }
  const flaky = record.responses.filter((result) => result.flaky);
  if (flaky.length > 0)
    printError(`warning: flaky, answered only when asked again: ${flaky.map(({ id }) => id).join(', ')}`);
  for (const remark of verdict.remarks) printError(`note: ${remark}`);
  // What a run that was cut short comes to is reported with its end.
  const hasOutcome = record.complete && !isLine && !options.json && !(options.quiet && verdict.exit === 0);
  if (!hasOutcome || verdict.reasons.length > 1)
    for (const reason of verdict.reasons) printError(`fails: ${reason}`);
  if (!hasOutcome) return;
  const report = join(options.reports, mainReport(options.reporters));
  printInColour(stage.renderOutcome(record, verdict, report, wantsColour(stdout)));
}

/** When GitHub runs it: a summary of the step, and annotations on the lines of the documentation. */
function reportToGitHub(
  stage: Stage,
  record: RunRecord,
  verdict: GateVerdict,
  { change }: WrittenReports,
): void {
  if (process.env.GITHUB_ACTIONS !== 'true') return;
  const root = process.env.GITHUB_WORKSPACE ?? '.';
  const fileOf = (path: string) => relative(root, path).replaceAll('\\', '/');
  printCommands(stage.renderAnnotations(record, verdict.accepted, fileOf));
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined) return;
  try {
    appendFileSync(file, stage.renderStepSummary(record, { change, gate: verdict }));
  } catch (error) {
    printError(`warning: the step summary could not be written: ${problemText(error)}`);
  }
}
