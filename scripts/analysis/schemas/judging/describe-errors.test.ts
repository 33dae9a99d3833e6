import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { Json, JsonSchema } from '../../../documentation/index.ts';
import { formatTable } from '../../../documentation/index.ts';
import { describeErrors } from './describe-errors.ts';

function described(schema: JsonSchema, body: Json) {
  const validate = new Ajv({ allErrors: true, strict: false, formats: formatTable }).compile(schema);
  validate(body);
  return describeErrors(validate.errors ?? [], body).map(
    ({ place, expected, actual }) => `${place}: ${expected}, got ${actual}`,
  );
}

const field = (schema: JsonSchema): JsonSchema => ({ properties: { a: schema } });

test.each([
  [{ required: ['a/b'] }, {}, '/a~1b: required field `a/b`, got nothing'],
  [{ type: 'object' }, [1], ': an object, got [1]'],
  [field({ type: 'string' }), { a: null }, '/a: a string, got null'],
  [field({ type: ['array', 'null'] }), { a: 1 }, '/a: an array or null, got 1'],
  [field({ format: 'ipv4' }), { a: 'abc' }, '/a: an IPv4 address, got "abc"'],
  [
    field({ anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] }),
    { a: 'x' },
    '/a: an IPv4 address or an IPv6 address, got "x"',
  ],
  [field({ format: 'duration' }), { a: 'x' }, '/a: a string of format duration, got "x"'],
  [field({ enum: ['on', null] }), { a: 'off' }, '/a: one of "on", null, got "off"'],
  [field({ const: 1 }), { a: 2 }, '/a: 1, got 2'],
  [field({ minLength: 1 }), { a: '' }, '/a: a string that is not empty, got ""'],
  [field({ maxLength: 1 }), { a: 'ab' }, '/a: at most 1 character, got "ab"'],
  [field({ minItems: 1 }), { a: [] }, '/a: an array that is not empty, got []'],
  [field({ minItems: 2 }), { a: [] }, '/a: at least 2 items, got []'],
  [field({ maxProperties: 0 }), { a: { b: 1 } }, '/a: at most 0 fields, got {"b":1}'],
  [field({ minimum: 5 }), { a: 4 }, '/a: a number >= 5, got 4'],
  [field({ multipleOf: 2 }), { a: 3 }, '/a: a multiple of 2, got 3'],
  [field({ pattern: '^x' }), { a: 'y' }, '/a: a string that matches ^x, got "y"'],
  [field({ uniqueItems: true }), { a: [1, 1] }, '/a: items that all differ (0 and 1 are equal), got [1,1]'],
  [{ additionalProperties: false }, { a: 1 }, '/a: no such field, got 1'],
  [field({ if: false, else: { required: ['b'] } }), { a: {} }, '/a/b: required field `b`, got nothing'],
  [field({ if: false, else: false }), { a: 1 }, '/a: no such field, got 1'],
  [field(false as never), { a: 1 }, '/a: no such field, got 1'],
  [field({ not: {} }), { a: 1 }, '/a: none of what the documentation rules out, got 1'],
  [field({ oneOf: [{}, {}] }), { a: 1 }, '/a: exactly one of the documented forms, not several, got 1'],
  [field({ contains: { const: 1 } }), { a: [2] }, '/a: an item of the documented form, got [2]'],
] as [JsonSchema, Json, string][])('%j refuses %j', (schema, body, expected) => {
  expect(described(schema, body).at(-1)).toBe(expected);
});

test('all that fails at one place is reported together', () => {
  expect(described(field({ minLength: 3, pattern: '^x' }), { a: 'y' })).toEqual([
    '/a: at least 3 characters and a string that matches ^x, got "y"',
  ]);
});

test('of an object that may be null the wrong field is reported', () => {
  const schema = field({ anyOf: [{ type: 'object', required: ['b'] }, { type: 'null' }] });
  expect(described(schema, { a: {} })).toEqual(['/a/b: required field `b`, got nothing']);
  expect(described(schema, { a: 1 })).toEqual(['/a: an object or null, got 1']);
});

test('long values are cut, and many errors counted out', () => {
  const body = { a: 'x'.repeat(500), list: Array.from({ length: 100 }, () => 'x') };
  const errors = described(
    { properties: { a: { type: 'number' }, list: { items: { type: 'number' } } } },
    body,
  );
  expect(errors).toHaveLength(50);
  expect(errors[0]!.length).toBeLessThan(120);
});
