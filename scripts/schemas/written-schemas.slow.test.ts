/** What a document writes as a JSON Schema judges as it does by itself, through all that is made of it. */
import vm from 'node:vm';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeApi } from '../../fixtures/analysis/description.ts';
import { analyse } from '../analysis/index.ts';
import { type Json, type JsonSchema, parseJson } from '../documentation/index.ts';
import { compileValidators } from './output/compile-validators.ts';
import { renderSchemas } from './output/render-schemas.ts';
import { schemaFiles } from './schema-files.ts';

const words = fc.constantFrom('a', 'b', 'c');

/** Keywords that all drafts since 6 share. */
const shared = {
  type: fc.constantFrom<Json>('object', 'array', 'string', 'integer', 'number', 'boolean', 'null', [
    'string',
    'null',
  ]),
  required: fc.uniqueArray(words, { maxLength: 2 }),
  enum: fc.constantFrom<Json>(['a', 1, null], [{ a: 1 }]),
  const: fc.constantFrom<Json>('a', 1, [1]),
  minLength: fc.nat(2),
  maxLength: fc.nat(2),
  pattern: fc.constantFrom('^a', '\\p{L}{2}', '^[^a]*$'),
  minimum: fc.constantFrom(0, 0.2),
  exclusiveMaximum: fc.constantFrom(1, 1.5),
  multipleOf: fc.constantFrom(1, 0.1, 0.01),
  minItems: fc.nat(2),
  uniqueItems: fc.boolean(),
  maxProperties: fc.nat(2),
};

/** Keywords whose value is a schema. */
const single = ['additionalProperties', 'propertyNames', 'items', 'contains', 'not', 'if', 'then', 'else'];

/** Members under a name, and a list of them that leads back to itself: both are referred to from anywhere. */
const named = {
  Colour: { enum: ['a', 'bb', 1] },
  Tree: {
    type: 'object',
    required: ['a'],
    properties: { a: { type: ['string', 'number'] }, b: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
  },
  Colours: { type: 'array', items: { $ref: '#/$defs/Colour' } },
};
const references = fc.constantFrom(...Object.keys(named)).map((name): Json => ({ $ref: `#/$defs/${name}` }));

type Parts = Readonly<Record<string, fc.Arbitrary<unknown>>>;

function schemasOf(own: (schema: fc.Arbitrary<Json>) => Parts): fc.Arbitrary<JsonSchema> {
  const { root } = fc.letrec<{ root: JsonSchema; schema: Json }>((tie) => {
    const schema = tie('schema');
    const parts: Parts = {
      properties: fc.dictionary(words, schema, { maxKeys: 2 }),
      patternProperties: fc.dictionary(fc.constantFrom('^a', 'b$'), schema, { maxKeys: 1 }),
      allOf: fc.array(schema, { minLength: 1, maxLength: 2 }),
      anyOf: fc.array(schema, { minLength: 1, maxLength: 2 }),
      oneOf: fc.array(schema, { minLength: 1, maxLength: 2 }),
      ...Object.fromEntries(single.map((keyword) => [keyword, schema])),
      ...own(schema),
    };
    const composed = fc.record({ ...shared, ...parts }, { requiredKeys: [] });
    return {
      // Without any keyword it would not be taken for a schema.
      root: fc
        .tuple(sparse(composed), schema)
        .map(([object, a]) => ({ properties: { a }, $defs: named, ...object })),
      schema: fc.oneof(
        { maxDepth: 2 },
        fc.boolean(),
        references,
        sparse(fc.record(shared, { requiredKeys: [] })) as fc.Arbitrary<Json>,
        sparse(composed) as fc.Arbitrary<Json>,
      ),
    };
  });
  return root;
}

/** Most keywords at once allow nothing: a few of them are kept. */
function sparse(schemas: fc.Arbitrary<object>): fc.Arbitrary<Record<string, Json>> {
  return fc.tuple(schemas, fc.array(fc.nat(30), { minLength: 1, maxLength: 3 })).map(([schema, picks]) => {
    const entries = Object.entries(schema);
    const kept = entries.length === 0 ? [] : picks.map((pick) => entries[pick % entries.length]!);
    return Object.fromEntries(kept);
  });
}

const modern = schemasOf((schema) => ({
  prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
  unevaluatedProperties: schema,
  unevaluatedItems: schema,
  dependentRequired: fc.constant({ a: ['b'] }),
  dependentSchemas: fc.dictionary(words, schema, { minKeys: 1, maxKeys: 1 }),
  minContains: fc.nat(2),
}));

const draft7 = schemasOf((schema) => ({
  items: fc.oneof(schema, fc.array(schema, { minLength: 1, maxLength: 2 })),
  additionalItems: schema,
  dependencies: fc.oneof(fc.constant({ a: ['b'] }), fc.dictionary(words, schema, { minKeys: 1, maxKeys: 1 })),
}));

const { value: bodies } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>('a', 'bb', 'Żółć', '', 0, 1, 1.5, 0.3, 0.07, true, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(words, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const options = {
  strict: false,
  logger: false,
  allErrors: true,
  ownProperties: true,
  multipleOfPrecision: 9,
} as const;

/** What the schema file says of a body, and what the validator says that a collection carries. */
function built(schema: JsonSchema): readonly ((body: Json) => boolean)[] {
  const set = schemaFiles(analyse(describeApi({ responses: [{ schema }] })));
  const file = [...renderSchemas(set).values()][0]!;
  const validate = new Ajv2020(options).compile(parseJson(file) as JsonSchema);
  const judge = vm.runInNewContext(`(${[...compileValidators(set).values()][0]?.body})`);
  return [(body) => validate(body) as boolean, (body) => judge(body).length === 0];
}

test.each([
  ['2020-12', modern, ['prefixItems', 'unevaluatedProperties', 'unevaluatedItems', 'dependentSchemas']],
  ['7', draft7, ['items":[', 'additionalItems', 'dependencies']],
])('what is generated of draft %s has all that may get lost', (_draft, schemas, own) => {
  const written = fc
    .sample(schemas, { numRuns: 400, seed: 1 })
    .map((schema) => JSON.stringify(schema))
    .join();
  const all = ['additionalProperties":false', 'a":false', 'a":true', '{L}', ':0.1', ':0.01', ...own];
  const referred = Object.keys(named).map((name) => `{"$ref":"#/$defs/${name}"}`);
  for (const part of [...all, ...referred, '"items":{"$ref":"#/$defs/Colour"}'])
    expect(written).toContain(part);
});

test.each([
  ['2020-12', modern, () => new Ajv2020(options)],
  ['7', draft7, () => new Ajv(options)],
] as const)('draft %s: what Ajv says of a body, the built schema says', (_draft, schemas, ajv) => {
  fc.assert(
    fc.property(schemas, fc.array(bodies, { minLength: 1, maxLength: 8 }), (schema, examples) => {
      const validate = ajv().compile(schema);
      const expected = examples.map((body) => validate(body));
      for (const says of built(schema)) expect(examples.map(says)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test('a schema that includes itself by a reference is judged at every depth', () => {
  const tree = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer' }, children: { type: 'array', items: { $ref: '#' } } },
  };
  for (const says of built(tree)) {
    expect(says({ id: 1, children: [{ id: 2, children: [] }] })).toBe(true);
    expect(says({ id: 1, children: [{ id: 2, children: [{ id: 'three' }] }] })).toBe(false);
  }
});
