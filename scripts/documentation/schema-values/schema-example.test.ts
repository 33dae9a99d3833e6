import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonSchema } from '../model.ts';
import { formatTable } from '../patterns/format-table.ts';
import { allows, multipleOfPrecision } from './allows.ts';
import { schemaExample, schemaExampleToSend } from './schema-example.ts';

const make = (schema: JsonSchema) => schemaExample(schema, (name) => `a ${name}`);
const text = (more: JsonSchema) => make({ type: 'object', properties: { x: { type: 'string', ...more } } });

describe('schemaExample', () => {
  it.each<[JsonSchema, unknown]>([
    [{ const: 'a' }, 'a'],
    [{ enum: [2, 3] }, 2],
    [{ type: 'string', examples: ['b'] }, 'b'],
    [{ type: ['null', 'boolean'] }, true],
    [{ type: 'integer' }, 1],
    [{ type: 'integer', minimum: 18 }, 18],
    [{ type: 'number', exclusiveMinimum: 5, multipleOf: 4 }, 8],
    [{ type: 'number', minimum: 0.25, multipleOf: 0.1 }, 0.3],
    [{ type: 'number', minimum: 5, exclusiveMinimum: true }, 6],
    [{ type: 'number', minimum: 0.25, maximum: 0.5 }, 0.25],
    [{ type: 'array', items: { type: 'null' }, minItems: 2 }, [null, null]],
    [{ type: 'array' }, []],
    [{ items: [{ const: 1 }, { const: 'b' }] }, [1, 'b']],
    [{}, undefined],
  ])('makes of %j', (schema, value) => {
    expect(make(schema)).toEqual(value);
  });

  it.each<[JsonSchema, unknown]>([
    [{}, 'a x'],
    [{ format: 'date' }, '2030-01-15'],
    [{ pattern: '^[A-Z]{2}$' }, 'US'],
    [{ pattern: '^no such specimen$' }, 'no such specimen'],
    [{ pattern: '(' }, 'a x'],
    [{ minLength: 5 }, 'a xxx'],
    [{ maxLength: 2 }, 'a '],
  ])('makes a text of %j', (schema, value) => {
    expect(text(schema)).toEqual({ x: value });
  });

  it('follows references, takes the first alternative and puts parts together', () => {
    const schema: JsonSchema = {
      allOf: [
        { $ref: '#/definitions/named' },
        { properties: { b: { oneOf: [{ const: 1 }, { const: 2 }] } } },
      ],
      properties: { c: { anyOf: [{ type: 'boolean' }, { type: 'null' }] } },
      definitions: { named: { type: 'object', properties: { a: { const: 'x' } } } },
    };
    expect(make(schema)).toEqual({ a: 'x', b: 1, c: true });
  });

  it('comes to an end where a schema refers to itself', () => {
    const schema: JsonSchema = { type: 'object', properties: { child: { $ref: '#' }, name: { const: 'x' } } };
    expect(make(schema)).toMatchObject({ name: 'x', child: { child: { name: 'x' } } });
  });

  it('makes nothing of a reference that leads nowhere', () => {
    expect(make({ $ref: '#/definitions/none' })).toBeUndefined();
    expect(make({ $ref: 'https://example.com/other.json' })).toBeUndefined();
  });
});

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
    // Ajv accepts an empty list where `contains` stands beside `prefixItems`.
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

/** undefined where Ajv itself cannot tell: a schema that refers to itself and to nothing else. */
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

  it.each([
    ['a string', true],
    [7, false],
  ])('judges %j once where alternatives lead back to themselves', (value, isAllowed) => {
    const schema: JsonSchema = { anyOf: [{ $ref: '#' }, { type: 'string' }, { $ref: '#' }] };
    expect(allows(schema, value, schema)).toBe(isAllowed);
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

describe('schemaExampleToSend', () => {
  it.each<[JsonSchema, unknown]>([
    [{ type: 'string' }, ''],
    [{ type: 'string', minLength: 1 }, 'some x'],
    [{ type: 'string', minLength: 8 }, 'some xxx'],
    [{ type: 'string', minLength: 1, maxLength: 4 }, 'some'],
    [{ type: 'string', minLength: 1, pattern: '^[a-z]{3}$' }, 'abc'],
  ])('of a text %j', (x, value) => {
    const schema: JsonSchema = { type: 'object', required: ['x'], properties: { x } };
    expect(schemaExampleToSend(schema, (name) => `some ${name}`)).toEqual({ x: value });
  });
});
