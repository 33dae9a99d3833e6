import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonSchema } from '../../../documentation/index.ts';
import { fitExample } from './fit-example.ts';

test('an example that keeps to its schema changes nothing', () => {
  const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } };
  expect(fitExample(schema, { a: '' })).toEqual({ schema, contradictions: [] });
});

test.each([
  [
    { properties: { a: { type: 'string' } } },
    { a: 1 },
    { properties: { a: { type: ['string', 'number'] } } },
  ],
  [{ required: ['a', 'b'] }, { a: 1 }, { required: ['a'] }],
  [{ enum: ['a'] }, 'b', {}],
  [{ type: 'object', additionalProperties: false }, { a: 1 }, { type: 'object' }],
  [{ anyOf: [{ type: 'string' }] }, 1, { anyOf: [{ type: 'string' }, { type: 'number' }] }],
  [{ oneOf: [{ type: 'number' }, { minimum: 0 }] }, 1, { anyOf: [{ type: 'number' }, { minimum: 0 }] }],
  [{ properties: { 'a/b%': false } }, { 'a/b%': 1 }, { properties: { 'a/b%': true } }],
] as [JsonSchema, Json, JsonSchema][])('%j gives way to %j', (schema, example, expected) => {
  expect(fitExample(schema, example).schema).toEqual(expected);
});

test('a contradiction says where, what was expected and what is there', () => {
  const schema = {
    properties: { list: { items: { $ref: '#/definitions/age' } } },
    definitions: { age: { type: 'integer' } },
  };
  const { schema: fitted, contradictions } = fitExample(schema, { list: [1, 'two'] });
  expect(contradictions).toEqual([{ place: '/list/1', expected: 'an integer', actual: '"two"' }]);
  expect(fitted).toMatchObject({ definitions: { age: { type: ['integer', 'string'] } } });
});

test('what a definition inside of a definition demands gives way there, and alternatives do as a whole', () => {
  const $defs = {
    order: { properties: { buyer: { $ref: '#/$defs/buyer' }, items: { items: { $ref: '#/$defs/order' } } } },
    buyer: { required: ['name'], anyOf: [{ $ref: '#/$defs/person' }] },
    person: { required: ['age'], properties: { of: { $ref: '#/$defs/order' } } },
  };
  const { schema } = fitExample({ $ref: '#/$defs/order', $defs }, { items: [{ buyer: {} }] });
  expect(schema).toEqual({
    $ref: '#/$defs/order',
    $defs: { ...$defs, buyer: { required: [], anyOf: [{ $ref: '#/$defs/person' }, { type: 'object' }] } },
  });
});

const words = fc.constantFrom('a', 'b', 'c');
const leaf = {
  type: fc.constantFrom('object', 'array', 'string', 'integer', 'null'),
  required: fc.uniqueArray(words, { minLength: 1 }),
  enum: fc.constant(['a', 1]),
  minLength: fc.nat(3),
  minItems: fc.nat(3),
  additionalProperties: fc.constant(false),
};
const { schema: schemas } = fc.letrec<{ schema: JsonSchema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.record(leaf, { requiredKeys: [] }) as fc.Arbitrary<JsonSchema>,
    fc.record(
      {
        ...leaf,
        properties: fc.dictionary(words, tie('schema'), { maxKeys: 2 }),
        items: tie('schema'),
        anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        not: tie('schema'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<JsonSchema>,
  ),
}));
const { value: values } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>('a', 'abc', 1, 1.5, true, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(words, tie('value')),
  ),
}));

test('whatever the schema and the example, the fitted schema accepts the example', () => {
  const ajv = new Ajv2020({ strict: false, logger: false });
  fc.assert(
    fc.property(schemas, values, (schema, example) => {
      const fitted = fitExample(schema, example);
      expect(ajv.validate(fitted.schema, example)).toBe(true);
    }),
    { numRuns: 30 },
  );
});
