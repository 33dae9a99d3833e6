import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainMask } from './mask.ts';
import { createRedactor } from './redactor.ts';
import { visitDecodings } from './streams/decodings.ts';
import { streamOf } from './streams/stream.ts';

const json = (text: string) => JSON.stringify(text).slice(1, -1);
const bytesOf = (text: string) => [...Buffer.from(text)];
const hexOf = (byte: number) => byte.toString(16).padStart(2, '0');
const unit = (text: string, prefix: string) =>
  [...Array(text.length).keys()]
    .map((index) => prefix + text.charCodeAt(index).toString(16).padStart(4, '0'))
    .join('');

/** Each encoding that the documentation names. */
const encodings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  percent: encodeURIComponent,
  'percent, every byte': (text) =>
    bytesOf(text)
      .map((byte) => `%${hexOf(byte)}`)
      .join(''),
  'percent-u': (text) => unit(text, '%u'),
  form: (text) => new URLSearchParams({ '': text }).toString().slice(1),
  json,
  'json, every unit': (text) => unit(text, '\\u'),
  html: (text) =>
    text.replace(/[&<>"'`=]/g, (char) => `&#x${char.charCodeAt(0).toString(16).toUpperCase()};`),
  'html, every character': (text) => [...text].map((char) => `&#${char.codePointAt(0)};`).join(''),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex with colons': (text) => bytesOf(text).map(hexOf).join(':'),
  'hex with spaces': (text) => bytesOf(text).map(hexOf).join(' '),
  'hex with 0x': (text) =>
    bytesOf(text)
      .map((byte) => `0x${hexOf(byte)}`)
      .join(', '),
  'UTF-16 in base64': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'big-endian UTF-16 in hex': (text) => Buffer.from(text, 'utf16le').swap16().toString('hex'),
  'quoted-printable': (text) =>
    bytesOf(text)
      .map((byte) =>
        byte > 0x20 && byte < 0x7f && byte !== 0x3d
          ? String.fromCharCode(byte)
          : `=${hexOf(byte).toUpperCase()}`,
      )
      .join('')
      .replace(/.{30}(?![^=]?.?$)/g, '$&=\r\n')
      .replace(/(=[\dA-F]?)=\r\n/g, '$1'),
};
const names = Object.keys(encodings);
const encoded = (text: string, chain: readonly string[]) =>
  chain.reduce((inner, name) => encodings[name]!(inner), text);

const alphabets = [
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  'abcXYZ019+/=-_.~',
  'abc019 "\'\\%<>&{}',
  'aé€ß日本9Z',
];
const secret = fc
  .constantFrom(...alphabets)
  .chain((alphabet) => fc.array(fc.constantFrom(...alphabet), { minLength: 10, maxLength: 40 }))
  .map((signs) => signs.join('').trim())
  .filter((text) => text.length >= 10 && new Set(text).size > 5);
const around = fc.string({ maxLength: 12 });
const chain = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 });

/** Everything that anybody may read in a text, by decoders that share nothing with the product's. */
function readings(text: string, depth = 3): readonly string[] {
  if (depth === 0) return [text];
  const decoded = [
    text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString()),
    text.replace(/(?:\\|%)u([\da-f]{4})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    ...[...text.matchAll(/[\w+/-]{8,}/g)].flatMap(([run]) =>
      [0, 1, 2, 3].flatMap((skip) => {
        const bytes = Buffer.from(run.slice(skip), 'base64');
        return [bytes.toString(), bytes.toString('utf16le')];
      }),
    ),
    ...[...text.matchAll(/(?:[\da-f]{2}){6,}/gi)].map(([run]) => Buffer.from(run, 'hex').toString()),
  ];
  return [text, ...decoded.filter((each) => each !== text).flatMap((each) => readings(each, depth - 1))];
}

const partsOf = (value: string) =>
  [...Array(value.length - 5).keys()]
    .map((start) => value.slice(start, start + 6))
    .filter((part) => new Set(part).size > 3);

