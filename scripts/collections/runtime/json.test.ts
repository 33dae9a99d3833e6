import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOneOfSeveral, sameJson, withValueAt } from './json.ts';

it('compares whatever is there, also nothing with something', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(sameJson(value, JSON.parse(JSON.stringify(value)))).toBe(true);
      expect(sameJson(value, undefined)).toBe(false);
      expect(sameJson(undefined, value)).toBe(false);
    }),
  );
  expect(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  expect(sameJson({ a: {} }, { a: undefined })).toBe(false);
});

it('puts a value at a place and leaves the rest, and the original', () => {
  const body = { a: { 'b/c': 1 }, d: [1, 2] };
  expect(withValueAt(body, '/a/b~1c', 7)).toEqual({ a: { 'b/c': 7 }, d: [1, 2] });
  expect(withValueAt(body, '/d/1', 'x')).toEqual({ a: { 'b/c': 1 }, d: [1, 'x'] });
  expect(body.d).toEqual([1, 2]);
});

it.each([
  [{ data: [{ id: 1 }] }, ['data', '0', 'id'], false],
  [{ data: [{ id: 1 }, { id: 2 }] }, ['data', '0', 'id'], true],
  [[{ id: 1 }, { id: 2 }], ['0'], true],
  [{ tags: [1, 2], id: 1 }, ['id'], false],
])('whether of %j the value at %j is one of several: %j', (value, path, expected) => {
  expect(isOneOfSeveral(value, path)).toBe(expected);
});
