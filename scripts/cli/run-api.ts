/** One API of `docproof run`: from its name to its reports. */
import type { RunOutcome, RunRecord, ShardedPlan } from '../conformance/index.ts';
import type { GateVerdict } from '../reports/index.ts';
import { unknownCredential } from './configuration/configured-settings.ts';
import { findingsLine } from './document-findings.ts';
import type { DocumentFile } from './documents.ts';
import { executeRun } from './execute-run.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';
import type { Gate } from './gate.ts';
import { loadApi } from './load-plan.ts';
import type { LoadedApi } from './loaded.ts';
import { openReports } from './open-reports.ts';
import { openRun } from './open-run.ts';
import { printError } from './output.ts';
import { reportOn } from './report-on.ts';
import { resumable } from './resume.ts';
import type { RunOptions } from './run-options.ts';
import { type Filter, filterFor, fitsNothing } from './selection.ts';
import type { UserSettings } from './settings.ts';
import { filterOf, splitFor, writeBlob } from './shard.ts';
import { type Stop, stopAtDeviation } from './stop.ts';
import { stopAtRefusals } from './stop-at-refusals.ts';
import { openAccess, type Target } from './target.ts';

/** What the runs of one command have in common beside their options. */
export interface RunContext {
  readonly gate: Gate;
  readonly stop: Stop;
  /** What is not undone yet, of each API that is being run: in lines for the terminal. */
  readonly left: Set<() => readonly string[]>;
  /** Takes what `--json` prints. */
  readonly print: (results: string) => void;
}

/** How the run of an API ended. */
export interface ApiRun {
  readonly ok: true;
  readonly exit: number;
  readonly record: RunRecord;
  readonly verdict: GateVerdict;
  /** Why it was not done as a whole; undefined where it was. */
  readonly failure: Failure | undefined;
}

export async function runApi(
  document: DocumentFile,
  options: RunOptions,
  context: RunContext,
): Promise<ApiRun | Failure | 'left out'> {
  const loaded = await loadApi(document);
  if (!loaded.ok) return loaded;
  if (!options.quiet) printError(...findingsLine(document.file, loaded.findings));
  const unknown = unknownCredential(options.api, options.env, loaded.plan.api.credentials);
  if (unknown) return unknown;
  const unfit = fitsNothing(options, loaded.plan);
  if (unfit) return options.isOneOfMany ? 'left out' : unfit;
  if (context.stop.reason !== undefined) return failure(exitCodes.notRun, `error: ${context.stop.reason}`);
  const folder = openReports(options.reports);
  if (!folder.ok) return folder;
  // A run without time left still finds its target, to report what it did not do.
  const leftMs = Math.max(1_000, context.stop.endsAt - Date.now());
  const timeoutMs = Math.min(options.limits.timeoutMs, leftMs);
  const opened = await openAccess(loaded, { ...options, timeoutMs });
  if (!opened.ok) return opened;
  const { target, settings } = opened;
  for (const warning of settings.warnings) printError(`warning: ${warning}`);
  try {
    const split =
      options.shard &&
      splitFor(loaded, options.shard, options.wholeReports, {
        writes: options.writes ?? target.defaultWrites,
        isShared: target.kind === 'live' && !options.ownTarget,
      });
    const ended = await runAt(target, loaded, settings, split, options, context);
    if (!options.shard || !split || !ended.ok) return ended;
    const isKept = writeBlob(options.root, document, options.shard, split, ended.record);
    return isKept ? ended : { ...ended, exit: exitCodes.notRun };
  } finally {
    await target.close();
  }
}

async function runAt(
  target: Target,
  loaded: LoadedApi,
  settings: UserSettings,
  split: ShardedPlan | undefined,
  options: RunOptions,
  { gate, stop, left: leftOfAll, print }: RunContext,
): Promise<ApiRun | Failure> {
  const opened = openRun({ loaded, target, settings, writes: options.writes, reports: options.root });
  if (!opened.ok) return opened;
  const { run, left } = opened;
  leftOfAll.add(left);
  const known = options.resume
    ? resumable(options.reports, loaded, target, { writes: run.writes, strict: options.strict })
    : new Map();
  const report = await reportOn(loaded, run.identity.id, options, print);
  const bailAt = stopAtDeviation(options.bail ?? false, gate, stop);
  const { credentials } = loaded.plan.api;
  const filter = filterIn(options, split, loaded);
  const refusals = stopAtRefusals(target.baseUrl, credentials, settings.variables);
  const outcome = await executeRun(
    run,
    {
      engine: options.engine,
      lanes: options.lanesAt(target.isLocal),
      strict: options.strict,
      limits: options.limits,
      htmlextra: htmlextraOf(options, loaded, filter),
      filter,
      known,
      keep: report.keep,
      stop: {
        get reason() {
          return stop.reason ?? refusals.reason();
        },
      },
    },
    (event) => {
      report.emit(event);
      bailAt(event);
      refusals.on(event);
    },
  );
  leftOfAll.delete(left);
  run.journal?.close();
  printError(...left());
  if (!outcome.ok && !wasAnswered(outcome)) {
    return failure(exitCodes.notRun, `error: ${target.baseUrl}: ${outcome.problem}`);
  }
  const refused = refusals.lines();
  const isWorthKeeping = refused.length === 0;
  const verdict = gate.judge(outcome.record, isWorthKeeping);
  // To mask htmlextra's page takes longest of all.
  const written = stop.isUrgent() ? { ...outcome, rawHtmlextra: undefined } : outcome;
  await report.finish(written, run.redact, verdict, isWorthKeeping);
  return {
    ok: true,
    exit: verdict.exit,
    record: outcome.record,
    verdict,
    failure: isWorthKeeping
      ? failureOf(outcome, stop, options.reports)
      : failure(exitCodes.deviation, ...refused),
  };
}

function filterIn(options: RunOptions, split: ShardedPlan | undefined, { plan }: LoadedApi): Filter {
  const { skip = [], alwaysSkipped, shard } = options;
  const filter = filterFor({ ...options, skip: [...skip, ...alwaysSkipped] }, plan);
  return split && shard ? filterOf(filter, shard, split) : filter;
}

function failureOf(outcome: RunOutcome, stop: Stop, reports: string): Failure | undefined {
  if (!outcome.ok) return failure(exitCodes.notRun, `error: ${outcome.problem}`);
  if (stop.reason === undefined || stop.isByDeviation || outcome.record.complete) return undefined;
  return failure(exitCodes.notRun, `error: ${stop.reason}; ${reports}/ holds the results until then`);
}

/** The page is made of what Newman itself keeps of a run. */
function wantsHtmlextra({ htmlextra, engine, reporters }: RunOptions): boolean {
  return htmlextra && engine === 'newman' && reporters.includes('htmlextra');
}

/** htmlextra keeps a page of all requests in memory, which is tens of megabytes then. */
const mostInHtmlextra = 1_000;

/** The title of the page, where one is to be written. */
function htmlextraOf(options: RunOptions, { plan }: LoadedApi, filter: Filter): string | undefined {
  if (!wantsHtmlextra(options)) return undefined;
  const { length } = plan.scenarios.filter(({ id }) => filter(id) === undefined);
  if (length <= mostInHtmlextra) return plan.api.description.title;
  printError(
    `note: htmlextra.html is left out: it is written for up to ${mostInHtmlextra} documented responses, not ${length}`,
  );
  return undefined;
}

function wasAnswered(outcome: RunOutcome): boolean {
  return outcome.record.responses.some((result) => result.exchanges.some((exchange) => exchange.response));
}
