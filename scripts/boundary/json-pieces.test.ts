import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonPieces } from './json-pieces.ts';

const values = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(fc.string(), fc.oneof(fc.constant(undefined), fc.jsonValue())),
);

it('is the text that JSON.stringify gives, to whatever depth it is in pieces', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 5 }), (value, depth) => {
      expect([...jsonPieces(value, depth)].join('')).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

it('has no piece that is longer than what is at its depth', () => {
  const list = Array.from({ length: 100 }, (_none, at) => ({ at, text: 'x'.repeat(20) }));
  const longest = Math.max(...[...jsonPieces({ list }, 2)].map(({ length }) => length));
  expect(longest).toBeLessThan(100);
});
