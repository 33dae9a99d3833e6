/** An overrides file from its skeleton to a request that holds a generated value. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withFolder } from './cli/docproof.ts';
import { warmDocproof } from './cli/warm.ts';

const document = `FORMAT: 1A

# Desk

## Tickets [/tickets]

### Open a ticket [POST]

+ Request (application/json)

        { "title": "Printer on fire", "floor": 3 }

+ Response 202 (application/json)

        { "queued": true }

+ Response 418 (application/json)

        { "error": "E17" }
`;

test('what cannot be provoked is listed as overrides, which people complete', async (context) => {
  const sent: Record<string, unknown>[] = [];
  const desk = createServer(async (request, answer) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString() || '{}');
    sent.push(body);
    const isOdd = String(body.title).startsWith('VIP-');
    answer.writeHead(isOdd ? 418 : 202, { 'Content-Type': 'application/json' });
    answer.end(JSON.stringify(isOdd ? { error: 'E17' } : { queued: true }));
  });
  await new Promise<void>((listening) => desk.listen(0, '127.0.0.1', listening));
  context.onTestFinished(() => void desk.close());
  const baseUrl = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
  await withFolder(async (cwd) => {
    const overrides = join(cwd, 'desk.overrides.yaml');
    writeFileSync(join(cwd, 'desk.apib'), document);
    const skeleton = await warmDocproof(['list', 'desk.apib', '--overrides'], { cwd });
    expect(skeleton).toMatchObject({ code: 0, stderr: '' });
    expect(skeleton.stdout).toMatch(
      /^ {2}desk\/open-a-ticket\/418:\n {4}# POST \/tickets, documented at desk\.apib:\d+\n/m,
    );

    writeFileSync(overrides, skeleton.stdout);
    const asPrinted = await warmDocproof(['list', 'desk.apib'], { cwd });
    expect(asPrinted.stdout).toMatch(
      /^desk\/open-a-ticket\/418 {2}\(overridden, \w+\)\n(.*\n)+? {2}left out: /m,
    );
    expect(await warmDocproof(['list', 'desk.apib', '--overrides'], { cwd })).toMatchObject({
      code: 0,
      stdout: '',
    });

    const request = 'request: { body: { title: "VIP-{{$uuid}}" } }';
    writeFileSync(overrides, skeleton.stdout.replace(/leave-out: .*/, request));
    const args = ['run', 'desk.apib', '--base-url', baseUrl, '--writes', 'all', '--reporter', 'junit'];
    const run = await warmDocproof(args, { cwd });
    expect(run, run.stdout + run.stderr).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 of 2'),
    });
    const odd = sent.find(({ title }) => String(title).startsWith('VIP-'));
    expect(odd).toEqual({ title: expect.stringMatching(/^VIP-[\da-f-]{36}$/), floor: 3 });

    // The mock gives it for the same request.
    const onMock = await warmDocproof(['run', 'desk.apib', '--engine', 'direct', '--reporter', 'junit'], {
      cwd,
    });
    expect(onMock.stdout).toContain('2 of 2');
  });
});
