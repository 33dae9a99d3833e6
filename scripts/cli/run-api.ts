/** One API of `docproof run`: from its name to its reports. */
import type {
  EngineName,
  RunOutcome,
  RunRecord,
  Shard,
  ShardedPlan,
  WritePolicy,
} from '../conformance/index.ts';
import type { GateVerdict, ReportName } from '../reports/index.ts';
import type { ConcurrencyOptions } from './concurrency.ts';
import { type Configuration, type ConfiguredApi, configuredApi } from './configuration/read-configuration.ts';
import { runSettings, unknownCredential } from './configuration/run-settings.ts';
import { type ConnectionOptions, openConnection } from './connection.ts';
import { findingsLine } from './document-findings.ts';
import { type DocumentFile, findDocument } from './documents.ts';
import { executeRun } from './execute-run.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';
import { type Gate, openGate } from './gate.ts';
import { type AskedLimits, type LimitOptions, limitsAsked } from './limits-asked.ts';
import { loadApi } from './load-plan.ts';
import type { LoadedApi } from './loaded.ts';
import { openReports } from './open-reports.ts';
import { openRun } from './open-run.ts';
import { complain } from './output.ts';
import { reportOn } from './report-on.ts';
import { resumable } from './resume.ts';
import { type Filter, filterFor, fitsNothing, type SelectionOptions } from './selection.ts';
import { type Environment, type UserSettings, userSettings } from './settings.ts';
import { filterOf, splitFor, writeBlob } from './shard.ts';
import type { Stop } from './signals.ts';
import { stopAtDeviation } from './stop-at-deviation.ts';
import { stopAtRefusals } from './stop-at-refusals.ts';
import { openTarget, type Target } from './target.ts';

