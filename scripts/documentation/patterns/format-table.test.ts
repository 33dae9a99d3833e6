import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTable } from './format-table.ts';

function byAjv(name: 'date' | 'time' | 'date-time' | 'iso-date-time' | 'byte', text: string): boolean {
  const format = fullFormats[name] as { validate: (text: string) => boolean } | ((text: string) => boolean);
  return typeof format === 'function' ? format(text) : format.validate(text);
}

const two = (most: number) =>
  fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
const year = fc.oneof(
  fc.constantFrom('0000', '1900', '2000', '2023', '2024', '2100'),
  fc.integer({ min: 0, max: 9999 }).map((number) => String(number).padStart(4, '0')),
);
const date = fc.tuple(year, two(13), two(32)).map((parts) => parts.join('-'));
const zone = fc.oneof(
  fc.constantFrom('', 'Z', 'z', '+0100', '+1'),
  fc
    .tuple(fc.constantFrom('+', '-'), two(25), two(61))
    .map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
);
const time = fc
  .tuple(two(23), two(59), two(59), fc.constantFrom('', '.5', '.', '.123456'), zone)
  .map(([hours, minutes, seconds, fraction, suffix]) => `${hours}:${minutes}:${seconds}${fraction}${suffix}`);
const dateTime = fc
  .tuple(date, fc.constantFrom('T', 't', ' ', ''), time)
  .map(([day, separator, clock]) => `${day}${separator}${clock}`);

test.each([
  ['date', date],
  ['time', time],
  ['date-time', dateTime],
  ['iso-date-time', dateTime],
] as const)('%s accepts what ajv-formats accepts', (name, texts) => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(formatTable[name]!.test(text)).toBe(byAjv(name, text));
    }),
    { numRuns: 2000 },
  );
});

test.each(['24:00:00Z', '24:59:00+01:00', '23:60:00Z', '12:00:61Z', '12:00Z'])('%s is not a time', (text) => {
  expect(formatTable.time!.test(text)).toBe(false);
});

test('every day of a leap year and of others is distinguished from other texts', () => {
  for (const each of ['1900', '2000', '2023', '2024']) {
    for (let month = 1; month <= 12; month++) {
      for (let day = 28; day <= 32; day++) {
        const text = `${each}-${String(month).padStart(2, '0')}-${day}`;
        expect([text, formatTable.date!.test(text)]).toEqual([text, byAjv('date', text)]);
      }
    }
  }
});

test('base64 is as ajv-formats has it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.base64String(), fc.string()), (text) => {
      expect(formatTable.byte!.test(text)).toBe(byAjv('byte', text));
    }),
  );
});

test('no expression remembers where it stopped', () => {
  expect(Object.entries(formatTable).filter(([, { flags }]) => /[gy]/.test(flags))).toEqual([]);
});
