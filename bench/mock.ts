/**
 * The mock beside a bare server that gives the same bytes, and beside Prism: requests a second, start, memory. The aims
 * are 70 % of the bare server's throughput and 4 times Prism's.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.ts';
import { type Canned, type RunningServer, type ServerPlan, startServer } from './servers.ts';

const autocannon = fileURLToPath(import.meta.resolve('autocannon'));
const docproof = resolve('dist/docproof.js');
const peers = resolve('bench/peers');
/** BENCH_PRISM names the `index.js` of a Prism that is installed elsewhere. */
const prism = process.env.BENCH_PRISM ?? join(peers, 'node_modules/@stoplight/prism-cli/dist/index.js');

const rounds = Number(process.env.BENCH_ROUNDS ?? '9');
const seconds = Number(process.env.BENCH_SECONDS ?? '2');
const list = '/sending-ips';
const item = '/sending-ips/123.45.67.89';

const mockPlan: ServerPlan = {
  name: 'docproof mock',
  args: (port) => [docproof, 'mock', 'sending-ips', '--port', String(port)],
};

export async function benchMock(): Promise<void> {
  const mock = await startServer(mockPlan, list);
  const servers = [mock];
  try {
    const canned = { [list]: await bytesOf(mock.url + list), [item]: await bytesOf(mock.url + item) };
    servers.push(await startServer(barePlan(canned), list));
    const other = prismPlan();
    if (other) servers.push(await startServer(other, list));
    for (const pipelining of [1, 10]) {
      await compare(titleOf('list', pipelining), list, servers, pipelining);
      await compare(titleOf('item', pipelining), item, servers, pipelining);
    }
    console.log('\nmemory after that (MiB resident)');
    for (const server of servers)
      console.log(`${server.name.padEnd(16)} ${server.memory()?.toFixed(0) ?? 'unknown'}`);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
  await compareStarts();
  await largeState();
}

async function bytesOf(url: string): Promise<Canned[string]> {
  const answer = await fetch(url);
  const own = /^(date|connection|keep-alive)$/;
  const headers = [...answer.headers].filter(([name]) => !own.test(name)).flat();
  return { headers, body: await answer.text() };
}

function barePlan(canned: Canned): ServerPlan {
  const bench = process.argv[1] ?? '';
  return {
    name: 'bare node:http',
    args: (port) => [bench, 'bare-server', String(port), JSON.stringify(canned)],
  };
}

/** Prism takes no API Blueprint: the same two operations are written as OpenAPI for it. */
function prismPlan(): ServerPlan | undefined {
  if (!existsSync(prism)) {
    console.log('installing Prism into bench/peers …');
    try {
      execFileSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--silent'], {
        cwd: peers,
        stdio: 'inherit',
      });
    } catch {
      console.log('Prism cannot be installed here, so it is left out.');
      return undefined;
    }
  }
  const document = join(peers, 'sending-ips.openapi.json');
  return { name: 'Prism', args: (port) => [prism, 'mock', '-p', String(port), '-v', 'silent', document] };
}

function titleOf(what: string, pipelining: number): string {
  return pipelining === 1 ? what : `${what}, ${pipelining} requests at once on each connection`;
}