export interface RunOptions extends LimitOptions, SelectionOptions, ConcurrencyOptions, ConnectionOptions {
  readonly baseUrl?: string;
  readonly engine: EngineName;
  readonly writes?: WritePolicy;
  readonly header?: readonly string[];
  readonly envFile?: string;
  readonly reports: string;
  readonly config?: string;
  readonly env?: string;
  readonly mock?: boolean;
  readonly strict?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly failOn?: readonly string[];
  readonly minCoverage?: string;
  readonly keep?: string;
  readonly bail?: boolean;
  readonly shard?: string;
  readonly ownTarget?: boolean;
  readonly resume?: boolean;
  readonly maxTime?: string;
  readonly htmlextra: boolean;
  readonly progress?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface OneRun extends RunOptions {
  /** The folder that holds the reports of all APIs, and the journals. */
  readonly root: string;
  /** Takes what `--json` prints. */
  readonly print: (results: string) => void;
  /** Of several APIs those that a filter fits nothing of are left out. */
  readonly isOneOfMany: boolean;
  /** Where the reports of the whole run are, of which this may be a part. */
  readonly whole: string;
  readonly limits: AskedLimits;
  readonly reporters: readonly ReportName[];
  /** How many scenarios run at the same time. */
  readonly lanesAt: (isLocal: boolean) => number;
  /** The part that this machine does; undefined for all. */
  readonly part: Shard | undefined;
  readonly stop: Stop;
  /** What is not undone yet, of each API that is being run: in lines for the terminal. */
  readonly left: Set<() => readonly string[]>;
}

/** What came of an API that was run. */
export interface ApiRun {
  readonly ok: true;
  readonly exit: number;
  readonly record: RunRecord;
  readonly verdict: GateVerdict;
  /** Why it was not done as a whole; undefined where it was. */
  readonly failure: Failure | undefined;
}

interface ConfiguredRun extends OneRun {
  readonly api: ConfiguredApi | undefined;
  /** Patterns that the configuration skips in each run. */
  readonly always: readonly string[];
}

interface SplitRun extends ConfiguredRun {
  readonly split: ShardedPlan | undefined;
}

/** One API with what the configuration says about it; options of the command line win. */
export async function runNamed(
  name: string,
  asked: OneRun,
  configuration: Configuration,
  env: Environment,
  sharedGate: Gate,
  version: string,
): Promise<ApiRun | Failure | 'left out'> {
  const document = await findDocument(name, configuration);
  if (!document.ok) return document;
  const api = configuredApi(configuration, name);
  const configured = runSettings(api, asked.env, env, asked.mock);
  if (!configured.ok) return configured;
  const options = {
    ...configured,
    skip: [],
    ...asked,
    header: [...configured.headers, ...(asked.header ?? [])],
  };
  if (options.updateBaseline && options.baseline === undefined) {
    return failure(exitCodes.usage, 'error: --update-baseline needs --baseline FILE, the file to update');
  }
  const limits = limitsAsked(options);
  if (!limits.ok) return limits;
  const gate = options.baseline === asked.baseline ? sharedGate : await openGate(options);
  if (!gate.ok) return gate;
  return runOne(
    document,
    { ...options, limits, api, always: configured.skip },
    configured.environment,
    gate,
    version,
  );
}

async function runOne(
  document: DocumentFile,
  options: ConfiguredRun,
  env: Environment,
  gate: Gate,
  version: string,
): Promise<ApiRun | Failure | 'left out'> {
  const loaded = await loadApi(document);
  if (!loaded.ok) return loaded;
  if (!options.quiet) complain(...findingsLine(document.file, loaded.findings));
  const unknown = unknownCredential(options.api, options.env, loaded.plan.api.credentials);
  if (unknown) return unknown;
  const settings = userSettings(options.header ?? [], env, loaded.plan.api.credentials);
  if (!settings.ok) return settings;
  for (const warning of settings.warnings) complain(`warning: ${warning}`);
  const unfit = fitsNothing(options, loaded.plan);
  if (unfit) return options.isOneOfMany ? 'left out' : unfit;
  if (options.stop.reason !== undefined) return failure(exitCodes.notRun, `error: ${options.stop.reason}`);
  const folder = openReports(options.reports);
  if (!folder.ok) return folder;
  const connected = openConnection(options, env);
  if (!connected.ok) return connected;
  // A run without time left still finds its target, to report what it did not do.
  const leftMs = Math.max(1_000, options.stop.endsAt - Date.now());
  const target = await openTarget(
    loaded,
    options.baseUrl,
    connected.connection,
    Math.min(options.limits.timeoutMs, leftMs),
    settings.variables,
  );
  if (!target.ok) return target;
  try {
    const split =
      options.part &&
      splitFor(loaded, options.part, options.whole, {
        writes: options.writes ?? target.defaultWrites,
        isShared: target.kind === 'live' && !options.ownTarget,
      });
    const ended = await runAt(target, loaded, settings, { ...options, split }, gate, version);
    if (!options.part || !split || !ended.ok) return ended;
    const isKept = writeBlob(options.root, document, options.part, split, ended.record);
    return isKept ? ended : { ...ended, exit: exitCodes.notRun };
  } finally {
    await target.close();
  }
}

async function runAt(
  target: Target,
  loaded: LoadedApi,
  settings: UserSettings,
  options: SplitRun,
  gate: Gate,
  version: string,
): Promise<ApiRun | Failure> {
  const opened = openRun({
    loaded,
    target,
    settings,
    writes: options.writes,
    reports: options.root,
    version,
  });
  if (!opened.ok) return opened;
  const { run, left } = opened;
  const { stop } = options;
  options.left.add(left);
  const known = options.resume
    ? resumable(options.reports, loaded, target, {
        version,
        writes: run.writes,
        strict: options.strict ?? false,
      })
    : new Map();
  const report = await reportOn(loaded, run.identity.id, options);
  const bailAt = stopAtDeviation(options.bail ?? false, gate, stop);
  const { credentials } = loaded.plan.api;
  const filter = filterIn(options, loaded);
  const refusals = stopAtRefusals(target.baseUrl, credentials, settings.variables);
  const outcome = await executeRun(
    {
      ...run,
      engine: options.engine,
      lanes: options.lanesAt(target.isLocal),
      strict: options.strict ?? false,
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
  options.left.delete(left);
  run.journal?.close();
  complain(...left());
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

function filterIn({ split, part, always, ...options }: SplitRun, { plan }: LoadedApi): Filter {
  const filter = filterFor({ ...options, skip: [...(options.skip ?? []), ...always] }, plan);
  return split && part ? filterOf(filter, part, split) : filter;
}

function failureOf(outcome: RunOutcome, stop: Stop, reports: string): Failure | undefined {
  if (!outcome.ok) return failure(exitCodes.notRun, `error: ${outcome.problem}`);
  if (stop.reason === undefined || stop.isByDeviation || outcome.record.complete) return undefined;
  return failure(exitCodes.notRun, `error: ${stop.reason}; ${reports}/ holds what came before`);
}

/** The page is made of what Newman itself keeps of a run. */
function wantsHtmlextra({ htmlextra, engine, reporters }: OneRun): boolean {
  return htmlextra && engine === 'newman' && reporters.includes('htmlextra');
}

/** htmlextra keeps a page of all requests in memory, which is tens of megabytes then. */
const mostInHtmlextra = 1_000;

function htmlextraOf(options: OneRun, { plan }: LoadedApi, filter: Filter) {
  if (!wantsHtmlextra(options)) return undefined;
  const { length } = plan.scenarios.filter(({ id }) => filter(id) === undefined);
  if (length <= mostInHtmlextra) return { template: undefined, title: plan.api.description.title };
  complain(
    `note: htmlextra.html is left out: it is written for up to ${mostInHtmlextra} documented responses, not ${length}`,
  );
  return undefined;
}

function wasAnswered(outcome: RunOutcome): boolean {
  return outcome.record.responses.some((result) => result.exchanges.some((exchange) => exchange.response));
}
