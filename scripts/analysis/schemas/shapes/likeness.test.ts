import { expect, test } from 'vitest';
import type { Json } from '../../../documentation/index.ts';
import { ShapeIndex } from './likeness.ts';
import { shapeOf } from './shape.ts';

function finds(known: readonly Json[], sought: Json): number | undefined {
  const things = new ShapeIndex<number>();
  known.forEach((json, index) => {
    things.add(shapeOf(json), index);
  });
  return things.find(shapeOf(sought));
}

const user = { id: 1, name: 'a', mail: 'b', address: { street: 'x', city: 'y' } };

test.each([
  ['the same fields', user, { ...user, id: 2 }, true],
  ['one field more of five', user, { ...user, age: 5 }, true],
  ['half of the fields', user, { id: 1, name: 'a' }, false],
  ['null for an object', user, { ...user, address: null }, true],
  ['other kinds of values', { id: 1, name: 'a' }, { id: 'x', name: {} }, false],
  ['the same envelope around another thing', { results: user }, { results: { message: 'a' } }, false],
  ['a list of it instead of it', { results: user }, { results: [user] }, false],
  ['an empty list', { results: [user] }, { results: [] }, true],
] as [string, Json, Json, boolean][])('%s', (_what, known, sought, expected) => {
  expect(finds([known], sought)).toBe(expected ? 0 : undefined);
});

test('of several it is the most alike', () => {
  const fields = { a: 1, b: 1, c: 1, d: 1, e: 1 };
  expect(finds([{ ...fields, x: 1, y: 1 }, { ...fields, x: 1 }, user], fields)).toBe(1);
});
