/** Texts that keep formats, patterns and limits of length. */
import { isEndName } from '../../vocabulary/index.ts';
import type { JsonObject } from '../model.ts';
import { readPattern } from '../patterns/pattern.ts';
import { keepsText } from './allows.ts';
import { textOfPattern } from './pattern-text.ts';

/** Longer texts are not made, whatever a schema asks for. */
const longest = 10_000;
const two = (number: number) => String(number % 100).padStart(2, '0');

/** Plausible texts of a format; each variant is another one. */
const formats: Readonly<Record<string, (variant: number) => string>> = {
  uuid: (variant) => `3f2b8c1e-5d4a-4f6b-9a7c-1e2d3c4b5a${two(69 + variant)}`,
  email: (variant) => `sample${numbered(variant)}@example.com`,
  uri: (variant) => `https://example.com/sample${numbered(variant)}`,
  url: (variant) => `https://example.com/sample${numbered(variant)}`,
  'uri-reference': (variant) => `/sample${numbered(variant)}`,
  'uri-template': (variant) => `/sample${numbered(variant)}/{id}`,
  hostname: (variant) => `sample${numbered(variant)}.example.com`,
  ipv4: (variant) => `192.0.2.${(10 + variant) % 256}`,
  ipv6: (variant) => `2001:db8::${(16 + variant).toString(16)}`,
  date: (variant) => `2030-01-${two(1 + ((14 + variant) % 28))}`,
  'date-time': (variant) => `2030-01-${two(1 + ((14 + variant) % 28))}T12:00:00Z`,
  // As some write it; judged as `date-time`.
  datetime: (variant) => `2030-01-${two(1 + ((14 + variant) % 28))}T12:00:00Z`,
  time: (variant) => `12:${two(variant % 60)}:00Z`,
  'iso-time': (variant) => `12:${two(variant % 60)}:00Z`,
  'iso-date-time': (variant) => `2030-01-${two(1 + ((14 + variant) % 28))}T12:00:00Z`,
  duration: (variant) => `P${1 + variant}D`,
  byte: (variant) => ['c2FtcGxl', 'dmFsdWVz', 'dGV4dA=='][variant % 3] as string,
  'json-pointer': (variant) => `/sample${numbered(variant)}`,
};

const later: Readonly<Record<string, string>> = { date: '2030-01-16', 'date-time': '2030-01-16T12:00:00Z' };

/** A time after the usual one, for a property whose name says that something ends. */
export function laterText(schemas: readonly JsonObject[], name: string): string | undefined {
  if (!isEndName(name)) return undefined;
  const format = schemas.map((schema) => schema.format).find((each) => typeof each === 'string');
  return format !== undefined && Object.hasOwn(later, format) ? later[format] : undefined;
}

/** Whether a schema says what its texts look like. */
export function saysForm({ format, pattern }: JsonObject): boolean {
  return typeof pattern === 'string' || (typeof format === 'string' && Object.hasOwn(formats, format));
}

/** Texts of the kinds that patterns are mostly written for. */
const specimens = [
  ...Object.values(formats).map((make) => make(0)),
  ...['1', '10', '1234', '12345', '2030', '12:00', '1.0.0', '+12025550100', '5f0c3a9be1d2477c8e6b1a20'],
  ...['a', 'abc', 'sample', 'A', 'ABC', 'US', 'en-US', '#a1b2c3', 'a1b2c3d4', 'Sample text', '1.50'],
  'Sample-Passw0rd',
];

function numbered(variant: number): string {
  return variant === 0 ? '' : `-${variant + 1}`;
}

/**
 * A text that keeps all of the schemas; undefined if none is found. `wish` is the text where they say no more than
 * that it is one; an empty one leaves it open.
 */
export function textFor(schemas: readonly JsonObject[], wish: string, variant: number): string | undefined {
  const keeps = (text: string) => schemas.every((schema) => keepsText(schema, text));
  const least = Math.max(
    0,
    ...schemas.map(({ minLength }) => (typeof minLength === 'number' ? minLength : 0)),
  );
  const limits = schemas.flatMap(({ maxLength }) => (typeof maxLength === 'number' ? [maxLength] : []));
  const most = Math.min(longest, ...limits);
  if (least > most) return undefined;
  for (const text of candidates(schemas, wish, variant)) {
    if (text === '' && !keeps(text)) continue;
    const fitted = keeps(text) ? text : [...text.padEnd(least, 'x')].slice(0, most).join('');
    if (keeps(fitted)) return fitted;
  }
  return undefined;
}

function* candidates(schemas: readonly JsonObject[], wish: string, variant: number): Generator<string> {
  if (variant === 0 && Object.values(later).includes(wish)) yield wish;
  const names = schemas.flatMap(({ format }) => (typeof format === 'string' ? [format] : []));
  for (const name of names) {
    const make = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (make) yield make(variant);
  }
  const patterns = schemas.flatMap(({ pattern }) => (typeof pattern === 'string' ? [pattern] : []));
  const isMatched = patterns.some((pattern) => readPattern(pattern)?.kind !== 'unmatched');
  if (variant === 0 && wish !== '') yield wish;
  if (patterns.length > 0 && isMatched) {
    if (wish !== '') for (const separator of ['-', '_', '']) yield wish.replace(/\W+/g, separator);
    if (variant === 0) yield* specimens;
    for (const extra of [1, 0, 3, 8, 20, 64]) {
      for (const pattern of patterns) {
        const text = textOfPattern(pattern, variant, extra);
        if (text !== undefined) yield text;
      }
    }
  }
  if (wish !== '') yield variant === 0 ? wish : `${wish} ${variant + 1}`;
  else if (variant === 0) yield '';
  yield `sample${numbered(variant)}`;
  yield String.fromCodePoint(97 + (variant % 26));
  yield String.fromCodePoint(65 + (variant % 26));
  yield String(variant);
}