/** Rounds in which all have their turn, in another order each time: what the machine does meanwhile hits all alike. */
async function compare(
  title: string,
  path: string,
  servers: readonly RunningServer[],
  pipelining: number,
): Promise<void> {
  const rates = servers.map((): number[] => []);
  const costs = servers.map((): number[] => []);
  for (const server of servers) await load(server.url + path, 1, pipelining);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < servers.length; turn += 1) {
      const index = (turn + round) % servers.length;
      const server = servers[index] as RunningServer;
      const before = server.processorMs();
      const { rate, answers } = await load(server.url + path, seconds, pipelining);
      rates[index]?.push(rate);
      costs[index]?.push((((server.processorMs() ?? Number.NaN) - (before ?? 0)) * 1000) / answers);
    }
  }
  console.log(`\n${title}: requests a second and processor time for each, medians of ${rounds} rounds`);
  for (const [index, server] of servers.entries()) {
    const [rate, cost] = [middle(rates[index]), middle(costs[index])];
    console.log(
      `${server.name.padEnd(16)} ${rate.toFixed(0).padStart(7)}/s ${cost.toFixed(1).padStart(7)} µs`,
    );
  }
  for (const [index, server] of servers.entries()) {
    if (index === 0) continue;
    const byRate = middle(ratios(rates[0], rates[index]));
    const byCost = middle(ratios(costs[index], costs[0]));
    console.log(
      `${percent(byRate)} of the throughput of ${server.name}, ${percent(byCost)} by processor time (medians of the rounds' ratios)`,
    );
  }
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(0)} %`;
}

function middle(values: readonly number[] = []): number {
  return median(values.toSorted((a, b) => a - b));
}

function ratios(above: readonly number[] = [], below: readonly number[] = []): readonly number[] {
  return above.map((value, round) => value / (below[round] ?? Number.NaN));
}

interface Load {
  readonly rate: number;
  readonly answers: number;
}

/** What a server answers to 20 connections: so many a second, so many in all. */
function load(url: string, duration: number, pipelining = 1): Promise<Load> {
  return new Promise((resolve, reject) => {
    const shape = ['-c', '20', '-p', String(pipelining), '-d', String(duration)];
    const child = spawn(process.execPath, [autocannon, '-j', ...shape, url], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.once('close', () => {
      const result = JSON.parse(printed) as {
        requests: { average: number };
        '2xx': number;
        non2xx: number;
        errors: number;
      };
      if (result.non2xx > 0 || result.errors > 0)
        reject(new Error(`${url}: ${result.non2xx} answers were no success`));
      else resolve({ rate: result.requests.average, answers: result['2xx'] });
    });
  });
}

async function compareStarts(): Promise<void> {
  const other = existsSync(prism) ? prismPlan() : undefined;
  const plans = other ? [mockPlan, other] : [mockPlan];
  const times = plans.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, plan] of plans.entries()) {
      const server = await startServer(plan, list);
      times[index]?.push(server.startMs);
      await server.stop();
    }
  }
  console.log(`\nstart to first answer, median of ${rounds}`);
  for (const [index, plan] of plans.entries()) {
    console.log(
      `${plan.name.padEnd(16)} ${median((times[index] ?? []).toSorted((a, b) => a - b)).toFixed(0)} ms`,
    );
  }
}

/** Reads by id out of 100,000 items take as long as out of two. */
async function largeState(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-bench-'));
  const file = join(folder, 'state.json');
  const count = 100_000;
  writeFileSync(file, JSON.stringify(stateOf(count)));
  const small = await startServer(mockPlan, list);
  const large = await startServer(
    { name: 'large', args: (port) => [...mockPlan.args(port), '--state', file] },
    addressOf(0),
  );
  try {
    const rates = { small: [] as number[], first: [] as number[], last: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      rates.small.push((await load(small.url + item, seconds)).rate);
      rates.first.push((await load(large.url + addressOf(0), seconds)).rate);
      rates.last.push((await load(large.url + addressOf(count - 1), seconds)).rate);
    }
    console.log(`\nread by id, requests a second, median of ${rounds}`);
    for (const [name, values] of Object.entries({
      'of 2': rates.small,
      [`first of ${count}`]: rates.first,
      [`last of ${count}`]: rates.last,
    })) {
      console.log(`${name.padEnd(20)} ${median(values.toSorted((a, b) => a - b)).toFixed(0)}`);
    }
    console.log(`memory with ${count} items: ${large.memory()?.toFixed(0) ?? 'unknown'} MiB`);
  } finally {
    await Promise.all([small.stop(), large.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function ipOf(index: number): string {
  return `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
}

function addressOf(index: number): string {
  return `/sending-ips/${ipOf(index)}`;
}

function stateOf(count: number): object {
  const items = Array.from({ length: count }, (_none, index) => ({
    id: ipOf(index),
    value: {
      external_ip: ipOf(index),
      hostname: `mta${index}.example.com`,
      ip_pool: 'default',
      customer_provided: false,
    },
  }));
  return {
    format: 'docproof-mock-state',
    version: 1,
    resources: { 'sending-ips:/sending-ips/{}': { '': items } },
    removed: [],
    deeds: [],
  };
}
