import { expect, it } from 'vitest';
import type { Place } from '../model.ts';
import { brokenBody, keysAt } from './break-body.ts';

const body = '{"notes":[{"id":1},{"id":2},{"id":3},{"id":12345678901234567890}]}';
const at = (item: 'first' | 'middle' | 'last'): Place => ['notes', { item }, 'id'];

it('finds the first, a middle and the last item', () => {
  const json = JSON.parse(body);
  expect((['first', 'middle', 'last'] as const).map((item) => keysAt(json, at(item))?.[1])).toEqual([
    '0',
    '2',
    '3',
  ]);
});

it('leaves a short list alone that has no such item', () => {
  expect(brokenBody({ kind: 'field-missing', place: at('middle') }, '{"notes":[{"id":1}]}')).toBeUndefined();
});

it('takes a field away, or gives it another name or value, and keeps the rest exactly', () => {
  expect(brokenBody({ kind: 'field-missing', place: at('first') }, body)).toBe(body.replace('"id":1}', '}'));
  expect(brokenBody({ kind: 'field-renamed', place: at('first') }, body)).toBe(
    body.replace('"id":1}', '"id_docproof":1}'),
  );
  expect(brokenBody({ kind: 'null', place: at('middle'), value: null }, body)).toBe(
    body.replace('"id":3', '"id":null'),
  );
});

it('breaks nothing by a value of the type that is there, or by a place that is not', () => {
  expect(brokenBody({ kind: 'wrong-type', place: at('first'), value: 7 }, body)).toBeUndefined();
  expect(brokenBody({ kind: 'wrong-type', place: ['other'], value: 7 }, body)).toBeUndefined();
});

it.each([
  ['body-empty', ''],
  ['body-null', 'null'],
  ['envelope-added', `{"docproof":${body}}`],
] as const)('%s', (kind, expected) => {
  expect(brokenBody({ kind }, body)).toBe(expected);
});

it('truncates to what is not JSON', () => {
  expect(() => JSON.parse(brokenBody({ kind: 'body-truncated' }, body) ?? '{}')).toThrow();
});
