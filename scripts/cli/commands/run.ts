/** `docproof run`: provokes every documented response at a target and tells what came of it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type EngineName, fingerprints, type RunOutcome, type WritePolicy } from '../../conformance/index.ts';
import { createRedactor } from '../../redaction/index.ts';
import type { ReportName } from '../../reports/index.ts';
import { apisAsked } from '../apis-asked.ts';
import { conduct, newRun } from '../conduct.ts';
import {
  type Configuration,
  type ConfiguredApi,
  configuredApi,
  readConfiguration,
} from '../configuration/read-configuration.ts';
import { runSettings, unknownCredential } from '../configuration/run-settings.ts';
import { type ConnectionOptions, openConnection } from '../connection.ts';
import { findingsLine } from '../document-findings.ts';
import { type DocumentFile, findDocument } from '../documents.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { type Gate, openGate } from '../gate.ts';
import { openRunJournal } from '../journal.ts';
import { type AskedLimits, type LimitOptions, limitsAsked, timeAsked } from '../limits-asked.ts';
import { loadApi } from '../load-plan.ts';
import type { LoadedApi } from '../loaded.ts';
import { openReport } from '../open-report.ts';
import { openReports } from '../open-reports.ts';
import { complain, say, tellFailure } from '../output.ts';
import { reportOn } from '../report-on.ts';
import { reportersAsked } from '../reporters.ts';
import { filterFor, fitsNothing, given, type SelectionOptions } from '../selection.ts';
import { type Environment, readEnvironment, type UserSettings, userSettings } from '../settings.ts';
import { stopOnSignals } from '../signals.ts';
import { stopAtDeviation } from '../stop-at-deviation.ts';
import { stopAtRefusals } from '../stop-at-refusals.ts';
import { openTarget, type Target } from '../target.ts';
import { stopAfter, type TimeLimit } from '../time-limit.ts';

export interface RunOptions extends LimitOptions, SelectionOptions, ConnectionOptions {
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
  readonly maxTime?: string;
  readonly htmlextra: boolean;
  readonly reporter?: readonly string[];
  readonly progress?: boolean;
  readonly open?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

interface OneRun extends RunOptions {
  /** The folder that holds the reports of all APIs, and the journals. */
  readonly root: string;
  /** Takes what `--json` prints. */
  readonly print: (results: string) => void;
  /** Of several APIs those that a filter fits nothing of are left out. */
  readonly isOneOfMany: boolean;
  readonly limits: AskedLimits;
  readonly reporters: readonly ReportName[];
  readonly timeLimit: TimeLimit | undefined;
}

interface ConfiguredRun extends OneRun {
  readonly api: ConfiguredApi | undefined;
  /** Patterns that the configuration skips in each run. */
  readonly always: readonly string[];
}

export async function run(api: string | undefined, options: RunOptions, version: string): Promise<number> {
  const configuration = await readConfiguration(options.config);
  if (!configuration.ok) return tellFailure(configuration);
  const asked = await apisAsked(api === undefined ? [] : [api], configuration, 'run');
  if (!asked.ok) return tellFailure(asked);
  const wrong = wrongOption(options);
  if (wrong) return tellFailure(wrong);
  const limits = limitsAsked(options);
  if (!limits.ok) return tellFailure(limits);
  const time = timeAsked(options.maxTime);
  if (!time.ok) return tellFailure(time);
  const timeLimit = time.ms === undefined ? undefined : { ms: time.ms, since: Date.now() };
  const environment = readEnvironment(options.envFile);
  if (!environment.ok) return tellFailure(environment);
  const gate = await openGate(options);
  if (!gate.ok) return tellFailure(gate);
  const reporters = await reportersAsked(options.reporter);
  if (!reporters.ok) return tellFailure(reporters);
  if (
    options.htmlextra &&
    options.engine !== 'newman' &&
    reporters.names.includes('htmlextra') &&
    !options.quiet
  ) {
    complain('note: htmlextra.html is left out: only --engine newman writes it');
  }
  let exit: number = exitCodes.ok;
  const printed: string[] = [];
  let judged = 0;
  for (const [at, name] of asked.names.entries()) {
    // Several APIs keep their reports apart, so that none overwrites another's.
    const reports = asked.names.length > 1 ? join(options.reports, name) : options.reports;
    const outcome = await runNamed(
      name,
      {
        ...options,
        limits,
        reporters: reporters.names,
        timeLimit,
        reports,
        root: options.reports,
        print: (results) => printed.push(results),
        isOneOfMany: asked.names.length > 1,
      },
      configuration,
      environment.env,
      gate,
      version,
    );
    if (outcome === 'left out') continue;
    judged += 1;
    exit = Math.max(exit, typeof outcome === 'number' ? outcome : tellFailure(outcome));
    const left = asked.names.slice(at + 1);
    if (options.bail && exit === exitCodes.deviation && left.length > 0) {
      complain(`--bail: not run: ${left.join(', ')}`);
      break;
    }
  }
  if (judged === 0)
    return tellFailure(failure(exitCodes.usage, `error: ${given(options)} fits nothing in any API`));
  if (printed.length > 0) say(asked.names.length > 1 ? `[${printed.join(',')}]` : printed.join(''));
  return exit;
}

