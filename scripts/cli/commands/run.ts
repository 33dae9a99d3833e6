/** `docproof run`: provokes every documented response at a target and tells what came of it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createRedactor, type RunOutcome, type WritePolicy } from '../../conformance/index.ts';
import { closest } from '../../scenarios/index.ts';
import { apisAsked } from '../apis-asked.ts';
import { conduct } from '../conduct.ts';
import { type DocumentFile, findDocument } from '../documents.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { type Gate, openGate } from '../gate.ts';
import { findingLines, type LoadedApi, loadApi } from '../load-plan.ts';
import { openReports } from '../open-reports.ts';
import { complain, say, tellFailure } from '../output.ts';
import { reportOn } from '../report-on.ts';
import { type Environment, readEnvironment, type UserSettings, userSettings } from '../settings.ts';
import { stopOnSignals } from '../signals.ts';
import { openTarget, type Target } from '../target.ts';

export interface RunOptions {
  readonly baseUrl?: string;
  readonly writes?: WritePolicy;
  readonly header?: readonly string[];
  readonly envFile?: string;
  readonly reports: string;
  readonly only?: string;
  readonly timeout: string;
  readonly insecure?: boolean;
  readonly strict?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly failOn?: readonly string[];
  readonly minCoverage?: string;
  readonly keep?: string;
  readonly htmlextra: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

interface OneRun extends RunOptions {
  /** Takes what `--json` prints. */
  readonly print: (results: string) => void;
  /** Of several APIs those that a filter fits nothing of are left out. */
  readonly isOneOfMany: boolean;
}

export async function run(api: string | undefined, options: RunOptions, version: string): Promise<number> {
  const asked = apisAsked(api);
  if (!asked.ok) return tellFailure(asked);
  const wrong = wrongOption(options);
  if (wrong) return tellFailure(wrong);
  const environment = readEnvironment(options.envFile);
  if (!environment.ok) return tellFailure(environment);
  const gate = await openGate(options);
  if (!gate.ok) return tellFailure(gate);
  let exit: number = exitCodes.ok;
  const printed: string[] = [];
  let judged = 0;
  for (const name of asked.names) {
    const document = await findDocument(name);
    // Several APIs keep their reports apart, so that none overwrites another's.
    const reports = asked.names.length > 1 ? join(options.reports, name) : options.reports;
    const outcome = document.ok
      ? await runOne(
          document,
          {
            ...options,
            reports,
            print: (results) => printed.push(results),
            isOneOfMany: asked.names.length > 1,
          },
          environment.env,
          gate,
          version,
        )
      : document;
    if (outcome === 'left out') continue;
    judged += 1;
    exit = Math.max(exit, typeof outcome === 'number' ? outcome : tellFailure(outcome));
  }
  if (judged === 0)
    return tellFailure(failure(exitCodes.usage, `error: --only ${options.only} fits nothing in apis/`));
  if (printed.length > 0) say(asked.names.length > 1 ? `[${printed.join(',')}]` : printed.join(''));
  return exit;
}

function wrongOption(options: RunOptions): Failure | undefined {
  if (!(Number(options.timeout) > 0)) {
    return failure(exitCodes.usage, `error: --timeout ${options.timeout} is no number of seconds above 0`);
  }
  if (options.keep !== undefined && !/^[1-9]\d*$/.test(options.keep)) {
    return failure(exitCodes.usage, `error: --keep ${options.keep} is no number of runs from 1`);
  }
  if (options.updateBaseline && options.baseline === undefined) {
    return failure(exitCodes.usage, 'error: --update-baseline needs --baseline FILE, the file to update');
  }
  return undefined;
}

