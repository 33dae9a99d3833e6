import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf } from './line-of.ts';

const text = `{
  "a": [1, {"x": "}\\"{,"}],

  "b": {
    "c~": null,
    "d": [
      1,
      2
    ]
  }
}`;

test.each([
  [[], 0],
  [['a'], 1],
  [['a', '1', 'x'], 1],
  [['b', 'c~'], 4],
  [['b', 'd', '1'], 7],
  [['b', 'nothing'], 3],
  [['nothing'], 0],
] as [string[], number][])('%j is on line %i', (path, line) => {
  expect(lineOf(text, path)).toBe(line);
});

test('a text that is not JSON has a line, too', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (broken, path) => {
      expect(lineOf(broken, path)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('every field of a text is found on its own line', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), (keys) => {
      const object = Object.fromEntries(keys.map((key, index) => [`k${key}`, index]));
      const written = JSON.stringify(object, null, 1);
      Object.keys(object).forEach((key, index) => {
        expect(lineOf(written, [key])).toBe(index + 1);
      });
    }),
  );
});
