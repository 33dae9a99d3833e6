/** Large documents, slow targets and many APIs: docproof beside stock Newman and plain fetch, in one run. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { generatedDocument } from './generated-document.ts';
import { type Contestant, interleaved, median, peakMemory, printTable } from './measure.ts';
import { startServer } from './servers.ts';

const docproof = resolve('dist/docproof.js');
const newman = resolve('node_modules/newman/bin/newman.js');
const bench = process.argv[1] ?? '';
const responses = Number(process.env.BENCH_RESPONSES ?? '300');
const apis = Number(process.env.BENCH_APIS ?? '40');
const rounds = Number(process.env.BENCH_ROUNDS ?? '3');

/** Prints a table for each of these situations. */
export async function benchWide(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-bench-'));
  try {
    const document = join(folder, 'generated.apib');
    writeFileSync(document, generatedDocument(responses));
    execFileSync(process.execPath, [docproof, 'build', document], { cwd: folder });
    const collection = join(folder, 'collections/generated.postman_collection.json');
    await loopback(folder, document, collection);
    await slow(folder, document, collection);
    await manyApis(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loopback(folder: string, document: string, collection: string): Promise<void> {
  const target = await mockOf(document);
  const run = runOf(document, target.url, folder);
  try {
    // Its requests are what plain fetch sends, one after another.
    execFileSync(process.execPath, [...run, '--engine', 'direct', '--concurrency', '1', '--quiet']);
    const requests = join(folder, 'requests.json');
    writeFileSync(requests, JSON.stringify(requestsIn(join(folder, 'reports/results.json'))));
    const measured = await interleaved(
      [
        stock(collection, target.url),
        { name: 'docproof, newman engine', args: [...run, '--no-htmlextra'] },
        {
          name: 'docproof, direct engine, one by one',
          args: [...run, '--engine', 'direct', '--concurrency', '1'],
        },
        { name: 'docproof, direct engine', args: [...run, '--engine', 'direct'] },
        { name: 'fetch of the same requests', args: [bench, 'fetch-requests', requests] },
      ],
      rounds,
    );
    printTable(`${responses} responses on loopback, ${rounds} rounds`, measured, 'newman');
    printOwnTime(run, join(folder, 'reports/results.json'), requests);
  } finally {
    await target.stop();
  }
}

/** Of each request, without start, reading and reports: the engine beside fetch, one after another. */
function printOwnTime(run: readonly string[], results: string, requests: string): void {
  const times = Array.from({ length: rounds }, () => {
    execFileSync(process.execPath, [...run, '--engine', 'direct', '--concurrency', '1', '--quiet']);
    const { durationMs } = JSON.parse(readFileSync(results, 'utf8')) as { readonly durationMs: number };
    const fetched = execFileSync(process.execPath, [bench, 'fetch-requests', requests], { encoding: 'utf8' });
    return { engine: durationMs / requestsIn(results).length, fetch: Number(fetched) };
  });
  const [engine, fetch] = (['engine', 'fetch'] as const).map((name) =>
    median(times.map((each) => each[name]).toSorted((a, b) => a - b)),
  ) as [number, number];
  console.log(
    `each request: direct engine ${engine.toFixed(1)} ms, fetch ${fetch.toFixed(1)} ms, ratio ${(engine / fetch).toFixed(1)}`,
  );
}

async function slow(folder: string, document: string, collection: string): Promise<void> {
  const target = await mockOf(document, '--latency', '100');
  const run = runOf(document, target.url, folder);
  try {
    const contestants = [
      stock(collection, target.url),
      {
        name: 'docproof, direct engine, concurrency 16',
        args: [...run, '--engine', 'direct', '--concurrency', '16'],
      },
    ];
    printTable(
      `${responses} responses at 100 ms latency, 1 round`,
      await interleaved(contestants, 1),
      'newman',
    );
  } finally {
    await target.stop();
  }
}

async function manyApis(folder: string): Promise<void> {
  const documents = join(folder, 'services');
  mkdirSync(documents);
  for (let index = 1; index <= apis; index += 1)
    copyFileSync('apis/sending-ips.apib', join(documents, `service-${index}.apib`));
  const reports = join(folder, 'many');
  const run = [docproof, 'run', documents, '--reports', reports, '--quiet', '--keep', '1'];
  const measured = await interleaved(
    [
      { name: 'newman engine, no htmlextra', args: [...run, '--no-htmlextra'] },
      { name: 'direct engine', args: [...run, '--engine', 'direct'] },
      { name: 'direct engine, -j 4', args: [...run, '--engine', 'direct', '-j', '4'] },
    ],
    rounds,
  );
  printTable(
    `${apis} APIs of 7 responses, embedded mocks, ${rounds} rounds`,
    measured,
    'newman engine, no htmlextra',
  );
  console.log(`reports of the ${apis} APIs: ${(sizeOf(reports) / 1024 / 1024).toFixed(1)} MiB`);
}

/** A whole run on the embedded mock, for each size: time and memory. */
export async function benchRunCurve(): Promise<void> {
  const sizes = (process.env.BENCH_SIZES ?? '10,100,1000,10000').split(',').map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'docproof-bench-'));
  console.log('\nwhole runs on the embedded mock, direct engine; the document is read before');
  try {
    for (const size of sizes) {
      const document = join(folder, `generated-${size}.apib`);
      writeFileSync(document, generatedDocument(size));
      const args = [
        docproof,
        'run',
        document,
        '--engine',
        'direct',
        '--quiet',
        '--reports',
        join(folder, 'reports'),
      ];
      execFileSync(process.execPath, [docproof, 'build', document], { cwd: folder, stdio: 'ignore' });
      const runs = [];
      for (let round = 0; round < (size > 1_000 ? 1 : rounds); round += 1) runs.push(await peakMemory(args));
      const ms = median(runs.map((run) => run.ms).toSorted((a, b) => a - b));
      const memory = Math.max(...runs.map((run) => run.mebibytes));
      console.log(
        `${String(size).padStart(6)} responses  ${(ms / 1000).toFixed(1)} s  ${(ms / size).toFixed(1)} ms each  ${memory.toFixed(0)} MiB`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function mockOf(document: string, ...args: readonly string[]) {
  return startServer(
    { name: 'mock', args: (port) => [docproof, 'mock', document, '--port', String(port), ...args] },
    // The first list of a generated document.
    '/bababas',
  );
}

function runOf(document: string, url: string, folder: string): readonly string[] {
  return [docproof, 'run', document, '--base-url', url, '--reports', join(folder, 'reports'), '--keep', '1'];
}

function stock(collection: string, url: string): Contestant {
  return {
    name: 'newman',
    args: [newman, 'run', collection, '--env-var', `baseUrl=${url}`, '--env-var', 'writes=restore'],
  };
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body?: string;
}

function requestsIn(file: string): readonly Sent[] {
  const { responses } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly responses: readonly { readonly exchanges: readonly { readonly request: Sent }[] }[];
  };
  return responses.flatMap(({ exchanges }) => exchanges.map(({ request }) => request));
}

/** Sends what a file lists, one after another; prints how many ms each took on average. */
export async function fetchRequests([file = '']: readonly string[]): Promise<void> {
  const requests = JSON.parse(readFileSync(file, 'utf8')) as readonly Sent[];
  const begin = performance.now();
  for (const { method, url, headers, body } of requests) {
    const own = headers.filter(({ name }) => /^(content-type|authorization|accept)$/i.test(name));
    const answer = await fetch(url, {
      method,
      headers: own.map(({ name, value }): [string, string] => [name, value]),
      ...(body === undefined || method === 'GET' ? {} : { body }),
    });
    await answer.text();
  }
  console.log((performance.now() - begin) / requests.length);
}

function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
