/** How a run begins and ends where something stands in its way. */
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { docproof, run, withFolder } from './cli/docproof.ts';
import { startHostile } from './hostile/target/play.ts';
import type { Behaviour } from './hostile/target/steps.ts';
import { forEver, head } from './hostile/target/steps.ts';

const notes = resolve('tests/hostile/notes.apib');

async function withProxy<Result>(act: (url: string) => Promise<Result>): Promise<Result> {
  const proxy = createServer((_, answer) => answer.writeHead(502).end());
  proxy.on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const address = proxy.address();
  try {
    return await act(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}

test('a proxy that refuses is reported in one line, with exit code 3', () =>
  withProxy(async (HTTPS_PROXY) => {
    const args = ['run', notes, '--base-url', 'https://api.example.test', '--no-htmlextra'];
    const ended = await withFolder((reports) => docproof([...args, '-r', reports], { env: { HTTPS_PROXY } }));
    expect(ended.code).toBe(3);
    expect(ended.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^error: .*the proxy .* refused the connection to api\.example\.test:443 \(403/),
    ]);
  }));

test('a proxy is never asked for the embedded mock', () =>
  withProxy(async (HTTP_PROXY) => {
    const args = ['run', notes, '--no-htmlextra', '-q'];
    const ended = await withFolder((reports) => docproof([...args, '-r', reports], { env: { HTTP_PROXY } }));
    expect([ended.code, ended.stderr]).toEqual([0, '']);
  }));

test('one signal ends a run, even at a target whose answers do not end', () =>
  withFolder(async (reports) => {
    const endless: Behaviour = {
      name: 'a slow body',
      steps: [{ send: head('Content-Length: 100000') }, { repeat: ' ', times: forEver, everyMs: 50 }],
      exits: [3],
    };
    const target = await startHostile(endless);
    const ended = await docproof(
      ['run', notes, '--base-url', target.baseUrl, '-r', reports, '--timeout', '3', '--no-htmlextra'],
      { stopWhen: { signal: 'SIGTERM', seen: () => existsSync(join(reports, 'results.json')) } },
    );
    await target.close();
    expect(ended.code, ended.stderr).toBe(3);
    expect(ended.stderr).toContain('stopped by SIGTERM');
  }));

test('a missing --env-file is wrong usage, also where docproof is started by its name', async () => {
  const ended = await run(resolve('bin/docproof.js'), ['run', notes, '--env-file', 'nope.env']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(/^error: cannot read --env-file nope\.env/);
});

test('runs that end at the same time leave each other whole', () =>
  withFolder(async (reports) => {
    const args = ['run', notes, '-r', reports, '--engine', 'direct', '--keep', '1', '-q'];
    const ended = await Promise.all([1, 2, 3].map(() => docproof(args)));
    expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    const runs = readdirSync(join(reports, 'runs'));
    expect(runs.length).toBeGreaterThan(0);
    for (const id of runs) {
      const files = readdirSync(join(reports, 'runs', id)).sort();
      expect(files).toEqual(['ctrf.json', 'index.html', 'junit.xml', 'results.json', 'run.json']);
    }
  }));
