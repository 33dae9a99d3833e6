import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonSchema } from '../model.ts';
import { formatTable } from '../patterns/format-table.ts';
import { allows, multipleOfPrecision } from './allows.ts';
import { schemaExample } from './schema-example.ts';

const leaf = fc.oneof(
  fc.record(
    {
      type: fc.constant('string'),
      minLength: fc.nat(6),
      maxLength: fc.integer({ min: 6, max: 30 }),
      pattern: fc.constantFrom('^[a-z]+$', '^\\d{3}-?\\d*$', '[A-Z]', '^(a|b|c)x?$', '^(?=.*\\d)[\\w-]{4,}$'),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constant('string'), format: fc.constantFrom(...Object.keys(formatTable)) }),
  fc.record(
    {
      type: fc.constantFrom('integer', 'number'),
      minimum: fc.integer({ min: -20, max: 20 }),
      exclusiveMaximum: fc.integer({ min: 21, max: 60 }),
      multipleOf: fc.constantFrom(1, 2, 5, 0.5, 0.1),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constantFrom('boolean', 'null', ['null', 'integer'], ['string', 'null']) }),
  fc.record({
    enum: fc.uniqueArray(fc.oneof(fc.integer(), fc.string(), fc.constant(null)), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
  fc.record({ const: fc.oneof(fc.integer(), fc.string(), fc.boolean()) }),
  fc.record({
    type: fc.constant('string'),
    default: fc.oneof(fc.string(), fc.integer()),
    maxLength: fc.nat(5),
  }),
  fc.constantFrom({ $ref: '#/$defs/a' }, { $ref: '#/$defs/b' }),
);

const { schema: anySchema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'id'), tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'id'), { maxLength: 3 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        patternProperties: fc.dictionary(fc.constantFrom('^x-', 'd$'), tie('schema'), { maxKeys: 1 }),
        minProperties: fc.nat(4),
        maxProperties: fc.integer({ min: 2, max: 6 }),
        propertyNames: fc.record({ pattern: fc.constant('^[a-z0-9-]+$') }),
        dependentRequired: fc.constant({ a: ['b'] }),
        unevaluatedProperties: fc.boolean(),
      },
      { requiredKeys: ['type'] },
    ),
    // Ajv accepts an empty list where `contains` is beside `prefixItems`.
    fc
      .record(
        {
          type: fc.constant('array'),
          items: tie('schema'),
          additional: fc.oneof(
            fc.record({ prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
            fc.record({ contains: tie('schema') }),
          ),
          minItems: fc.nat(3),
          maxItems: fc.integer({ min: 3, max: 5 }),
          uniqueItems: fc.boolean(),
        },
        { requiredKeys: ['type'] },
      )
      .map(({ additional, ...others }) => ({ ...others, ...additional })),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('schema'), type: fc.constantFrom('object', 'string', 'integer') }),
    fc.tuple(tie('schema'), tie('schema'), tie('schema')).map(([condition, ...branches]) =>
      Object.fromEntries([
        ['if', condition],
        ['then', branches[0]],
        ['else', branches[1]],
      ]),
    ),
  ),
}));

const wholeSchema = fc
  .tuple(anySchema, anySchema, anySchema)
  .map(([schema, a, b]) => ({ $defs: { a, b }, allOf: [schema] }) as unknown as JsonSchema);

/** undefined if Ajv itself cannot tell: a schema that refers to itself and to nothing else. */
function judgeOf(schema: JsonSchema): ((value: Json) => boolean) | undefined {
  const ajv = new Ajv2020({ strict: false, logger: false, formats: formatTable, multipleOfPrecision });
  const validate = ajv.compile(schema);
  return (value) => validate(value) as boolean;
}

const isEndless = (error: unknown) => error instanceof RangeError;

describe('for any schema', () => {
  it('makes a value that Ajv accepts, or none', () => {
    fc.assert(
      fc.property(wholeSchema, (schema) => {
        const value = schemaExample(schema, (name) => `a ${name}`);
        if (value === undefined) return;
        try {
          expect(judgeOf(schema)?.(value)).toBe(true);
        } catch (error) {
          if (!isEndless(error)) throw error;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('judges a value as Ajv does', () => {
    fc.assert(
      fc.property(wholeSchema, fc.jsonValue({ maxDepth: 3 }), (schema, value) => {
        try {
          expect(allows(schema, value as Json, schema)).toBe(judgeOf(schema)?.(value as Json));
        } catch (error) {
          if (!isEndless(error)) throw error;
        }
      }),
      { numRuns: 40 },
    );
  });
});
