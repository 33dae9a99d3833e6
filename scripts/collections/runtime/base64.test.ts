import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64 } from './base64.ts';

it('is the base64 of the UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(base64(text)).toBe(Buffer.from(text).toString('base64'));
    }),
  );
  expect(base64('a\ud800')).toBe(Buffer.from('a\ufffd').toString('base64'));
});
