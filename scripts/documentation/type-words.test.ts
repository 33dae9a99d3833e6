import { expect, it } from 'vitest';
import { alternativesIn, typeFromWords } from './type-words.ts';

it.each([
  ['String', 'string'],
  ['ISO 8601 date', 'string'],
  ['int64', 'integer'],
  ['Integer', 'integer'],
  ['decimal', 'number'],
  ['Bool', 'boolean'],
  ['array[string]', 'array'],
  ['string[]', 'array'],
  ['list of ids', 'array'],
  ['JSON object', 'object'],
  ['object', 'object'],
  ['null', 'null'],
  ['', 'any'],
  ['Money', 'any'],
])('the type “%s” is %s', (written, type) => {
  expect(typeFromWords(written)).toBe(type);
});

it.each([
  ['integer / string', ['integer', 'string']],
  ['number or null', ['number', 'null']],
  ['string', []],
  ['string or Money', []],
])('the type “%s” leaves %j open', (written, types) => {
  expect(alternativesIn(written)).toEqual(types);
});