async function runOne(
  document: DocumentFile,
  options: OneRun,
  env: Environment,
  gate: Gate,
  version: string,
): Promise<number | Failure | 'left out'> {
  const loaded = await loadApi(document);
  if (!loaded.ok) return loaded;
  if (!options.quiet) tellFindings(loaded);
  const settings = userSettings(options.header ?? [], env, loaded.plan.api.credentials);
  if (!settings.ok) return settings;
  for (const warning of settings.warnings) complain(`warning: ${warning}`);
  const unfit = fitsNothing(options.only, loaded);
  if (unfit) return options.isOneOfMany ? 'left out' : unfit;
  const folder = openReports(options.reports);
  if (!folder.ok) return folder;
  const target = await openTarget(loaded, options.baseUrl, options.insecure ?? false, settings.variables);
  if (!target.ok) return target;
  try {
    return await runAt(target, loaded, settings, options, gate, version);
  } finally {
    await target.close();
  }
}

/** More kinds than these are left to `docproof build` and the report. */
const mostFindings = 5;

function tellFindings({ findings }: LoadedApi): void {
  const alike = new Map<string, LoadedApi['findings'][number][]>();
  for (const finding of findings.filter(({ severity }) => severity !== 'note')) {
    const key = `${finding.what}\n${finding.next}`;
    alike.set(key, [...(alike.get(key) ?? []), finding]);
  }
  const groups = [...alike.values()];
  for (const [first, ...others] of groups.slice(0, mostFindings)) {
    if (first) complain(...findingLines(first, others));
  }
  const untold = groups.slice(mostFindings).flat().length;
  if (untold > 0)
    complain(`and ${untold} more ${untold === 1 ? 'finding' : 'findings'}; the report has all of them`);
}

async function runAt(
  target: Target,
  loaded: LoadedApi,
  settings: UserSettings,
  options: OneRun,
  gate: Gate,
  version: string,
): Promise<number | Failure> {
  const stop = stopOnSignals();
  const redact = createRedactor(settings.secrets, randomBytes(8).toString('hex'));
  const report = await reportOn(loaded, options);
  const outcome = await conduct(
    {
      loaded,
      target,
      version,
      writes: options.writes ?? target.defaultWrites,
      strict: options.strict ?? false,
      variables: settings.variables,
      timeoutMs: Number(options.timeout) * 1000,
      insecure: options.insecure ?? false,
      htmlextra: options.htmlextra
        ? { template: undefined, title: loaded.plan.api.description.title }
        : undefined,
      redact,
      filter: filterFor(options.only),
      stop,
    },
    report.emit,
  );
  stop.forget();
  if (!outcome.ok && !wasAnswered(outcome)) {
    return failure(exitCodes.notRun, `error: ${target.baseUrl}: ${outcome.problem}`);
  }
  const verdict = gate.judge(outcome.record);
  await report.finish(outcome, redact, verdict);
  if (!outcome.ok) return failure(exitCodes.notRun, `error: ${outcome.problem}`);
  if (stop.reason !== undefined) {
    return failure(exitCodes.notRun, `error: ${stop.reason}; ${options.reports}/ holds what came before`);
  }
  return verdict.exit;
}

function wasAnswered(outcome: RunOutcome): boolean {
  return outcome.record.responses.some((result) => result.exchanges.some((exchange) => exchange.response));
}

/** A filter that fits nothing is a slip: a run that provokes nothing must not pass for one that proves something. */
function fitsNothing(only: string | undefined, { plan }: LoadedApi): Failure | undefined {
  const filter = filterFor(only);
  if (only === undefined || plan.scenarios.some(({ id }) => filter(id) === undefined)) return undefined;
  const near = closest(
    only,
    plan.scenarios.flatMap(({ id }) => [id, id.slice(id.indexOf('/') + 1)]),
  );
  return failure(
    exitCodes.usage,
    `error: --only ${only} fits no documented response of ${plan.api.description.name}`,
    near === undefined
      ? `  docproof list ${plan.api.description.name} shows their ids`
      : `  did you mean ${near}?`,
  );
}

function filterFor(only: string | undefined): (id: string) => string | undefined {
  if (only === undefined) return () => undefined;
  const parts = only.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(parts.join('.*'), 'i');
  return (id) => (pattern.test(id) ? undefined : `the filter --only ${only} leaves it out`);
}
