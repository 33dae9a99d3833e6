/** `docproof learn`: which of several ways brought a response out at a real target, written to the overrides file for review. */
import { problemText, writeWhole } from '../../boundary/index.ts';
import type { RunRecord, WritePolicy } from '../../conformance/index.ts';
import type { Learned } from '../../scenarios/index.ts';
import { configuredSettings } from '../configuration/configured-settings.ts';
import { configuredApi, readConfiguration } from '../configuration/read-configuration.ts';
import type { ConnectionOptions } from '../connection.ts';
import { findDocument, overridesFile } from '../documents.ts';
import { executeRun } from '../execute-run.ts';
import { exitCodes, failure } from '../exit-codes.ts';
import { loadApi } from '../load-plan.ts';
import { openRun } from '../open-run.ts';
import { printError, printFailure, printLine } from '../output.ts';
import { type LimitOptions, parseLimits } from '../parse-limits.ts';
import { readEnvironment } from '../settings.ts';
import { stopOnSignals } from '../stop.ts';
import { openAccess } from '../target.ts';

/** Its journal lies where that of a run does; no reports are written. */
const reports = 'reports';

export interface LearnOptions extends LimitOptions, ConnectionOptions {
  readonly baseUrl?: string;
  readonly config?: string;
  readonly env?: string;
  readonly writes?: WritePolicy;
  readonly header?: readonly string[];
  readonly envFile?: string;
}

export async function learn(api: string, options: LearnOptions): Promise<number> {
  const environment = readEnvironment(options.envFile);
  if (!environment.ok) return printFailure(environment);
  const configuration = await readConfiguration(options.config);
  if (!configuration.ok) return printFailure(configuration);
  const configured = configuredSettings(configuredApi(configuration, api), options.env, environment.env);
  if (!configured.ok) return printFailure(configured);
  const limits = parseLimits({ ...configured, ...options });
  if (!limits.ok) return printFailure(limits);
  const baseUrl = options.baseUrl ?? configured.baseUrl;
  if (baseUrl === undefined) return printFailure(noTarget);
  const document = await findDocument(api, configuration);
  if (!document.ok) return printFailure(document);
  const loaded = await loadApi(document);
  if (!loaded.ok) return printFailure(loaded);
  const access = await openAccess(loaded, {
    ...configured,
    ...options,
    baseUrl,
    headers: [...configured.headers, ...(options.header ?? [])],
    variables: configured.environment,
    timeoutMs: limits.timeoutMs,
  });
  if (!access.ok) return printFailure(access);
  const { settings, target } = access;
  for (const warning of settings.warnings) printError(`warning: ${warning}`);
  const writes = options.writes ?? configured.writes;
  const opened = openRun({ loaded, target, settings, writes, reports });
  if (!opened.ok) return printFailure(opened);
  const { run, left } = opened;
  const stop = stopOnSignals(left);
  const outcome = await executeRun(run, { engine: 'direct', limits, stop });
  stop.forget();
  run.journal?.close();
  printError(...left());
  if (!outcome.ok) return printFailure(failure(exitCodes.notRun, `error: ${outcome.problem}`));
  return keep(
    learnedFrom(outcome.record),
    document.overrides?.file ?? overridesFile(document.file),
    document.overrides?.text,
  );
}

const noTarget = failure(
  exitCodes.usage,
  'error: there is no target to learn from',
  '  try: --base-url, or baseUrl in docproof.config.yaml',
);

/** A response that a guess brought out, or not the first way: the next run need not try others. */
function learnedFrom(record: RunRecord): readonly Learned[] {
  return record.responses.flatMap((result) => {
    const { candidate } = result;
    const worthIt = candidate !== undefined && candidate.of > 1 && result.confidence !== 'certain';
    if (result.verdict !== 'conforms' || !worthIt) return [];
    const because = `${candidate.summary}; attempt ${candidate.tried} of ${candidate.of} got it at ${record.target.baseUrl}`;
    return [{ response: result.id, way: candidate.id, because }];
  });
}

async function keep(learned: readonly Learned[], file: string, text: string | undefined): Promise<number> {
  if (learned.length === 0) {
    printLine('nothing to learn: no response was provoked by only one of several attempts');
    return exitCodes.ok;
  }
  const { withLearned } = await import('../../scenarios/index.ts');
  try {
    writeWhole(file, withLearned(text, learned));
  } catch (error) {
    return printFailure(failure(exitCodes.notRun, `error: ${file} cannot be written: ${problemText(error)}`));
  }
  for (const { response, way } of learned) printLine(`${response}: ${way}`);
  printLine(`written to ${file}; review it before you commit it`);
  return exitCodes.ok;
}
