import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withFolder } from './cli/docproof.ts';
import { warmDocproof } from './cli/warm.ts';

const document = [
  'FORMAT: 1A',
  '# Shop',
  '## Orders [/orders]',
  '### Find orders [POST /orders/search]',
  '+ Request (application/json)',
  '',
  '        {"text": "tea", "limit": 5}',
  '',
  '+ Response 200',
  '+ Response 400',
];
const byHand = [
  '# kept by hand',
  'responses:',
  '  shop/find-orders/200:',
  '    values: {} # nothing to be found',
];

/** A search that refuses nothing but a limit that is not a number. */
const search = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const { limit = 1 } = JSON.parse(body || '{}') as { limit?: unknown };
    response.writeHead(typeof limit === 'number' ? 200 : 400).end();
  });
});

test('docproof learn writes down which attempt worked, once, beside what people wrote', async (context) => {
  await new Promise<void>((listening) => search.listen(0, '127.0.0.1', listening));
  context.onTestFinished(() => void search.close());
  const { port } = search.address() as AddressInfo;
  await withFolder(async (folder) => {
    const apib = join(folder, 'shop.apib');
    const overrides = join(folder, 'shop.overrides.yaml');
    writeFileSync(apib, document.join('\n'));
    writeFileSync(overrides, byHand.join('\n'));
    const learning = () =>
      warmDocproof(['learn', apib, '--base-url', `http://127.0.0.1:${port}`, '--writes', 'all'], {
        cwd: folder,
      });

    const first = await learning();
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toMatch(/^shop\/find-orders\/400: invalid-/m);
    const learned = readFileSync(overrides, 'utf8');
    expect(learned).toMatch(/limit "not-a-number"; attempt 2 of \d+ got it at .*\s+way: invalid-/);
    for (const line of byHand) expect(learned).toContain(line);

    const listed = await warmDocproof(['list', apib], { cwd: folder });
    expect(listed.stdout).toContain('shop/find-orders/400  (overridden, certain)');
    const again = await learning();
    expect(again.code, again.stderr).toBe(0);
    expect(readFileSync(overrides, 'utf8')).toBe(learned);
  });
});
