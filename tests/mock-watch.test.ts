/** A mock that watches its document. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  await expect.poll(() => poolOf('123.45.67.89'), { timeout: 30_000 }).toBe('warm_kids');
  expect(await poolOf('123.45.67.80')).toBe('marketing');

  writeFileSync(file, '# Nothing');
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(await poolOf('123.45.67.89')).toBe('warm_kids');
  writeFileSync(file, original.replaceAll('cool_kids', 'hot_kids'));
  await expect.poll(() => poolOf('123.45.67.89'), { timeout: 30_000 }).toBe('hot_kids');

  const { printed } = await served.stop();
  expect(printed).toContain('no operation');
  expect(readFileSync(join(folder, 'state.json'), 'utf8')).toContain('marketing');
});
