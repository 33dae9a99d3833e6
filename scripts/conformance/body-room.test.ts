import { expect, it } from 'vitest';
import { bodyRoom, longestBody } from './body-room.ts';
import type { Exchange } from './record.ts';

const exchange = (role: Exchange['role'], length: number) =>
  ({ role, response: { body: 'x'.repeat(length) } }) as unknown as Exchange;

it('small bodies are kept whole', () => {
  const exchanges = Array.from({ length: 20 }, () => exchange('verify', 10_000));
  for (const room of bodyRoom(1)(exchanges)) expect(room).toBeGreaterThanOrEqual(10_000);
});

it('of large bodies those that were judged are kept, and the beginning of the others', () => {
  const large = longestBody * 2;
  const exchanges = [
    exchange('prepare', large),
    exchange('request', large),
    exchange('verify', large),
    exchange('request', large),
  ];
  expect(bodyRoom(1)(exchanges)).toEqual([2048, longestBody, 2048, longestBody]);
});

it('a run keeps only so much, whatever the number of its results', () => {
  const room = bodyRoom(1);
  const kept = Array.from({ length: 400 }, () => room([exchange('request', longestBody)])[0] ?? 0);
  expect(kept[0]).toBe(longestBody);
  expect(kept.at(-1)).toBe(2048);
  expect(kept.reduce((sum, each) => sum + each, 0)).toBeLessThan(66 * 1024 * 1024);
});
