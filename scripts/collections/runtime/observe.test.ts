import { expect, it } from 'vitest';
import type { Json } from '../../documentation/index.ts';
import { lostFields, notStored } from './observe.ts';

const seen = { code: 'not-stored', at: [], exchange: 0 } as const;
const judge = (sent: Json, shown: Json) =>
  [notStored, lostFields].some((each) => each({ tags: sent }, ['tags'], { tags: shown }, seen).length > 0);

it.each<[string, Json, Json]>([
  ['another text', 'a', 'b'],
  ['no value', 'a', null],
  ['a list without an entry', ['a', 'b'], ['a', 'c']],
  ['an empty list', ['a'], []],
  ['no list', ['a'], null],
  ['no object', { size: 1 }, null],
])('%s is not what was sent', (_what, sent, shown) => {
  expect(judge(sent, shown)).toBe(true);
});

it.each<[string, Json, Json]>([
  ['the same entries in another order, and more of them', ['a', 'b'], ['c', 'b', 'a']],
  ['numbers as texts', [1, 2], ['1', '2']],
  ['a list of empty texts that is stored as none', [''], null],
  ['entries that are shown as objects', ['a'], [{ name: 'a' }]],
  ['entries that are written as objects', [{ name: 'a' }], [{ id: 1, name: 'A' }]],
])('%s keep to what was sent', (_what, sent, shown) => {
  expect(judge(sent, shown)).toBe(false);
});
