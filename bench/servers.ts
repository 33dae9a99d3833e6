/** Servers in processes of their own, so that none takes time from another's measurement. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { performance } from 'node:perf_hooks';

export interface ServerPlan {
  readonly name: string;
  /** Arguments of node. */
  readonly args: (port: number) => readonly string[];
}

export interface RunningServer {
  readonly name: string;
  readonly url: string;
  /** From the start of the process to its first answer. */
  readonly startMs: number;
  /** Resident memory now, in MiB; undefined where the system does not tell. */
  memory(): number | undefined;
  /** Processor time that it has taken so far, in ms; undefined where the system does not tell. */
  processorMs(): number | undefined;
  stop(): Promise<void>;
}

/** Starts a server and waits for its first answer at a path. */
export async function startServer(plan: ServerPlan, path: string): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begin = performance.now();
  const child = spawn(process.execPath, plan.args(port), {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await firstAnswer(url + path, child, plan.name);
  return {
    name: plan.name,
    url,
    startMs: performance.now() - begin,
    memory: () => residentMemory(child),
    processorMs: () => processorMs(child),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function firstAnswer(url: string, child: ChildProcess, name: string): Promise<void> {
  const giveUp = performance.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    const status = await fetch(url).then(
      (answer) => answer.arrayBuffer().then(() => answer.status),
      () => undefined,
    );
    if (status === 200) return;
    if (performance.now() > giveUp) throw new Error(`${name} does not answer (last status: ${status})`);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createSocketServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function residentMemory({ pid }: ChildProcess): number | undefined {
  if (pid === undefined || !existsSync('/proc')) return undefined;
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

/** Ticks of user and system time are hundredths of a second. */
function processorMs({ pid }: ChildProcess): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (pid === undefined || !existsSync(file)) return undefined;
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** What a bare server answers: bytes by path. */
export type Canned = Readonly<Record<string, { readonly headers: readonly string[]; readonly body: string }>>;

/** `bare-server PORT JSON`: nothing but node:http, answering bytes that are ready. */
export function bareServer([port = '0', canned = '{}']: readonly string[]): void {
  const answers = new Map(Object.entries(JSON.parse(canned) as Canned));
  createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    response.writeHead(answer ? 200 : 404, answer ? [...answer.headers] : []);
    response.end(answer?.body);
  }).listen(Number(port), '127.0.0.1');
}
