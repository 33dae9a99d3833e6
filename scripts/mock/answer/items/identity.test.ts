import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from './identity.ts';

describe('a made-up id', () => {
  it.each([
    ['7', /^\d+$/],
    ['5f0c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f', /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/],
    ['54759eb3c090d83494e2d804', /^[\da-f]{24}$/],
    ['123.45.67.89', /^123\.45\.\d+\.\d+$/],
    ['msg_9Xk2pQ', /^msg_\d[A-Z][a-z]\d[a-z][A-Z]$/],
    ['my-first-template', /^my-first-template-\w+$/],
    ['ann@example.com', /^ann\+\d+@example\.com$/],
  ])('has the form of %s', (like, form) => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (highest, count) => {
        expect(newId(like, highest, count, () => false)).toMatch(form);
      }),
    );
  });

  it.each([
    ['INV-0042', ['INV-0043', 'INV-0044']],
    ['ORD-2024-009', ['ORD-2024-010', 'ORD-2024-011']],
    ['BAN_99', ['BAN_100', 'BAN_101']],
  ])('goes on with the number behind the prefix of %s', (like, next) => {
    const taken = new Set<string>();
    for (const wanted of next) {
      const id = newId(like, 0, 7, (each) => taken.has(each));
      expect(id).toBe(wanted);
      taken.add(id);
    }
  });

  it('is a new one', () => {
    const taken = new Set<string>();
    for (let count = 0; count < 2_000; count += 1) {
      const id = newId('ab12cd', 0, count, (each) => taken.has(each));
      expect(taken.has(id)).toBe(false);
      taken.add(id);
    }
  });
});
