import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credential } from '../../analysis/index.ts';
import { wrongCredential } from './wrong-credential.ts';

const documented = (example: string): Credential => ({
  in: 'header',
  name: 'Authorization',
  variable: 'authorization',
  example,
});

describe('a wrong credential', () => {
  it.each([
    ['Bearer aZ90-xkY1', /^Bearer [a-z][A-Z]\d\d-[a-z]{2}[A-Z]\d$/],
    ['0f3c9a1e', /^\d[a-f]\d[a-f]\d[a-f]\d[a-f]$/],
    ['key', /^[a-z\d]{16}$/],
    ['', /^[a-z\d]{16}$/],
    ['Bearer …', /^Bearer [a-z\d]{16}$/],
  ])('has the form of %j', (example, form) => {
    expect(wrongCredential(documented(example), 'Sec-ret')).toMatch(form);
  });

  it('has the scheme that the user’s value has', () => {
    expect(wrongCredential(documented('YOUR_KEY'), 'Token s3cr3t')).toMatch(/^Token [A-Z]{4}_[A-Z]{3}$/);
  });

  it('names a user where the scheme has one', () => {
    const [, encoded = ''] = wrongCredential(documented('Basic dTpw'), undefined).split(' ');
    expect(Buffer.from(encoded, 'base64').toString()).toMatch(/^nobody:[a-z\d]{16}$/);
  });

  it('keeps the name of a cookie', () => {
    const cookie = { ...documented('SESSION=abcd12'), name: 'Cookie' };
    expect(wrongCredential(cookie, 'SESSION=s3cr3t')).toMatch(/^SESSION=[a-z]{4}\d\d$/);
  });

  it('is the same for any two secrets, and neither of them', () => {
    const secret = fc.string({ minLength: 6 }).filter((text) => !/\s/.test(text));
    fc.assert(
      fc.property(secret, secret, fc.string(), (one, another, example) => {
        const wrong = wrongCredential(documented(example), one);
        expect(wrong).not.toBe(one);
        if (wrong !== another) expect(wrongCredential(documented(example), another)).toBe(wrong);
      }),
    );
  });

  it('is another one where the user’s value happens to be the same', () => {
    const wrong = wrongCredential(documented('abcdef'), undefined);
    expect(wrongCredential(documented('abcdef'), wrong)).not.toBe(wrong);
  });
});
