import { expect, it } from 'vitest';
import { filledAt } from './filled-at.ts';

it.each([
  [{ a: 1 }, ['a'], { a: 'new' }],
  [{}, ['a', 'b'], { a: { b: 'new' } }],
  [[1, 2], ['1'], [1, 'new']],
  [[{ a: [{ b: 1 }] }], ['0', 'a', '0', 'b'], [{ a: [{ b: 'new' }] }]],
  [1, [], 'new'],
] as const)('%j at %j', (json, keys, filled) => {
  expect(filledAt(json, keys, 'new')).toEqual(filled);
});
