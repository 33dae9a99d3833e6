import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCookies, withCookieIn } from './cookies.ts';
import { percentDecoded } from './percent-decoded.ts';

test.each([
  ['', 'a', '1', 'a=1'],
  ['a=1; b=2', 'a', undefined, 'b=2'],
  ['a=1', 'a', undefined, ''],
  ['a=1; b=2', 'a', '3', 'b=2; a=3'],
  ['a=1', 'b', 'x; y', 'a=1; b=x%3B%20y'],
])('%j with %s=%j is %j', (text, name, value, expected) => {
  expect(withCookieIn(text, name, value)).toBe(expected);
});

test('a value that is written is read again, and no other cookie changes', () => {
  const value = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('%'));
  fc.assert(
    fc.property(value, (written) => {
      const cookies = readCookies(withCookieIn('kept=1', 'own', written));
      expect(percentDecoded(cookies.get('own') ?? '')).toBe(written);
      expect(cookies.get('kept')).toBe('1');
    }),
  );
});
