import { expect, it } from 'vitest';
import { headerInterpretations, headerText } from './header-values.ts';

it.each([
  ['42', 42],
  ['-1.5e3', -1500],
  ['true', true],
  ['many', 'many'],
  ['1, 2,3', [1, 2, 3]],
  ['a,b', ['a', 'b']],
  ['{"a":1}', { a: 1 }],
  ['R=100,G=200', { R: 100, G: 200 }],
  ['R,100,G,200', { R: 100, G: 200 }],
  ['', null],
  ['007', '007'],
])('%j may stand for %j', (text, value) => {
  expect(headerInterpretations(text)).toContainEqual(value);
});

it.each(['many', '0x10', '1_000', '+1', 'Infinity'])('%s is not a number', (text) => {
  expect(headerInterpretations(text).some((value) => typeof value === 'number')).toBe(false);
});

it.each([['a'], [7], [true], [[1, 2]], [{ R: 1, G: 2 }]])('%j is read again as it is written', (value) => {
  expect(headerInterpretations(headerText(value))).toContainEqual(value);
});
