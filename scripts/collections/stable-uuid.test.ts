import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stableUuid } from './stable-uuid.ts';

it('gives a UUID of version 8 for any text, the same each time, another for another text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(stableUuid(a)).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(stableUuid(a) === stableUuid(b)).toBe(a === b);
    }),
  );
});
