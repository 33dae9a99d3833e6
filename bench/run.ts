/** A whole run of docproof, process start included, side by side with bare Newman and a loop of fetch. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startStandIn } from '../tests/stand-in/sending-ips/index.ts';
import { type Contestant, interleaved, printTable } from './measure.ts';

const docproof = resolve('dist/docproof.js');
const newman = resolve('node_modules/newman/bin/newman.js');
const collection = resolve('collections/sending-ips.postman_collection.json');

const rounds = Number(process.env.BENCH_ROUNDS ?? '15');

interface Target {
  readonly baseUrl: string;
  readonly key: string;
  readonly ip: string;
  readonly pool: string;
}

/** Prints one table for docproof's own mock and one for the stand-in. */
export async function benchRun(): Promise<void> {
  const reports = mkdtempSync(join(tmpdir(), 'docproof-bench-'));
  const standIn = await startStandIn();
  const mock = await startMock();
  try {
    const [first] = standIn.state().ips;
    const live = { ...standIn, ip: first?.external_ip ?? '', pool: first?.ip_pool ?? '' };
    await compare('7 responses, hand-written stand-in', live, docproofAt(reports, live.baseUrl));
    await compare(
      '7 responses, mock (embedded in docproof; a process of its own for the others)',
      mock,
      docproofAt(reports),
    );
  } finally {
    mock.stop();
    await standIn.close();
    rmSync(reports, { recursive: true, force: true });
  }
}

/** docproof by each of its engines, which write the same reports; at its own mock where no base URL is given. */
function docproofAt(reports: string, baseUrl?: string): readonly Contestant[] {
  const target = baseUrl === undefined ? [] : ['--base-url', baseUrl, '--writes', 'restore'];
  const args = [docproof, 'run', 'sending-ips', ...target, '--reports', reports];
  return [
    { name: 'docproof, with htmlextra', args },
    { name: 'docproof, newman engine', args: [...args, '--no-htmlextra'] },
    { name: 'docproof, direct engine', args: [...args, '--no-htmlextra', '--engine', 'direct'] },
  ];
}

async function compare(title: string, target: Target, whole: readonly Contestant[]): Promise<void> {
  const variables = [`baseUrl=${target.baseUrl}`, `authorization=${target.key}`, 'writes=restore'];
  const contestants: readonly Contestant[] = [
    {
      name: 'newman',
      args: [newman, 'run', collection, ...variables.flatMap((pair) => ['--env-var', pair])],
    },
    ...whole.map((each) => ({ ...each, env: { DOCPROOF_AUTHORIZATION: target.key } })),
    {
      name: 'fetch loop',
      args: [resolve('dist/bench.js'), 'fetch-loop', target.baseUrl, target.key, target.ip, target.pool],
    },
  ];
  printTable(`${title}, ${rounds} rounds`, await interleaved(contestants, rounds), 'newman');
}

/** docproof's mock in a process of its own; its data are the documented examples. */
async function startMock(): Promise<Target & { stop(): void }> {
  const child = spawn(process.execPath, [docproof, 'mock', 'sending-ips', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const baseUrl = await new Promise<string>((found, lost) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const [url] = /http:\/\/[\w.[\]:]+:\d+[\w/]*/.exec(printed) ?? [];
        if (url !== undefined) found(url);
      });
    }
    child.once('exit', (code) => lost(new Error(`the mock ended with ${code}: ${printed}`)));
  });
  return { baseUrl, key: 'any', ip: '123.45.67.89', pool: 'default', stop: () => void child.kill() };
}
