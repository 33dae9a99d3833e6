/** `docproof score`: which breaches of its documentation would the collection of an API let through? */
import { rmdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { closest } from '../../boundary/index.ts';
import { jsonText } from '../../documentation/index.ts';
import type { ScoreProgress } from '../../reports/index.ts';
import type { MutantKind, ScoreRecord } from '../../score/index.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { findDocument } from '../documents.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { loadApi } from '../load-plan.ts';
import { openReports } from '../open-reports.ts';
import { printError, printFailure, printInColour, printLine, wantsColour } from '../output.ts';
import { foldersFor, resolveApis } from '../resolve-apis.ts';
import { filterFor, fitsNothing } from '../selection.ts';
import { version } from '../version.ts';

export interface ScoreCommandOptions {
  readonly config?: string;
  readonly reports: string;
  readonly only?: readonly string[];
  readonly kind?: readonly string[];
  readonly minScore?: string;
  readonly jobs?: string;
  readonly variants: boolean;
  readonly progress?: boolean;
  readonly json?: boolean;
}

interface Settled {
  readonly ok: true;
  readonly minScore: number | undefined;
  readonly threads: number;
  /** undefined for all. */
  readonly kinds: ReadonlySet<MutantKind> | undefined;
}

export async function score(apis: readonly string[], options: ScoreCommandOptions): Promise<number> {
  const settled = await settle(options);
  if (!settled.ok) return printFailure(settled);
  const configuration = await readConfiguration(options.config);
  if (!configuration.ok) return printFailure(configuration);
  const asked = await resolveApis(apis, configuration, 'score');
  if (!asked.ok) return printFailure(asked);
  const folders = foldersFor(asked.names, configuration);
  const records: ScoreRecord[] = [];
  for (const name of asked.names) {
    const document = await findDocument(name, configuration);
    if (!document.ok) return printFailure(document);
    const folder =
      asked.names.length > 1 ? join(options.reports, folders.get(name) ?? name) : options.reports;
    const scored = await scoreOne(document, folder, settled, options, asked.names.length > 1);
    if (scored === 'left out') continue;
    if (!scored.ok) return printFailure(scored);
    records.push(scored.record);
  }
  if (options.json) printLine(jsonText(records.length === 1 ? records[0] : records, 2));
  const failed = records.flatMap((record) => whyFailed(record, settled));
  printError(...failed);
  return failed.length === 0 ? exitCodes.ok : exitCodes.deviation;
}

async function scoreOne(
  document: Parameters<typeof loadApi>[0],
  folder: string,
  { threads, kinds }: Settled,
  options: ScoreCommandOptions,
  isOneOfMany: boolean,
): Promise<{ readonly ok: true; readonly record: ScoreRecord } | Failure | 'left out'> {
  const loaded = await loadApi(document);
  if (!loaded.ok) return loaded;
  const only = { ...(options.only && { only: options.only }) };
  const unfit = fitsNothing(only, loaded.plan);
  if (unfit) return isOneOfMany ? 'left out' : unfit;
  let progress: ScoreProgress | undefined;
  const forget = endOnSignals(() => {
    progress?.stop();
    if (opened.ok && opened.isNew) removeEmpty(folder);
  });
  const opened = openReports(folder);
  if (!opened.ok) return opened;
  const { scoreApi, scoreRecord } = await import('../../score/index.ts');
  const { renderScore, scoreProgress, writeScore } = await import('../../reports/index.ts');
  const startedAt = new Date().toISOString();
  const title = loaded.plan.api.description.name;
  const isTty = process.stderr.isTTY === true;
  if (options.progress !== false) progress = scoreProgress(process.stderr, { isTty, title, now: Date.now });
  progress?.begin();
  const filter = filterFor(only, loaded.plan);
  const result = await scoreApi(
    { plan: loaded.plan, collection: loaded.collection },
    {
      threads,
      filter: ({ response, mutation }) =>
        filter(response) === undefined && (kinds === undefined || kinds.has(mutation.kind)),
      varies: options.variants && kinds === undefined && options.only === undefined,
      onStart: (total) => progress?.start(total),
      onRun: (done) => progress?.ran('fate' in done && done.fate === 'survived'),
    },
  );
  forget();
  progress?.stop();
  const durationMs = Date.now() - Date.parse(startedAt);
  const record = scoreRecord(loaded.plan, result, { docproof: { version }, startedAt, durationMs });
  const { page, troubles } = writeScore(folder, record);
  if (troubles.length > 0) return failure(exitCodes.notRun, ...troubles.map((each) => `error: ${each}`));
  if (!options.json) {
    const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
    printInColour(`${renderScore(record, { colour: wantsColour(process.stdout), width })}\nReport: ${page}`);
  }
  return { ok: true, record };
}

/** Ctrl-C ends at once, with the terminal as it was: all that runs is in this process. Gives what undoes this. */
function endOnSignals(stop: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    stop();
    printError(`${signal}: the score is not finished, and no report is written`);
    process.exit(exitCodes.notRun);
  };
  for (const signal of signals) process.once(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else has put something there.
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;

function whyFailed({ api, summary }: ScoreRecord, { minScore }: Settled): readonly string[] {
  const { score: reached, falseAlarms } = summary;
  const isLow = minScore !== undefined && minScore > 0 && (reached ?? 0) < minScore;
  const scores = reached === null ? 'has no breach to find' : `scores ${reached.toFixed(1)}%`;
  return [
    ...(isLow ? [`failed: ${api.name} ${scores}, and --min-score asks for ${minScore}%`] : []),
    ...(minScore !== undefined && falseAlarms > 0
      ? [
          `failed: ${api.name} has false alarms in ${falseAlarms} ${falseAlarms === 1 ? 'variant' : 'variants'}`,
        ]
      : []),
  ];
}

async function settle(options: ScoreCommandOptions): Promise<Settled | Failure> {
  const { mutantKinds } = await import('../../score/index.ts');
  const minScore = options.minScore === undefined ? undefined : Number(options.minScore || Number.NaN);
  if (minScore !== undefined && !(minScore >= 0 && minScore <= 100))
    return failure(exitCodes.usage, `error: --min-score ${options.minScore} is not a number from 0 to 100`);
  const threads = options.jobs === undefined ? availableParallelism() : Number(options.jobs || Number.NaN);
  if (!Number.isInteger(threads) || threads < 1 || threads > mostThreads)
    return failure(
      exitCodes.usage,
      `error: --jobs ${options.jobs} is not a whole number from 1 to ${mostThreads}`,
    );
  for (const kind of options.kind ?? []) {
    if (mutantKinds.some((each) => each === kind)) continue;
    const near = closest(kind, mutantKinds);
    return failure(
      exitCodes.usage,
      `error: --kind ${kind} is not a kind of mutant`,
      near === undefined ? `  kinds: ${mutantKinds.join(', ')}` : `  did you mean ${near}?`,
    );
  }
  const kinds = options.kind && new Set(mutantKinds.filter((kind) => options.kind?.includes(kind)));
  return { ok: true, minScore, threads, kinds };
}

const mostThreads = 64;
