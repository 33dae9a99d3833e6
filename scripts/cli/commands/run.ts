/** `docproof run`: provokes every documented response of one or several APIs and reports what came of it. */
import { join } from 'node:path';
import { apisAsked, foldersFor } from '../apis-asked.ts';
import { concurrencyAsked } from '../concurrency.ts';
import { type Configuration, readConfiguration } from '../configuration/read-configuration.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { openGate } from '../gate.ts';
import { limitsAsked, timeAsked } from '../limits-asked.ts';
import { openReport } from '../open-report.ts';
import { complain, inOneBlock, say, tellFailure } from '../output.ts';
import { type ApiEnd, reportOnAll } from '../report-on-all.ts';
import { reportersAsked } from '../reporters.ts';
import { type RunOptions, runNamed } from '../run-api.ts';
import { given } from '../selection.ts';
import { readEnvironment } from '../settings.ts';
import { shardAsked, shardFolder } from '../shard.ts';
import { type Stop, stopOnSignals } from '../signals.ts';
import { stopAfter } from '../time-limit.ts';

export interface RunCommandOptions extends RunOptions {
  readonly maxTime?: string;
  /** How many APIs are run at the same time. */
  readonly jobs?: string;
  readonly reporter?: readonly string[];
  readonly open?: boolean;
}

export async function run(
  apis: readonly string[],
  options: RunCommandOptions,
  version: string,
): Promise<number> {
  const configuration = await readConfiguration(options.config);
  if (!configuration.ok) return tellFailure(configuration);
  const asked = await apisAsked(apis, configuration, 'run');
  if (!asked.ok) return tellFailure(asked);
  const wrong = wrongOption(options);
  if (wrong) return tellFailure(wrong);
  const limits = limitsAsked(options);
  if (!limits.ok) return tellFailure(limits);
  const concurrency = concurrencyAsked(options);
  if (!concurrency.ok) return tellFailure(concurrency);
  const time = timeAsked(options.maxTime);
  if (!time.ok) return tellFailure(time);
  const shard = shardAsked(options.shard);
  if (!shard.ok) return tellFailure(shard);
  const environment = readEnvironment(options.envFile);
  if (!environment.ok) return tellFailure(environment);
  const gate = await openGate(options);
  if (!gate.ok) return tellFailure(gate);
  const reporters = await reportersAsked(options.reporter);
  if (!reporters.ok) return tellFailure(reporters);
  const isPageLost = options.htmlextra && options.engine !== 'newman';
  if (isPageLost && reporters.names.includes('htmlextra') && !options.quiet) {
    complain('note: htmlextra.html is left out: only --engine newman writes it');
  }
  const left = new Set<() => readonly string[]>();
  const stop = stopOnSignals(() => [...left].flatMap((lines) => lines()));
  const forgetTime = stopAfter(time.ms, stop);
  const printed = new Map<string, string>();
  const isOneOfMany = asked.names.length > 1;
  const ends = await runAll(asked.names, configuration, options, stop, (name, reports) =>
    runNamed(
      name,
      {
        ...options,
        limits,
        reporters: reporters.names,
        lanesAt: concurrency.lanesAt,
        part: shard.shard,
        stop,
        left,
        reports: shardFolder(reports, shard.shard),
        whole: reports,
        root: options.reports,
        print: (results) => printed.set(name, results),
        isOneOfMany,
      },
      configuration,
      environment.env,
      gate,
      version,
    ),
  );
  stop.forget();
  forgetTime();
  if (ends.length === 0)
    return tellFailure(failure(exitCodes.usage, `error: ${given(options)} fits nothing in any API`));
  const results = asked.names.flatMap((name) => printed.get(name) ?? []);
  if (options.json && results.length > 0) say(isOneOfMany ? `[${results.join(',')}]` : results.join(''));
  if (isOneOfMany) await reportOnAll(ends, { ...options, reporters: reporters.names });
  if (options.open && ends.some((end) => end.run !== undefined)) {
    const folder = isOneOfMany ? options.reports : shardFolder(options.reports, shard.shard);
    await openReport(join(folder, 'index.html'));
  }
  return Math.max(...ends.map(({ exit }) => exit));
}

/** So many at the same time, in their order; those of which a filter leaves nothing are not among the ends. */
async function runAll(
  names: readonly string[],
  configuration: Configuration,
  { jobs = '1', reports, bail, shard }: RunCommandOptions,
  stop: Stop,
  runOne: (name: string, reports: string) => ReturnType<typeof runNamed>,
): Promise<readonly ApiEnd[]> {
  const folders = foldersFor(names, configuration);
  const part = shard === undefined ? '' : `/shard-${shard.replace('/', '-of-')}`;
  const ends = new Map<string, ApiEnd>();
  const waiting = [...names];
  // Several APIs keep their reports apart, so that none overwrites another's.
  const folderOf = (name: string) => (names.length > 1 ? join(reports, folders.get(name) ?? name) : reports);
  const runWaiting = async () => {
    while (stop.reason === undefined) {
      const name = waiting.shift();
      if (name === undefined) return;
      const work = async () => {
        const outcome = await runOne(name, folderOf(name));
        if (outcome === 'left out') return;
        const problem = outcome.ok ? outcome.failure : outcome;
        if (problem) tellFailure(problem);
        const exit = problem?.exit ?? (outcome.ok ? outcome.exit : exitCodes.notRun);
        ends.set(name, {
          name,
          folder: `${folders.get(name) ?? name}${part}`,
          exit,
          run: outcome.ok ? outcome : undefined,
        });
      };
      await (Number(jobs) > 1 && names.length > 1 ? inOneBlock(work) : work());
    }
  };
  await Promise.all(Array.from({ length: Math.min(Number(jobs), names.length) }, runWaiting));
  if (waiting.length > 0)
    complain(`${bail && stop.isByDeviation ? '--bail' : stop.reason}: not run: ${waiting.join(', ')}`);
  return names.flatMap((name) => ends.get(name) ?? []);
}

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
      `--${updateBaseline ? 'update-baseline' : 'min-coverage'} is about the whole run: give it to docproof merge`,
    );
  if (ownTarget && shard === undefined) return wrong('--own-target is about shards: give it with --shard');
  if (jobs !== undefined && !(/^[1-9]\d*$/.test(jobs) && Number(jobs) <= mostJobs))
    return wrong(`--jobs ${jobs} is not a whole number from 1 to ${mostJobs}`);
  return undefined;
}

const mostJobs = 64;
