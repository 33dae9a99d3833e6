import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor as redactor } from './redactor.ts';
import type { Secret } from './secret.ts';

const fingerprint = (key: string) => (name: string, value: string) =>
  `‹${name}:${createHash('sha256')
    .update(key + value)
    .digest('hex')
    .slice(0, 6)}›`;
const createRedactor = (secrets: readonly Secret[], key: string) => redactor(secrets, fingerprint(key));

const key = 'a key for tests';
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Ways by which a secret gets into a log, a URL, a header, a body or a page. */
const encodings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': (text) =>
    encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase()),
  'percent-encoded strictly': (text) =>
    encodeURIComponent(text).replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16)}`),
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'in a form': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  'in a URL': (text) => new URL(`http://host/?${encodeURIComponent(text)}`).search.slice(1),
  base64,
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'base64, percent-encoded': (text) => encodeURIComponent(base64(text)),
  'base64 of percent-encoded': (text) => base64(encodeURIComponent(text)),
  'base64 of JSON': (text) => base64(JSON.stringify({ secret: text })),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex in upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'in JSON': json,
  'in JSON in JSON': (text) => json(json(text)),
  'in JSON, all as \\u': (text) =>
    [...Array(text.length).keys()]
      .map((i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  'in HTML': html,
  'in HTML in HTML': (text) => html(html(text)),
  'in a URL in HTML': (text) => html(encodeURIComponent(text)),
  'in JSON in HTML': (text) => html(json(text)),
};

const secretText = fc.oneof(
  fc.string({ minLength: 4, maxLength: 40 }),
  fc.string({ minLength: 4, maxLength: 40, unit: 'grapheme' }),
  fc.base64String({ minLength: 4, maxLength: 60 }),
);
const secret = secretText
  .map((text) => text.trim())
  .filter((text) => withoutEscapes(text).length >= 4 && !/\p{Surrogate}/u.test(text));

/** What decoding leaves of it: less than four bytes are sought as a word only. What comes behind it may end its last escape. */
function withoutEscapes(text: string): string {
  return text
    .replace(/\\(u[\da-f]{4}|x[\da-f]{2}|.)|%[\da-f]{2}|&#?\w+;/gi, 'x')
    .replace(/(\\|[%&][#u\w]*)$/i, '');
}

describe('a named secret', () => {
  for (const [name, encode] of Object.entries(encodings)) {
    it(`is masked ${name}`, () => {
      fc.assert(
        fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
          const encoded = encode(value);
          const masked = createRedactor(
            [{ name: 'authorization', value }],
            key,
          )(`${before}${encoded}${after}`);
          expect(masked).not.toContain(encoded);
          expect(masked).not.toContain(value);
        }),
        { numRuns: 60 },
      );
    });
  }

  it.each([
    ['! "%', '! \\"%00'],
    ['a long secret "%', 'a long secret \\"%00'],
    ['a long secret "\\u12', 'a long secret \\"\\u1234'],
    ['a long secret "&#', 'a long secret \\"&#65;'],
  ])('%s is masked where what follows completes its end to an escape', (value, text) => {
    const masked = createRedactor([{ name: 'authorization', value }], key)(text);
    expect(masked).not.toContain(json(value).slice(0, -2));
  });

  it('is masked inside of longer base64, at every alignment', () => {
    fc.assert(
      fc.property(
        secret,
        fc.string({ maxLength: 5 }),
        fc.string({ maxLength: 5 }),
        (value, before, after) => {
          const redact = createRedactor([{ name: 'authorization', value }], key).named;
          for (const encoding of ['base64', 'base64url'] as const) {
            const encoded = Buffer.from(`${before}${value}${after}`).toString(encoding);
            const masked = redact(`Basic ${encoded}`);
            const decoded = masked.split(/[‹›\s]/).map((part) => Buffer.from(part, encoding).toString());
            expect(decoded.filter((part) => part.includes(value))).toEqual([]);
          }
        },
      ),
    );
  });

  it('is masked beside other secrets, also where they overlap or contain each other', () => {
    fc.assert(
      fc.property(fc.array(secret, { minLength: 2, maxLength: 5 }), fc.string(), (values, glue) => {
        const redact = createRedactor(
          values.map((value, i) => ({ name: `s${i}`, value })),
          key,
        );
        const masked = redact([...values, values.join('')].join(glue));
        for (const value of values) expect(masked).not.toContain(value);
      }),
    );
  });

  it('shows its name and the same fingerprint for equal values', () => {
    const redact = createRedactor([{ name: 'authorization', value: 'open sesame' }], key);
    const masked = redact('GET /?q=open+sesame and "open sesame"');
    expect(masked).toMatch(/^GET \/\?q=‹authorization:(\w{6})› and "‹authorization:\1›"$/);
  });

  it('shows another fingerprint for another value or another key', () => {
    const texts = [
      createRedactor([{ name: 'a', value: 'first value' }], key)('first value'),
      createRedactor([{ name: 'a', value: 'other value' }], key)('other value'),
      createRedactor([{ name: 'a', value: 'first value' }], 'another key')('first value'),
    ];
    expect(new Set(texts).size).toBe(3);
  });

  it('is masked where only the credentials behind its scheme are shown', () => {
    const redact = createRedactor(
      [{ name: 'authorization', value: `Basic ${base64('ann:pass-word-1')}` }],
      key,
    );
    expect(redact('you are ann with pass-word-1')).toMatch(/^you are ann with ‹authorization.password:\w+›$/);
    expect(redact(base64('ann:pass-word-1'))).toMatch(/^‹authorization.credentials:\w+›$/);
  });

  it('is not shown by its own mask', () => {
    expect(createRedactor([{ name: 'authorization', value: 'author' }], key)('by author')).toMatch(
      /^by ‹secret:\w+›$/,
    );
  });

  it('is masked only where it is alone when it is very short', () => {
    const redact = createRedactor([{ name: 'pin', value: '42' }], key);
    expect(redact('420 at 4:42, "42"')).toMatch(/^420 at 4:‹pin:\w+›, "‹pin:\w+›"$/);
  });

  it('is nothing where its value is blank', () => {
    expect(createRedactor([{ name: 'empty', value: ' ' }], key)('a b')).toBe('a b');
  });
});

describe('a text without any secret', () => {
  it('stays as it is', () => {
    const text = JSON.stringify({
      next_page_token: 'abcdef123456',
      token: null,
      token_type: 'bearer',
      password_changed_at: '2026-01-01T00:00:00Z',
      key: 'value1',
      message: 'Basic authentication required: the Authorization header is missing',
      hint: 'password: must be at least 8 characters; token: expected string, got null',
      etag: 'W/"33a64df551425fcc55e4d42a148795d9f25f89d4"',
      ip: '123.45.67.89',
    });
    expect(createRedactor([{ name: 'authorization', value: 'not in here' }], key)(text)).toBe(text);
  });
});

describe('a credential that nobody named', () => {
  const redact = createRedactor([], key);
  it.each([
    ['Authorization: Bearer abcDEF123456789', 'abcDEF123456789'],
    [`curl -H 'Authorization: Basic ${base64('user:hunter22')}'`, base64('user:hunter22')],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl end', 'eyJzdWIiOiIxMjM0In0'],
    ['{"access_token":"s3cr3t-value","n":1}', 's3cr3t-value'],
    ['{"password":"a\\"b c1"}'.replace(' ', ''), 'bc1'],
    ['{\\"apiKey\\": \\"abc123def\\"}', 'abc123def'],
    ['&quot;client_secret&quot;: &quot;abc123def&quot;', 'abc123def'],
    ['GET http://h/?api_key=abc123def&x=1', 'abc123def'],
    ['user[password]=hunter2&x=1', 'hunter2'],
    ['<td>?api_key&#x3D;abc123def</td>', 'abc123def'],
    ['https://ann:hunter2@host/', 'hunter2'],
    ['X-Api-Key: abc123def', 'abc123def'],
    ['Set-Cookie: sid=abcdef; Path=/', 'abcdef'],
    ['at x\nCookie: theme=dark; sid=abcdef99\nat y', 'abcdef99'],
    ['{"log":"Cookie: theme=dark; sid=abcdef99\\nat y"}', 'abcdef99'],
    ['{"session_id":"c0ffee12-abcdef99"}', 'abcdef99'],
    ['key AKIAIOSFODNN7EXAMPLE!', 'AKIAIOSFODNN7EXAMPLE'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----', 'MIIEow'],
    ['{"key":"-----BEGIN PRIVATE KEY-----\\nMIIEow\\n-----END PRIVATE KEY-----\\n"}', 'MIIEow'],
  ])('is masked in %s', (text, value) => {
    const masked = redact(text);
    expect(masked).not.toContain(value);
    expect(masked).toMatch(/‹[\w.-]+:[0-9a-f]{6}›/);
  });

  it('leaves JSON as JSON of the same types', () => {
    const masked = JSON.parse(redact('{"password":"hunter2","token":123456,"secret":null,"jwt":""}'));
    expect(masked).toEqual({
      password: expect.stringContaining('‹password:'),
      token: 123456,
      secret: null,
      jwt: '',
    });
  });

  it('is recognised as equal wherever it comes again', () => {
    const [, first, second] =
      /‹token:(\w+)›.*‹token:(\w+)›/.exec(redact('Bearer abc123def456 and Bearer abc123def456')) ?? [];
    expect(first).toBe(second);
  });

  it('is masked once: masking again changes nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = redact(`Authorization: Bearer abc123${text.trim()} password=x1&"token":"a1b2c3d4"`);
        expect(redact(once)).toBe(once);
      }),
    );
  });
});

describe('a header', () => {
  const { header } = createRedactor([], key);
  it('keeps scheme, cookie names and attributes readable', () => {
    expect(header('Authorization', 'Bearer x')).toMatch(/^Bearer ‹authorization:\w+›$/);
    expect(header('cookie', 'a=1; b=two')).toMatch(/^a=‹cookie:\w+›; b=‹cookie:\w+›$/);
    expect(header('Set-Cookie', 'sid=1; Path=/; HttpOnly')).toMatch(
      /^sid=‹set-cookie:\w+›; Path=\/; HttpOnly$/,
    );
    expect(header('X-Auth-Token', 'plain')).toMatch(/^‹x-auth-token:\w+›$/);
    expect(header('Content-Type', 'application/json')).toBe('application/json');
    expect(header('Postman-Token', '6c84-11')).toBe('6c84-11');
  });
});
