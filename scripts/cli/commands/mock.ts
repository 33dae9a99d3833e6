/** `docproof mock`: serves what documents describe, until it is stopped. */

import type { Watching } from '../../boundary/index.ts';
import { problemText } from '../../boundary/index.ts';
import type { Fault, Limits, MockServer, SavedState, ServedOverview } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import { type Configuration, readConfiguration } from '../configuration/read-configuration.ts';
import { allFindingLines, findingsLine, newFindings } from '../document-findings.ts';
import { exitCodes, type Failure, failure } from '../exit-codes.ts';
import { type LoadedPlans, loadPlans } from '../load-plans.ts';
import { printError, printFailure, printLine } from '../output.ts';
import { warmReader } from '../reading/reader.ts';
import { requestPrinter } from '../request-log.ts';
import { resolveApis } from '../resolve-apis.ts';

export interface MockOptions {
  readonly port: string;
  readonly host: string;
  readonly config?: string;
  readonly latency?: string;
  readonly fault?: readonly string[];
  readonly state?: string;
  readonly watch?: boolean;
  readonly control?: boolean;
  readonly allowHost?: readonly string[];
  readonly maxItems?: string;
  readonly maxState?: string;
  readonly maxBody?: string;
  readonly cors: boolean;
  readonly conventions: boolean;
  readonly verbose?: boolean;
}

export async function mock(apis: readonly string[], options: MockOptions): Promise<number> {
  const configuration = await readConfiguration(options.config);
  if (!configuration.ok) return printFailure(configuration);
  const asked = await resolveApis(apis, configuration, 'mock');
  if (!asked.ok) return printFailure(asked);
  const since = Date.now();
  const loaded = await loadPlans(asked.names, configuration);
  if (!loaded.ok) return printFailure(loaded);
  for (const file of loaded.documents)
    printError(
      ...findingsLine(
        file,
        loaded.findings.filter(({ source }) => source.file === file),
      ),
    );
  const server = await start(loaded.plans, options);
  if ('exit' in server) return printFailure(server);
  tellStarted(server, options);
  const watching = options.watch
    ? await watchDocuments(server, asked.names, configuration, { ...loaded, since })
    : undefined;
  await untilStopped();
  watching?.close();
  const isKept = options.state === undefined || (await keepState(options.state, server));
  await server.close();
  return isKept ? exitCodes.ok : exitCodes.notRun;
}

async function start(plans: readonly ScenarioPlan[], options: MockOptions): Promise<MockServer | Failure> {
  const { parseFault, parseLatency, readStateFile, startMock, UnusableState } = await import(
    '../../mock/index.ts'
  );
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return failure(
      exitCodes.usage,
      `error: --port must be a number from 0 (any free port) to 65535, not ${options.port}`,
    );
  }
  const latency = options.latency === undefined ? undefined : parseLatency(options.latency);
  if (latency && 'problem' in latency)
    return failure(exitCodes.usage, `error: --latency: ${latency.problem}`);
  const faults: Fault[] = [];
  for (const text of options.fault ?? []) {
    const fault = parseFault(text);
    if ('problem' in fault) return failure(exitCodes.usage, `error: --fault: ${fault.problem}`);
    faults.push(fault);
  }
  const limits = await limitsOf(options);
  if ('exit' in limits) return limits;
  let state: SavedState | undefined;
  if (options.state !== undefined) {
    const read = await readStateFile(options.state, 2 * limits.bytes);
    if (!read.ok) return failure(exitCodes.usage, `error: ${read.problem}`);
    state = read.state;
  }
  try {
    return await startMock({
      plans,
      port,
      host: options.host,
      cors: options.cors,
      conventions: options.conventions,
      ...(options.control === undefined ? {} : { control: options.control }),
      allowHosts: options.allowHost ?? [],
      limits,
      ...(latency ? { latency } : {}),
      faults,
      ...(state ? { state } : {}),
      ...(options.verbose ? { onRequest: requestPrinter() } : {}),
    });
  } catch (error) {
    if (error instanceof UnusableState)
      return failure(exitCodes.usage, `error: cannot use the state in ${options.state}: ${error.message}`);
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'EADDRINUSE'
        ? `port ${port} is in use; choose another one with --port, or 0 for any free port`
        : error instanceof Error
          ? error.message
          : String(error);
    return failure(exitCodes.notRun, `error: the mock cannot listen at ${options.host}:${port}: ${why}`);
  }
}

