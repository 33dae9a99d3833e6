/** `docproof run`: provokes every documented response at a target and tells what came of it. */
import { randomBytes } from 'node:crypto';
import { createRedactor, type RunRecord, type WritePolicy } from '../../conformance/index.ts';
import { apisAsked } from '../apis-asked.ts';
import { conduct } from '../conduct.ts';
import { type DocumentFile, findDocument } from '../documents.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { type LoadedApi, loadApi } from '../load-plan.ts';
import { openReports } from '../open-reports.ts';
import { complain, say, tellFailure, wantsColour } from '../output.ts';
import { type Environment, readEnvironment, userSettings } from '../settings.ts';
import { stopOnSignals } from '../signals.ts';
import { openTarget, type Target } from '../target.ts';

export interface RunOptions {
  readonly baseUrl?: string;
  readonly writes?: WritePolicy;
  readonly header: readonly string[];
  readonly envFile?: string;
  readonly reports: string;
  readonly only?: string;
  readonly timeout: string;
  readonly insecure?: boolean;
  readonly strict?: boolean;
  readonly htmlextra: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export async function run(api: string | undefined, options: RunOptions, version: string): Promise<number> {
  const asked = apisAsked(api);
  if (!asked.ok) return tellFailure(asked);
  const environment = readEnvironment(options.envFile);
  if (!environment.ok) return tellFailure(environment);
  const seconds = Number(options.timeout);
  if (!(seconds > 0)) {
    return tellFailure(
      failure(exitCodes.usage, `error: --timeout ${options.timeout} is no number of seconds above 0`),
    );
  }
  let exit: number = exitCodes.ok;
  for (const name of asked.names) {
    const document = findDocument(name);
    const outcome = document.ok ? await runOne(document, options, environment.env, version) : document;
    exit = Math.max(exit, typeof outcome === 'number' ? outcome : tellFailure(outcome));
  }
  return exit;
}

async function runOne(
  document: DocumentFile,
  options: RunOptions,
  env: Environment,
  version: string,
): Promise<number | Failure> {
  // Newman takes most of a short run to load: it does so while the rest gets ready.
  const loaded = await loadApi(document);
  if (!loaded.ok) return loaded;
  const settings = userSettings(options.header, env, loaded.plan.credentials);
  if (!settings.ok) return settings;
  for (const warning of settings.warnings) complain(`warning: ${warning}`);
  const target = await openTarget(loaded, options.baseUrl, options.insecure ?? false, settings.variables);
  if (!target.ok) return target;
  try {
    return await runAt(target, loaded, settings, options, version);
  } finally {
    await target.close();
  }
}

async function runAt(
  target: Target,
  loaded: LoadedApi,
  settings: Extract<ReturnType<typeof userSettings>, { ok: true }>,
  options: RunOptions,
  version: string,
): Promise<number | Failure> {
  const folder = openReports(options.reports);
  if (!folder.ok) return folder;
  const stop = stopOnSignals();
  const { keepResults, progressReporter, subscribe, writeReports } = await import('../../reports/index.ts');
  const { stderr } = process;
  const total = loaded.plan.scenarios.length;
  const reporters = [
    keepResults(options.reports, Date.now),
    ...(showsProgress(options, total)
      ? [progressReporter(stderr, { tty: stderr.isTTY, total, now: Date.now })]
      : []),
  ];
  const subscription = subscribe(reporters, (line) => complain(`warning: ${line}`));
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
        ? { template: undefined, title: loaded.plan.description.title }
        : undefined,
      redact: createRedactor(settings.secrets, randomBytes(8).toString('hex')),
      filter: filterFor(options.only),
      stop,
    },
    subscription.emit,
  );
  await subscription.settled();
  stop.forget();
  const { record, htmlextra } = outcome;
  if (!outcome.ok && !record.responses.some((response) => response.exchanges.some((each) => each.response))) {
    return failure(exitCodes.notRun, `error: ${target.baseUrl}: ${outcome.problem}`);
  }
  const written = writeReports(options.reports, record, { htmlextra });
  for (const trouble of written.troubles) complain(`warning: ${trouble}`);
  await tell(record, options);
  if (!outcome.ok) return failure(exitCodes.notRun, `error: ${outcome.problem}`);
  if (stop.reason !== undefined) {
    return failure(exitCodes.notRun, `error: ${stop.reason}; ${options.reports}/ holds what came before`);
  }
  return record.summary.deviates > 0 || record.notices.length > 0 ? exitCodes.deviation : exitCodes.ok;
}

/** A short run needs no progress where nobody watches it. */
function showsProgress(options: RunOptions, total: number): boolean {
  return !options.quiet && (process.stderr.isTTY || total > 20);
}

async function tell(record: RunRecord, options: RunOptions): Promise<void> {
  const { renderResults, renderSummary } = await import('../../reports/index.ts');
  if (options.json) return say(renderResults(record));
  if (options.quiet && record.summary.deviates === 0) return;
  const { stdout } = process;
  say(
    renderSummary(record, {
      colour: wantsColour(stdout),
      width: stdout.isTTY ? stdout.columns : 100,
      height: stdout.isTTY ? stdout.rows : Number.POSITIVE_INFINITY,
    }),
  );
}

function filterFor(only: string | undefined): (id: string) => string | undefined {
  if (only === undefined) return () => undefined;
  const pattern = new RegExp(
    only
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
    'i',
  );
  return (id) => (pattern.test(id) ? undefined : `the filter --only ${only} leaves it out`);
}
