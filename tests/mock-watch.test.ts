/** A mock that watches its document. */
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serveMock } from './cli/served.ts';

const folder = mkdtempSync(join(tmpdir(), 'docproof-watch-'));
const file = join(folder, 'ips.apib');
const original = readFileSync('apis/sending-ips.apib', 'utf8');
let served: Served;

beforeAll(async () => {
  writeFileSync(file, original);
  served = await serveMock([file], ['--watch', '--state', join(folder, 'state.json')]);
});
afterAll(async () => {
  await served?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A busy machine may take its time. */
const slow = { timeout: 30_000 };

const poolOf = async (ip: string) => {
  const answer = await fetch(`${served.baseUrl}/sending-ips/${ip}`);
  return ((await answer.json()) as { results: { ip_pool: string } }).results.ip_pool;
};

test('a changed document is served, what was changed is kept, and a broken one changes nothing', async () => {
  await fetch(`${served.baseUrl}/sending-ips/123.45.67.80`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: '{"ip_pool":"marketing"}',
  });
  writeFileSync(file, original.replaceAll('cool_kids', 'warm_kids'));
  await expect.poll(() => poolOf('123.45.67.89'), slow).toBe('warm_kids');
  expect(await poolOf('123.45.67.80')).toBe('marketing');

  writeFileSync(file, '# Nothing');
  await expect.poll(() => served.printed(), slow).toContain('the last good documentation is served on');
  expect(served.printed()).toContain('no operation');
  expect(await poolOf('123.45.67.89')).toBe('warm_kids');
  writeFileSync(file, original.replaceAll('cool_kids', 'hot_kids'));
  await expect.poll(() => poolOf('123.45.67.89'), slow).toBe('hot_kids');
});

test('a document that an editor puts in the place of the old one is served', async () => {
  writeFileSync(`${file}.new`, original.replaceAll('cool_kids', 'new_kids'));
  renameSync(`${file}.new`, file);
  await expect.poll(() => poolOf('123.45.67.89'), slow).toBe('new_kids');
});

test('what is stored comes back with a resource that a half-written document had lost', async () => {
  writeFileSync(file, original.replaceAll('/sending-ips', '/other-ips').replaceAll('cool_kids', 'lost_kids'));
  const other = async () => (await fetch(`${served.baseUrl}/other-ips`)).status;
  await expect.poll(other, slow).toBe(200);
  writeFileSync(file, original.replaceAll('cool_kids', 'back_kids'));
  await expect.poll(() => poolOf('123.45.67.89'), slow).toBe('back_kids');
  expect(await poolOf('123.45.67.80')).toBe('marketing');
});

test('overrides beside the document are read, and reported where they fit nothing', async () => {
  writeFileSync(
    join(folder, 'ips.overrides.yaml'),
    'responses:\n  ips/nothing/200:\n    leave-out: no reason\n',
  );
  await expect.poll(() => served.printed(), slow).toContain('ips.overrides.yaml:2');
});

test('the state is kept in its file', async () => {
  await served.stop();
  expect(readFileSync(join(folder, 'state.json'), 'utf8')).toContain('marketing');
});