async function limitsOf(options: MockOptions): Promise<Limits | Failure> {
  const { defaultLimits } = await import('../../mock/index.ts');
  const limits = { ...defaultLimits };
  const asked = [
    ['--max-items', options.maxItems, 10_000_000, 'items', 1],
    ['--max-state', options.maxState, 4_096, 'bytes', 1_048_576],
    ['--max-body', options.maxBody, 256, 'bodyBytes', 1_048_576],
  ] as const;
  for (const [option, text, most, limit, unit] of asked) {
    if (text === undefined) continue;
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < 1 || number > most)
      return failure(
        exitCodes.usage,
        `error: ${option} must be a whole number from 1 to ${most}, not ${text}`,
      );
    limits[limit] = number * unit;
  }
  return limits;
}

function tellStarted(server: MockServer, options: MockOptions): void {
  printLine(server.overview().map(overviewLine).join('\n'));
  printLine(`\nlistening at ${server.url}`);
  printLine(behaviourLine(options));
  if (server.page !== undefined) printLine(`control page at ${server.page}`);
  for (const { title, hidden, alsoBelow } of server.overview()) {
    if (hidden.length === 0) continue;
    printError(
      `note: ${hidden.join(', ')} of ${title} is documented before by another API; ask for it below ${alsoBelow.join(' or ')}`,
    );
  }
  for (const ignored of server.ignored)
    printError(`warning: the state has ${ignored}, which is not documented`);
  printLine('stop with Ctrl-C');
}

/** What makes the answers differ from those of a plain start. */
function behaviourLine({ latency, fault = [], state }: MockOptions): string {
  return [
    `latency: ${latency === undefined ? 'none' : `${latency} ms`}`,
    `faults: ${fault.length === 0 ? 'none' : fault.join('; ')}`,
    `state: ${state === undefined ? 'documented examples' : `kept in ${state}`}`,
  ].join(', ');
}

function overviewLine({ title, operations, responses, alsoBelow }: ServedOverview): string {
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  const also = alsoBelow.length === 0 ? '' : `, also below ${alsoBelow.join(' and ')}`;
  return `${title}: ${counted(operations, 'operation')}, ${counted(responses, 'documented response')}${also}`;
}

async function watchDocuments(
  server: MockServer,
  names: readonly string[],
  configuration: Configuration,
  { documents, overrides, findings, since }: LoadedPlans & { readonly since: number },
): Promise<Watching> {
  const { watchMock } = await import('../../mock/index.ts');
  warmReader();
  let known = findings;
  return watchMock({
    server,
    documents,
    others: overrides,
    since,
    load: async () => {
      const loaded = await loadPlans(names, configuration);
      if (!loaded.ok) return { ok: false, problem: loaded.lines.join('\n') };
      printError(...allFindingLines(newFindings(loaded.findings, known)));
      known = loaded.findings;
      return { ok: true, plans: loaded.plans };
    },
    tell: (event) => {
      if (event.kind === 'served')
        printLine(`changed documentation is served now (read in ${event.milliseconds} ms)`);
      else printError(event.problem, 'the last good documentation is served on');
    },
  });
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** Whether the state could be written. */
async function keepState(file: string, server: MockServer): Promise<boolean> {
  const { writeStateFile } = await import('../../mock/index.ts');
  try {
    writeStateFile(file, server.save());
    printLine(`state saved in ${file}`);
    return true;
  } catch (error) {
    printError(`error: cannot save the state in ${file}: ${problemText(error)}`);
    return false;
  }
}
