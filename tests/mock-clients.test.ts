/** The mock, asked by clients that were written by others: stock Newman, and Dredd where it is installed. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './cli/docproof.ts';
import { type Served, serveMock } from './cli/served.ts';

const dredd = resolve('bench/peers/node_modules/dredd/bin/dredd');
if (!existsSync(dredd)) {
  console.warn(
    'SKIPPED: Dredd is not asked; install it by: npm install --no-package-lock --prefix bench/peers',
  );
}

let served: Served;
beforeAll(async () => {
  served = await serveMock(['sending-ips']);
});
afterAll(async () => {
  await served?.stop();
});

test('stock Newman finds all seven responses in the committed collection', async () => {
  const newman = resolve('node_modules/newman/bin/newman.js');
  const { code, stdout } = await run(process.execPath, [
    newman,
    'run',
    'collections/sending-ips.postman_collection.json',
    '--env-var',
    `baseUrl=${served.baseUrl}`,
    '--env-var',
    'authorization=any',
    '--env-var',
    'writes=all',
  ]);
  expect({ code, stdout: code === 0 ? '' : stdout }).toEqual({ code: 0, stdout: '' });
});

describe.skipIf(!existsSync(dredd))('Dredd', () => {
  test('passes on the same document, without a hook', async () => {
    const { code, stdout } = await run(process.execPath, [
      dredd,
      'apis/sending-ips.apib',
      served.baseUrl,
      '--loglevel=error',
    ]);
    expect({ code, stdout: code === 0 ? '' : stdout }).toEqual({ code: 0, stdout: '' });
    expect(stdout).toContain('3 passing, 0 failing');
  });
});