describe('a secret', () => {
  it.each(names)('is masked with all its parts as %s', (name) => {
    fc.assert(
      fc.property(secret, around, around, (value, before, after) => {
        const redact = createRedactor([{ name: 'key', value }], plainMask);
        const masked = redact(`${before} ${encoded(value, [name])} ${after}`);
        for (const part of partsOf(value)) {
          expect(masked).not.toContain(part);
          expect(masked).not.toContain(encoded(part, [name]));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is masked with all its parts in up to three encodings, one in the other', () => {
    fc.assert(
      fc.property(secret, chain, around, around, (value, encodingsOfIt, before, after) => {
        const redact = createRedactor([{ name: 'key', value }], plainMask);
        const masked = redact(`${before} ${encoded(value, encodingsOfIt)} ${after}`);
        expect(masked).toContain('‹');
        const shown = readings(masked);
        for (const part of partsOf(value)) expect(shown.filter((each) => each.includes(part))).toEqual([]);
        expect(redact(masked)).toBe(masked);
      }),
      { numRuns: 120 },
    );
  });

  it('leaves JSON as JSON', () => {
    fc.assert(
      fc.property(secret, fc.jsonValue({ maxDepth: 2 }), chain, (value, other, encodingsOfIt) => {
        const redact = createRedactor([{ name: 'key', value }], plainMask);
        const text = JSON.stringify({ other, value: encoded(value, encodingsOfIt), list: [value] });
        expect(() => JSON.parse(redact(text))).not.toThrow();
      }),
    );
  });

  it('that is a number leaves JSON as JSON', () => {
    const redact = createRedactor([{ name: 'pin', value: '48151623' }], plainMask);
    expect(JSON.parse(redact('{"pin": 48151623, "n": [1]}'))).toEqual({ pin: '‹pin›', n: [1] });
  });

  it('is masked as far as a cut has left it, at both ends of a body', () => {
    fc.assert(
      fc.property(
        secret,
        fc.nat({ max: 60 }),
        fc.constantFrom('plain', 'base64', 'hex', 'json'),
        (value, at, name) => {
          const redact = createRedactor([{ name: 'key', value }], plainMask);
          const whole = encoded(value, [name]);
          const cut = Math.min(at, whole.length);
          for (const text of [`a body: ${whole.slice(0, cut)}`, `${whole.slice(cut)} is the rest`]) {
            const shown = readings(redact.body(text), 1);
            const edges = [value.slice(0, 5), value.slice(-5)].filter(
              (edge) => !'a body: is the rest'.includes(edge),
            );
            for (const edge of edges) expect(shown.filter((each) => each.includes(edge))).toEqual([]);
          }
        },
      ),
    );
  });

  it('is masked by parts that are not words, also where the target has shortened it', () => {
    const redact = createRedactor([{ name: 'key', value: 'Bearer my-account-9fK2xQ7' }], plainMask);
    expect(redact('no key my-account… here')).toBe('no key ‹key.credentials.part›… here');
    expect(redact('your account ends in 9fK2xQ')).toBe('your account ends in ‹key.credentials.part›');
    expect(redact('Bearer tokens of an account')).toBe('Bearer tokens of an account');
  });
});

describe('a text without secrets', () => {
  it('stays as it is', () => {
    const redact = createRedactor([{ name: 'key', value: 'Zq7#kV9!wP2$' }], plainMask).named;
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(redact(text)).toBe(text);
      }),
    );
  });
});

describe('the work', () => {
  const work = (text: string) => {
    let bytes = 0;
    const isDone = visitDecodings(streamOf(text, 0, text.length), ({ stream }) => {
      bytes += stream.bytes.length;
    });
    return { bytes, isDone };
  };
  const seeds = [
    '\\a',
    '"password":"',
    '%25',
    '&amp;',
    '\\\\',
    '=3D',
    'a=',
    '34',
    '34 ',
    'QUJD',
    'a\0',
    '\\u0041',
    'x y ',
  ];

  it.each(seeds)('grows with the length of a text made of %j, and no faster', (seed) => {
    const small = work(seed.repeat(2_000)).bytes;
    expect(work(seed.repeat(16_000)).bytes / small).toBeLessThan(9);
  });

  it('is bound for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...seeds, ...'aZ09+/=%\\'), { maxLength: 400 }), (pieces) => {
        const text = pieces.join('');
        expect(work(text).bytes).toBeLessThanOrEqual(48 * Math.max(1024, Buffer.byteLength(text)));
      }),
    );
  });
});
