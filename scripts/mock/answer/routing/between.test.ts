import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textsBetween } from './between.ts';

const few = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.'), maxLength: 8 });
const parts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '-', '.'), maxLength: 2 }), {
  minLength: 1,
  maxLength: 4,
});

it('finds what a regular expression with lazy groups finds', () => {
  fc.assert(
    fc.property(parts, few, fc.constantFrom(0 as const, 1 as const), (pattern, text, least) => {
      const group = least === 0 ? '(.*?)' : '(.+?)';
      const source = pattern.map((part) => part.replace(/[.-]/g, '\\$&')).join(group);
      expect(textsBetween(pattern, text, least)).toEqual(new RegExp(`^${source}$`).exec(text)?.slice(1));
    }),
    { numRuns: 2_000 },
  );
});

it('comes to an end for a pattern that would make a regular expression go back and forth', () => {
  const pattern = [...'x'.repeat(300)].map(() => 'a');
  expect(textsBetween([...pattern, 'b'], 'a'.repeat(16_000), 0)).toBeUndefined();
});
