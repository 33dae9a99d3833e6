/** The mock, asked by clients that were written by others: stock Newman, and Dredd where it is installed. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

/** What Dredd can express, beyond JSON: texts as they stand in the document, forms, and an answer without a body. */
const notices = `FORMAT: 1A

# Notices

## Notice [/notices/{id}]

+ Parameters
    + id: 7 (number)

### Read a notice [GET]

+ Response 200 (application/xml)

        <?xml version="1.0"?>
        <notice id="7">
          <text>Closed on Monday</text>
        </notice>

### Take a notice down [DELETE]

+ Response 204 (application/json)

## Motto [/motto]

### Read the motto [GET]

+ Response 200 (text/plain)

        Slow and steady

## Sessions [/sessions]

### Sign in [POST]

+ Request (application/x-www-form-urlencoded)

        name=ann&password=s3cret

+ Response 200 (application/json)

        { "token": "b7f9c2" }

+ Response 401 (text/plain)

        Wrong name or password

## Search [/search?q={term}]

### Search [GET]

+ Parameters
    + term: monday (string)

+ Response 200 (application/json)

        [{ "id": 7 }]
`;

describe.skipIf(!existsSync(dredd))('Dredd', () => {
  test('passes on texts, forms and answers without a body', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'docproof-dredd-'));
    const file = join(folder, 'notices.apib');
    writeFileSync(file, notices);
    const own = await serveMock([file]);
    const { stdout } = await run(process.execPath, [dredd, file, own.baseUrl, '--loglevel=error']);
    await own.stop();
    rmSync(folder, { recursive: true });
    expect(stdout).toContain('5 passing, 0 failing');
  });

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
