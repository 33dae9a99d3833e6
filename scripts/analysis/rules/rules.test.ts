import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, type ValueForm } from '../../vocabulary/index.ts';
import {
  breachText,
  breakingTexts,
  breakingValues,
  breaks,
  type Rule,
  rulesInWords,
  sampleValue,
  textBreaks,
} from './index.ts';

const limits = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 }))
  .map(([min, more]) => ({ min, max: min + more }));
const forms: readonly ValueForm[] = [
  'ipv4',
  'ipv6',
  'uuid',
  'integer',
  'email',
  'hostname',
  'uri',
  'date',
  'date-time',
  'hex',
];
const rule: fc.Arbitrary<Rule> = fc.oneof(
  limits.map((each) => ({ kind: 'length', ...each }) as const),
  limits.map((each) => ({ kind: 'range', ...each }) as const),
  fc.constantFrom(...forms).map((form) => ({ kind: 'form', form }) as const),
  fc
    .uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 5 })
    .map((values) => ({ kind: 'members', values }) as const),
  fc
    .constantFrom('string', 'number', 'integer', 'boolean', 'array', 'object')
    .map((type) => ({ kind: 'type', type }) as Rule),
);

describe('rules', () => {
  it('are kept by a sample, and can be broken', () => {
    fc.assert(
      fc.property(rule, (each) => {
        const sample = sampleValue('name', [each]);
        expect(breaks(each, sample)).toBe(false);
        expect(breakingValues(each, sample).length).toBeGreaterThan(0);
      }),
    );
  });

  it('are broken just past their limits', () => {
    expect(breakingValues({ kind: 'length', min: 3, max: 5 }, 'abcd')).toEqual(['abcdxx', 'ab']);
    expect(breakingValues({ kind: 'range', min: 1, max: 10 }, 4)).toEqual([11, 0]);
    expect(breakingValues({ kind: 'count', min: 1, max: 2 }, ['a'])).toEqual([[], ['a', 'a', 'a']]);
    expect(breakingTexts({ kind: 'range', min: undefined, max: 100 }, '10')).toEqual(['101']);
    expect(breakingTexts({ kind: 'type', type: 'boolean' }, 'true')).toEqual(['not-a-boolean']);
  });

  it('are not broken by null, which is another matter, nor by text that says a number', () => {
    expect(breaks({ kind: 'type', type: 'number' }, null)).toBe(false);
    expect(textBreaks({ kind: 'type', type: 'integer' }, '12')).toBe(false);
    expect(textBreaks({ kind: 'type', type: 'integer' }, '1.5')).toBe(true);
  });

  it('send nothing huge to find out', () => {
    expect(breakingValues({ kind: 'length', min: undefined, max: 1_000_000 }, 'a')).toEqual([]);
  });

  it.each([
    ['must be a valid IPv4 address', { kind: 'form', form: 'ipv4' }],
    ['Invalid email', { kind: 'form', form: 'email' }],
    ['is not a number', { kind: 'type', type: 'number' }],
    ['must be an array of strings', { kind: 'type', type: 'array' }],
    ['must be at least 8 characters', { kind: 'length', min: 8, max: undefined }],
    ['must be less than or equal to 100', { kind: 'range', min: undefined, max: 100 }],
    ["must be one of: 'a', 'b'", { kind: 'members', values: ['a', 'b'] }],
    ['allowed values: asc, desc', { kind: 'members', values: ['asc', 'desc'] }],
    ['level must be one of low, mid, high.', { kind: 'members', values: ['low', 'mid', 'high'] }],
    ["cannot start with 'x_'", { kind: 'no-prefix', prefix: 'x_' }],
  ])('are stated by “%s”', (text, expected) => {
    expect(rulesInWords(text, plain(text))[0]).toEqual(expected);
  });

  it('are not stated by a demand on something else', () => {
    const text = 'Domain must be verified before enabling certificates';
    expect(rulesInWords(text, plain(text))).toEqual([]);
  });

  it('describe their breach in words', () => {
    expect(breachText({ kind: 'members', values: ['a', 'b'] })).toBe('is not one of a, b');
    expect(breachText({ kind: 'count', min: 1, max: undefined })).toBe('has no item');
  });
});

describe('the rule of ids', () => {
  const rule = { kind: 'id', demands: 'both' } as const;

  it('is broken by what no service gives as an id', () => {
    expect(breakingTexts(rule, undefined)).toEqual([' ', 'not..an-id', '=not-an-id']);
    expect(breakingTexts({ kind: 'id', demands: 'readable' }, undefined)).toEqual([' ', '=not-an-id']);
    expect(breakingTexts({ kind: 'id', demands: 'valid' }, undefined)).toEqual(['not..an-id']);
    expect(['7', 'a.b', 'c2FtcGxl==', 'example.org.'].filter((text) => textBreaks(rule, text))).toEqual([]);
  });
});

describe('a sample', () => {
  it.each([
    ['algorithm', 'The algorithm of the TSIG key', 'hmac-sha256'],
    ['currency_code', '', 'EUR'],
    ['time_zone', '', 'Europe/Berlin'],
    ['secret', 'The Base64 encoded secret', 'c2FtcGxlIHZhbHVl'],
    ['nameserver', 'DNS name of the server', 'sample.example.com'],
    ['account', 'Account of the user', 'sample account'],
  ])('of %s is what the name and "%s" lead one to expect', (name, description, expected) => {
    expect(sampleValue(name, [], description)).toBe(expected);
  });

  it('keeps the rules before it is plausible', () => {
    expect(sampleValue('currency', [{ kind: 'length', min: 5, max: 8 }])).toBe('sample c');
  });
});
