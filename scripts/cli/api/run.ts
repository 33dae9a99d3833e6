import type { RunRecord, WritePolicy } from '../../conformance/index.ts';
import type { ConnectionOptions } from '../connection.ts';
import { findDocument } from '../documents.ts';
import { executeRun } from '../execute-run.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { loadApi } from '../load-plan.ts';
import type { LoadedApi } from '../loaded.ts';
import { openReports } from '../open-reports.ts';
import { openRun } from '../open-run.ts';
import { type ParsedLimits, parseLimits } from '../parse-limits.ts';
import type { UserSettings } from '../settings.ts';
import { openAccess, type Target } from '../target.ts';

export interface RunOptions extends ConnectionOptions {
  /** The target; default: the embedded mock. */
  readonly baseUrl?: string;
  /** What may be written; default `restore` on this machine, `none` elsewhere. */
  readonly writes?: WritePolicy;
  /** Added to every request; `${VAR}` is taken from `env`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where `DOCPROOF_AUTHORIZATION` and other credentials are looked up; default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Takes the id of a documented response; false leaves it out. */
  readonly only?: (responseId: string) => boolean;
  /** Folder of the reports and of the journal of changes; default `reports`. */
  readonly reports?: string;
  /** Seconds for each whole exchange; default 15. */
  readonly timeout?: number;
  /** Other wording of messages and undocumented fields are deviations too. */
  readonly strict?: boolean;
  /** Ends the run after the request that is under way, and undoes what it changed. */
  readonly signal?: AbortSignal;
}

export interface RunResult {
  readonly ok: true;
  /** Whether no documented response deviates. */
  readonly passed: boolean;
  /** What `results.json` holds; secrets are masked. */
  readonly record: RunRecord;
}

/**
 * Provokes every documented response at a target, judges it, and writes the reports.
 *
 * @param document path of an API Blueprint or OpenAPI document
 */
export async function run(document: string, options: RunOptions = {}): Promise<RunResult | Failure> {
  const found = await findDocument(document);
  if (!found.ok) return found;
  const loaded = await loadApi(found);
  if (!loaded.ok) return loaded;
  const headers = Object.entries(options.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  const reports = openReports(options.reports ?? 'reports');
  if (!reports.ok) return reports;
  const limits = parseLimits(options.timeout === undefined ? {} : { timeout: String(options.timeout) });
  if (!limits.ok) return limits;
  const { baseUrl, env = process.env } = options;
  const { timeoutMs } = limits;
  const opened = await openAccess(loaded, { ...options, baseUrl, headers, variables: env, timeoutMs });
  if (!opened.ok) return opened;
  const { target, settings } = opened;
  try {
    return await runAt(target, loaded, settings, options, limits);
  } finally {
    await target.close();
  }
}

async function runAt(
  target: Target,
  loaded: LoadedApi,
  settings: UserSettings,
  options: RunOptions,
  limits: ParsedLimits,
): Promise<RunResult | Failure> {
  const reports = options.reports ?? 'reports';
  const opened = openRun({ loaded, target, settings, writes: options.writes, reports });
  if (!opened.ok) return opened;
  const { only = () => true, signal } = options;
  const outcome = await executeRun(opened.run, {
    engine: 'newman',
    strict: options.strict ?? false,
    limits,
    filter: (id) => (only(id) ? undefined : 'excluded by the option `only`'),
    stop: {
      get reason() {
        return signal?.aborted ? 'stopped by its signal' : undefined;
      },
    },
  });
  opened.run.journal?.close();
  if (!outcome.ok) return failure(exitCodes.notRun, `error: ${target.baseUrl}: ${outcome.problem}`);
  const { record } = outcome;
  const { writeReports } = await import('../../reports/index.ts');
  const { troubles } = writeReports(reports, record);
  if (troubles.length > 0) return failure(exitCodes.notRun, ...troubles.map((each) => `error: ${each}`));
  return { ok: true, passed: record.complete && record.summary.deviates === 0, record };
}
