/** The options of `docproof run`: as the command line gives them, and as the run of one API uses them. */
import type { EngineName, RunLimits, Shard, WritePolicy } from '../conformance/index.ts';
import type { ReportName } from '../reports/index.ts';
import { type ConcurrencyOptions, parseConcurrency } from './concurrency.ts';
import { configuredSettings } from './configuration/configured-settings.ts';
import type { ConfiguredApi } from './configuration/read-configuration.ts';
import type { ConnectionOptions } from './connection.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';
import type { GateOptions } from './gate.ts';
import { type LimitOptions, parseLimits, parseMaxTime } from './parse-limits.ts';
import { parseReporters } from './reporters.ts';
import type { SelectionOptions } from './selection.ts';
import { type Environment, readEnvironment } from './settings.ts';
import { parseShard, shardFolder } from './shard.ts';

/** As the command line gives them. */
export interface RunCommandOptions
  extends LimitOptions,
    SelectionOptions,
    ConcurrencyOptions,
    ConnectionOptions,
    GateOptions {
  readonly baseUrl?: string;
  readonly writes?: WritePolicy;
  readonly header?: readonly string[];
  readonly envFile?: string;
  readonly reports: string;
  readonly config?: string;
  readonly env?: string;
  readonly mock?: boolean;
  readonly strict?: boolean;
  readonly keep?: string;
  readonly bail?: boolean;
  readonly shard?: string;
  readonly ownTarget?: boolean;
  readonly resume?: boolean;
  readonly maxTime?: string;
  /** How many APIs run at the same time. */
  readonly jobs?: string;
  readonly htmlextra: boolean;
  readonly reporter?: readonly string[];
  readonly progress?: boolean;
  readonly open?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** The options of one run of one API; made once, from the command line and the configuration. */
export interface RunOptions
  extends SelectionOptions,
    ConnectionOptions,
    GateOptions,
    Pick<RunCommandOptions, 'ownTarget' | 'resume' | 'bail' | 'progress' | 'json' | 'quiet' | 'keep'> {
  readonly ok: true;
  /** The API in the configuration. */
  readonly api: ConfiguredApi | undefined;
  /** Name of the environment in the configuration. */
  readonly env: string | undefined;
  /** Undefined for the embedded mock. */
  readonly baseUrl: string | undefined;
  readonly engine: EngineName;
  /** Undefined for what is safe at the target. */
  readonly writes: WritePolicy | undefined;
  readonly strict: boolean;
  readonly limits: RunLimits;
  /** How many scenarios run at the same time. */
  readonly lanesAt: (isLocal: boolean) => number;
  /** As `--header` takes them. */
  readonly headers: readonly string[];
  /** Environment variables, with the credentials of the configuration among them. */
  readonly variables: Environment;
  /** Patterns that the configuration skips in each run. */
  readonly alwaysSkipped: readonly string[];
  /** The part that this machine does; undefined for all. */
  readonly shard: Shard | undefined;
  readonly reports: string;
  /** Where the reports of the whole run are, of which this may be a part. */
  readonly wholeReports: string;
  /** The folder that holds the reports of all APIs, and the journals. */
  readonly root: string;
  readonly reporters: readonly ReportName[];
  readonly htmlextra: boolean;
  /** Of several APIs those that a filter fits nothing of are left out. */
  readonly isOneOfMany: boolean;
}

/** What is the same for all APIs of a command. */
export interface SharedOptions extends Pick<RunOptions, 'lanesAt' | 'shard' | 'reporters' | 'variables'> {
  readonly ok: true;
  /** Undefined if the run may take any time. */
  readonly maxTimeMs: number | undefined;
}

export async function sharedOptions(given: RunCommandOptions): Promise<SharedOptions | Failure> {
  const wrong = wrongOption(given);
  if (wrong) return wrong;
  // The configuration may set others for an API; these are refused before anything runs.
  const limits = parseLimits(given);
  if (!limits.ok) return limits;
  const concurrency = parseConcurrency(given);
  if (!concurrency.ok) return concurrency;
  const time = parseMaxTime(given.maxTime);
  if (!time.ok) return time;
  const shard = parseShard(given.shard);
  if (!shard.ok) return shard;
  const environment = readEnvironment(given.envFile);
  if (!environment.ok) return environment;
  const reporters = await parseReporters(given.reporter);
  if (!reporters.ok) return reporters;
  return {
    ok: true,
    lanesAt: concurrency.lanesAt,
    shard: shard.shard,
    reporters: reporters.names,
    variables: environment.env,
    maxTimeMs: time.ms,
  };
}

/** For one API: what the configuration says of it, below the command line. */
export function runOptions(
  given: RunCommandOptions,
  shared: SharedOptions,
  api: ConfiguredApi | undefined,
  { reports, isOneOfMany }: Pick<RunOptions, 'reports' | 'isOneOfMany'>,
): RunOptions | Failure {
  const configured = configuredSettings(api, given.env, shared.variables, given.mock);
  if (!configured.ok) return configured;
  const { header = [], env, strict = false, skip = [], ...asked } = given;
  const settings = { ...configured, ...asked };
  const limits = parseLimits(settings);
  if (!limits.ok) return limits;
  const { baseUrl, writes, baseline, updateBaseline } = settings;
  if (updateBaseline && baseline === undefined)
    return failure(exitCodes.usage, 'error: --update-baseline needs --baseline FILE, the file to update');
  const { lanesAt, shard, reporters } = shared;
  return {
    ...settings,
    ...{ baseUrl, writes, env, strict, skip, api, limits, lanesAt, shard, reporters, isOneOfMany },
    headers: [...configured.headers, ...header],
    variables: configured.environment,
    alwaysSkipped: configured.skip,
    reports: shardFolder(reports, shard),
    wholeReports: reports,
    root: given.reports,
  };
}

const mostJobs = 64;

function wrongOption({
  keep,
  mock,
  baseUrl,
  bail,
  updateBaseline,
  jobs,
  retries,
  engine,
  shard,
  ownTarget,
  minCoverage,
}: RunCommandOptions): Failure | undefined {
  const wrong = (what: string) => failure(exitCodes.usage, `error: ${what}`);
  if (keep !== undefined && !/^[1-9]\d*$/.test(keep))
    return wrong(`--keep ${keep} is not a whole number of runs from 1`);
  if (mock && baseUrl !== undefined)
    return wrong('--mock and --base-url name different targets; give one of them');
  if (bail && updateBaseline) {
    return wrong(
      '--update-baseline cannot be used with --bail, which ends the run before all deviations are known',
    );
  }
  if (Number(retries) > 0 && engine !== 'direct')
    return wrong(`--retries ${retries} needs --engine direct: Newman does not send a request again`);
  if (shard !== undefined && (minCoverage !== undefined || updateBaseline))
    return wrong(
      `--${updateBaseline ? 'update-baseline' : 'min-coverage'} applies to the whole run: give it to docproof merge`,
    );
  if (ownTarget && shard === undefined) return wrong('--own-target needs --shard');
  if (jobs !== undefined && !(/^[1-9]\d*$/.test(jobs) && Number(jobs) <= mostJobs))
    return wrong(`--jobs ${jobs} is not a whole number from 1 to ${mostJobs}`);
  return undefined;
}
