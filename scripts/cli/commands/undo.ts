/** `docproof undo`: what killed or failed runs left at a target is listed and undone. */

import { isAbsolute } from 'node:path';
import { problemText } from '../../boundary/index.ts';
import {
  type JournalEntry,
  type LeftBehind,
  leftBehind,
  openJournal,
  parseTarget,
  reach,
  thisProcess,
  undoLeft,
} from '../../conformance/index.ts';
import { jsonText } from '../../documentation/index.ts';
import { configuredSettings } from '../configuration/configured-settings.ts';
import { type Configuration, configuredApi, readConfiguration } from '../configuration/read-configuration.ts';
import { type ConnectionOptions, openConnection } from '../connection.ts';
import { findDocument } from '../documents.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { journalFolder, undoTarget } from '../journal.ts';
import { loadApi } from '../load-plan.ts';
import type { LoadedApi } from '../loaded.ts';
import { redactorFor } from '../open-run.ts';
import { printError, printFailure } from '../output.ts';
import { type LimitOptions, type ParsedLimits, parseLimits } from '../parse-limits.ts';
import { type Environment, readEnvironment, userSettings } from '../settings.ts';
import { reportUndo, type UndoOutcome } from '../undo-report.ts';

export interface UndoOptions extends LimitOptions, ConnectionOptions {
  readonly baseUrl?: string;
  readonly config?: string;
  readonly env?: string;
  readonly reports: string;
  readonly list?: boolean;
  readonly json?: boolean;
  readonly force?: boolean;
  readonly header?: readonly string[];
  readonly envFile?: string;
}

export async function undo(api: string | undefined, options: UndoOptions): Promise<number> {
  const limits = parseLimits(options);
  if (!limits.ok) return printFailure(limits);
  const environment = readEnvironment(options.envFile);
  if (!environment.ok) return printFailure(environment);
  const target = options.baseUrl === undefined ? undefined : parseTarget(options.baseUrl);
  if (target?.ok === false) return printFailure(failure(exitCodes.usage, `error: ${target.problem}`));
  const given = target?.baseUrl;
  const configuration = await readConfiguration(options.config);
  if (!configuration.ok) return printFailure(configuration);
  const named = api === undefined ? undefined : await load(api, configuration);
  if (named?.ok === false) return printFailure(named);
  const { runs, problems } = leftBehind(journalFolder(options.reports));
  const { printable } = await import('../../reports/index.ts');
  for (const problem of problems) printError(printable(`warning: ${problem}`));
  const concerned = runs.filter(
    (run) =>
      (named === undefined || named.plan.api.description.name === run.record.api.name) &&
      (given === undefined || undoTarget(run, given) !== undefined),
  );
  const outcomes: UndoOutcome[] = [];
  // The latest change is undone first, as within a run.
  for (const run of concerned.toReversed()) {
    const outcome = options.list
      ? untouched(run)
      : await undoRun(run, named, given, options, limits, configuration, environment.env);
    if ('exit' in outcome) return printFailure(outcome);
    outcomes.push(outcome);
  }
  await reportUndo(outcomes, runs.length - concerned.length, options);
  return outcomes.every(({ left }) => left.length === 0) ? exitCodes.ok : exitCodes.deviation;
}

async function load(document: string, configuration: Configuration): Promise<LoadedApi | Failure> {
  const found = await findDocument(document, configuration);
  return found.ok ? loadApi(found) : found;
}

function untouched(run: LeftBehind, ...problems: readonly string[]): UndoOutcome {
  return { run, undone: [], left: run.record.entries, problems };
}

async function undoRun(
  run: LeftBehind,
  named: LoadedApi | undefined,
  given: string | undefined,
  options: UndoOptions,
  limits: ParsedLimits,
  configuration: Configuration,
  env: Environment,
): Promise<UndoOutcome | Failure> {
  const { record } = run;
  if (run.isRunning && !options.force) {
    return untouched(
      run,
      `process ${record.run.process.pid}, which made them, is still running; --force undoes them anyway`,
    );
  }
  const loaded = named ?? (await loadNamedBy(run, configuration));
  if (!loaded.ok) return untouched(run, loaded.problem);
  const configured = configuredSettings(
    configuredApi(configuration, loaded.plan.api.description.file),
    options.env,
    env,
  );
  if (!configured.ok) return configured;
  const baseUrl = undoTarget(run, given) ?? configuredTarget(run, configured.baseUrl);
  if (baseUrl === undefined) {
    return untouched(
      run,
      `their target is not on this machine: name it by --base-url ${record.target.baseUrl}`,
    );
  }
  const headers = [...configured.headers, ...(options.header ?? [])];
  const settings = userSettings(headers, configured.environment, loaded.plan.api.credentials);
  if (!settings.ok) return settings;
  for (const warning of settings.warnings) printError(`warning: ${warning}`);
  const connected = openConnection({ ...configured, ...options }, configured.environment);
  if (!connected.ok) return connected;
  const { connection } = connected;
  const reached = await reach(baseUrl, connection, limits.timeoutMs);
  if (!reached.ok) return failure(exitCodes.notRun, `error: ${reached.problem}`);
  const redact = redactorFor(settings);
  try {
    // From here on this process is the one that undoes them.
    const owned = { ...record, run: { ...record.run, process: thisProcess() } };
    const journal = openJournal(run.file, owned, redact);
    const problems = await undoLeft(journal, {
      collection: loaded.collection,
      variables: { ...settings.variables, baseUrl },
      limits,
      connection,
      redact,
    });
    journal.close();
    const left = journal.entries;
    return { run, undone: record.entries.filter(isMissingIn(left)), left, problems };
  } catch (error) {
    const why = problemText(error);
    return failure(exitCodes.notRun, `error: the journal ${run.file} cannot be written: ${why}`);
  }
}

/** The configuration is the user's own word for the target; the journal alone is not enough to send credentials to one. */
function configuredTarget(run: LeftBehind, baseUrl: string | undefined): string | undefined {
  const parsed = baseUrl === undefined ? undefined : parseTarget(baseUrl);
  return parsed?.ok ? undoTarget(run, parsed.baseUrl) : undefined;
}

/** The journal is not trusted to name any file of this machine. */
async function loadNamedBy(
  { record: { api } }: LeftBehind,
  configuration: Configuration,
): Promise<LoadedApi | { readonly ok: false; readonly problem: string }> {
  const isInside = !isAbsolute(api.file) && !api.file.split(/[/\\]/).includes('..');
  const loaded = isInside ? await load(api.file, configuration) : undefined;
  if (loaded?.ok && loaded.plan.api.description.name === api.name) return loaded;
  return { ok: false, problem: `name the document of ${api.name}: docproof undo ${api.file}` };
}

/** Neither it nor what became of it: an entry whose key begins with its own. */
function isMissingIn(left: readonly JournalEntry[]): (entry: JournalEntry) => boolean {
  const keyOf = (entry: JournalEntry) =>
    'key' in entry && typeof entry.key === 'string' ? entry.key : jsonText({ ...entry, failed: undefined });
  const keys = left.map(keyOf);
  return (entry) => !keys.some((key) => key === keyOf(entry) || key.startsWith(`${keyOf(entry)}-`));
}