function wrongOption(options: RunOptions): Failure | undefined {
  if (options.keep !== undefined && !/^[1-9]\d*$/.test(options.keep)) {
    return failure(exitCodes.usage, `error: --keep ${options.keep} is no number of runs from 1`);
  }
  if (options.mock && options.baseUrl !== undefined) {
    return failure(exitCodes.usage, 'error: --mock and --base-url name different targets; give one of them');
  }
  if (options.bail && options.updateBaseline) {
    return failure(
      exitCodes.usage,
      'error: --update-baseline cannot be used with --bail, which ends the run before all deviations are known',
    );
  }
  return undefined;
}

/** One API with what the configuration says about it; options of the command line win. */
async function runNamed(
  name: string,
  asked: OneRun,
  configuration: Configuration,
  env: Environment,
  sharedGate: Gate,
  version: string,
): Promise<number | Failure | 'left out'> {
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
): Promise<number | Failure | 'left out'> {
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
  const folder = openReports(options.reports);
  if (!folder.ok) return folder;
  const connected = openConnection(options, env);
  if (!connected.ok) return connected;
  const target = await openTarget(loaded, options.baseUrl, connected.connection, settings.variables);
  if (!target.ok) return target;
  try {
    return await runAt(target, loaded, settings, options, gate, version);
  } finally {
    await target.close();
  }
}

async function runAt(
  target: Target,
  loaded: LoadedApi,
  settings: UserSettings,
  options: ConfiguredRun,
  gate: Gate,
  version: string,
): Promise<number | Failure> {
  const redact = createRedactor(settings.secrets, fingerprints(randomBytes(8).toString('hex')));
  const identity = newRun(loaded.plan.api.description.name);
  const writes = options.writes ?? target.defaultWrites;
  const opened = openRunJournal({ reports: options.root, loaded, target, writes, identity, version, redact });
  if (!opened.ok) return opened;
  const { journal, remarks, left } = opened;
  const stop = stopOnSignals(left);
  const forgetTime = stopAfter(options.timeLimit, stop);
  const report = await reportOn(loaded, options);
  const bail = stopAtDeviation(options.bail ?? false, gate, stop);
  const { credentials } = loaded.plan.api;
  const refusals = stopAtRefusals(target.baseUrl, credentials, settings.variables, stop);
  const outcome = await conduct(
    {
      loaded,
      engine: options.engine,
      target,
      version,
      identity,
      journal,
      remarks,
      writes,
      strict: options.strict ?? false,
      variables: settings.variables,
      limits: options.limits,
      htmlextra: wantsHtmlextra(options)
        ? { template: undefined, title: loaded.plan.api.description.title }
        : undefined,
      redact,
      filter: filterFor({ ...options, skip: [...(options.skip ?? []), ...options.always] }, loaded.plan),
      stop,
    },
    (event) => {
      report.emit(event);
      bail.on(event);
      refusals.on(event);
    },
  );
  stop.forget();
  forgetTime();
  journal?.close();
  complain(...left());
  if (!outcome.ok && !wasAnswered(outcome)) {
    return failure(exitCodes.notRun, `error: ${target.baseUrl}: ${outcome.problem}`);
  }
  const refused = refusals.lines();
  const verdict = gate.judge(outcome.record, refused.length === 0);
  await report.finish(outcome, redact, verdict, refused.length === 0);
  if (options.open) await openReport(join(options.reports, 'index.html'));
  if (refused.length > 0) return failure(exitCodes.deviation, ...refused);
  if (!outcome.ok) return failure(exitCodes.notRun, `error: ${outcome.problem}`);
  if (stop.reason !== undefined && !bail.hasStopped()) {
    return failure(exitCodes.notRun, `error: ${stop.reason}; ${options.reports}/ holds what came before`);
  }
  return verdict.exit;
}

/** The page is made of what Newman itself keeps of a run. */
function wantsHtmlextra({ htmlextra, engine, reporters }: OneRun): boolean {
  return htmlextra && engine === 'newman' && reporters.includes('htmlextra');
}

function wasAnswered(outcome: RunOutcome): boolean {
  return outcome.record.responses.some((result) => result.exchanges.some((exchange) => exchange.response));
}
