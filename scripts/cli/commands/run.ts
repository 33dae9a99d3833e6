/** `docproof run`: provokes every documented response of one or several APIs and reports the results. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { type Configuration, configuredApi, readConfiguration } from '../configuration/read-configuration.ts';
import { findDocument } from '../documents.ts';
import { exitCodes, failure } from '../exit-codes.ts';
import { openGate } from '../gate.ts';
import { inOneBlock, printError, printFailure, printLine } from '../output.ts';
import { type ApiEnd, reportOnAll } from '../report-on-all.ts';
import { foldersFor, resolveApis } from '../resolve-apis.ts';
import { runApi } from '../run-api.ts';
import { type RunCommandOptions, runOptions, sharedOptions } from '../run-options.ts';
import { given } from '../selection.ts';
import { shardFolder } from '../shard.ts';
import { type Stop, stopAfter, stopOnSignals } from '../stop.ts';

export async function run(apis: readonly string[], options: RunCommandOptions): Promise<number> {
  const configuration = await readConfiguration(options.config);
  if (!configuration.ok) return printFailure(configuration);
  const asked = await resolveApis(apis, configuration, 'run');
  if (!asked.ok) return printFailure(asked);
  const shared = await sharedOptions(options);
  if (!shared.ok) return printFailure(shared);
  const { reporters, shard } = shared;
  const gate = await openGate(options);
  if (!gate.ok) return printFailure(gate);
  const isPageLost = options.htmlextra && options.engine !== 'newman';
  if (isPageLost && reporters.includes('htmlextra') && !options.quiet) {
    printError('note: htmlextra.html is left out: only --engine newman writes it');
  }
  const left = new Set<() => readonly string[]>();
  const stop = stopOnSignals(() => [...left].flatMap((lines) => lines()));
  const forgetTime = stopAfter(shared.maxTimeMs, stop);
  const printed = new Map<string, string>();
  const isOneOfMany = asked.names.length > 1;
  const runNamed = async (name: string, reports: string) => {
    const document = await findDocument(name, configuration);
    if (!document.ok) return document;
    const own = runOptions(options, shared, configuredApi(configuration, name), { reports, isOneOfMany });
    if (!own.ok) return own;
    const ownGate = own.baseline === options.baseline ? gate : await openGate(own);
    if (!ownGate.ok) return ownGate;
    const print = (results: string) => printed.set(name, results);
    return runApi(document, own, { gate: ownGate, stop, left, print });
  };
  const ends = await runAll(asked.names, configuration, options, stop, runNamed);
  stop.forget();
  forgetTime();
  if (ends.length === 0)
    return printFailure(failure(exitCodes.usage, `error: ${given(options)} fits nothing in any API`));
  const results = asked.names.flatMap((name) => printed.get(name) ?? []);
  if (options.json && results.length > 0)
    printLine(isOneOfMany ? `[${results.join(',')}]` : results.join(''));
  if (isOneOfMany) await reportOnAll(ends, { ...options, reporters });
  if (options.open && ends.some((end) => end.run !== undefined)) {
    const folder = isOneOfMany ? options.reports : shardFolder(options.reports, shard);
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
  runOne: (name: string, reports: string) => ReturnType<typeof runApi>,
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
        if (problem) printFailure(problem);
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
    printError(`${bail && stop.isByDeviation ? '--bail' : stop.reason}: not run: ${waiting.join(', ')}`);
  return names.flatMap((name) => ends.get(name) ?? []);
}

/** `--open`: shows a report in the browser. */
function openReport(file: string): Promise<void> {
  const [command, ...args] = opener(process.platform);
  return new Promise((opened) => {
    const child = spawn(command, [...args, resolve(file)], { stdio: 'ignore', detached: true });
    child.once('error', (error) => {
      printError(`warning: ${file} could not be opened: ${error.message}`);
      opened();
    });
    child.once('spawn', () => {
      child.unref();
      opened();
    });
  });
}

function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return ['xdg-open'];
}
