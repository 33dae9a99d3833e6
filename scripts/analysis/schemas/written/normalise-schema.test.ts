import { describe, expect, test } from 'vitest';
import type { Json, JsonSchema } from '../../../documentation/index.ts';
import { normaliseSchema } from './normalise-schema.ts';

function normalised(schema: JsonSchema) {
  const { schema: result, problems } = normaliseSchema(schema);
  expect(problems).toEqual([]);
  return result;
}

test('draft 3: required beside the type, any, schemas among types, extends, disallow, divisibleBy', () => {
  expect(
    normalised({
      $schema: 'http://json-schema.org/draft-03/schema#',
      type: 'object',
      properties: {
        id: { type: 'integer', required: true, divisibleBy: 2 },
        data: { type: 'any' },
        owner: {
          type: ['null', { type: 'object', properties: { name: { type: 'string', required: true } } }],
        },
        name: { disallow: 'number', extends: { minLength: 1 } },
      },
    }),
  ).toEqual({
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'integer', multipleOf: 2 },
      data: {},
      owner: {
        anyOf: [
          { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
          { type: 'null' },
        ],
      },
      name: { not: { type: 'number' }, allOf: [{ minLength: 1 }] },
    },
  });
});

test('draft 4: id and exclusive limits', () => {
  expect(
    normalised({
      $schema: 'http://json-schema.org/draft-04/schema#',
      id: 'http://example.com/schema',
      properties: {
        id: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      },
    }),
  ).toEqual({ properties: { id: { type: 'number', exclusiveMinimum: 0, maximum: 9 } } });
});

test('OpenAPI: nullable and example', () => {
  expect(normalised({ type: 'string', nullable: true, enum: ['a'], example: 'a' })).toEqual({
    type: ['string', 'null'],
    enum: ['a', null],
  });
});

test('people say bool, int and datetime', () => {
  expect(
    normalised({ properties: { a: { type: 'bool' }, b: { type: 'Int' }, c: { type: 'datetime' } } }),
  ).toEqual({
    properties: { a: { type: 'boolean' }, b: { type: 'integer' }, c: { type: 'string' } },
  });
});

test('fields may be called like keywords', () => {
  const schema = {
    properties: { id: { type: 'string' }, example: { type: 'string' }, required: { type: 'boolean' } },
  };
  expect(normalised(schema)).toEqual(schema);
});

test('what stands below a word that no draft knows is left out', () => {
  const schema = { type: 'string', 'x-kind': 'a', default: { a: 1 }, enum: [{ schema: 1 }] } as const;
  expect(normalised({ ...schema, schema: { $ref: '#/definitions/a' }, choices: [{ $ref: '#/b' }] })).toEqual(
    schema,
  );
});

test('local references stay, also to oneself', () => {
  const schema = {
    type: 'array',
    items: { $ref: '#' },
    $defs: { a: { $ref: '#/$defs/a~1b' }, 'a/b': {} },
  };
  expect(normalised(schema)).toEqual(schema);
});

test('drafts up to 7: definitions, tuples and dependencies, and references into them', () => {
  expect(
    normalised({
      definitions: { pair: { items: [{ type: 'string' }, { type: 'number' }], additionalItems: false } },
      properties: {
        pair: { $ref: '#/definitions/pair' },
        second: { $ref: '#/definitions/pair/items/1' },
      },
      dependencies: { a: ['b'], c: { required: ['d'] } },
    }),
  ).toEqual({
    $defs: { pair: { prefixItems: [{ type: 'string' }, { type: 'number' }], items: false } },
    properties: { pair: { $ref: '#/$defs/pair' }, second: { $ref: '#/$defs/pair/prefixItems/1' } },
    dependentRequired: { a: ['b'] },
    dependentSchemas: { c: { required: ['d'] } },
  });
});

test('references by anchor and by id lead to places', () => {
  expect(
    normalised({
      $id: 'https://example.com/tree',
      properties: {
        a: { $ref: '#leaf' },
        b: { $ref: 'leaves/oak' },
        c: { $ref: 'https://example.com/tree' },
        d: { $recursiveRef: '#' },
      },
      $defs: { leaf: { $anchor: 'leaf', type: 'string' }, oak: { $id: 'leaves/oak', type: 'number' } },
    }),
  ).toEqual({
    properties: {
      a: { $ref: '#/$defs/leaf' },
      b: { $ref: '#/$defs/oak' },
      c: { $ref: '#' },
      d: { $ref: '#' },
    },
    $defs: { leaf: { type: 'string' }, oak: { type: 'number' } },
  });
});

test.each([
  [
    'a reference to another document',
    { properties: { a: { $ref: 'other.json' } } },
    'its reference other.json leads to another document',
  ],
  [
    'a reference to nothing',
    { properties: { a: { $ref: '#/definitions/a' } } },
    'its reference #/definitions/a leads nowhere',
  ],
  [
    'an unknown type',
    { properties: { a: { type: 'money' } } },
    'it has a type that JSON Schema does not know: money',
  ],
  [
    'an invalid pattern',
    { properties: { a: { pattern: '(' } } },
    'what it says at /properties/a/pattern is not valid',
  ],
  [
    'a limit that is not a number',
    { properties: { a: { minLength: 'two' } } },
    'what it says at /properties/a/minLength is not valid',
  ],
] as [string, JsonSchema, string][])('%s is left out, and reported', (_what, schema, problem) => {
  expect(normaliseSchema(schema)).toEqual({ schema: { properties: { a: {} } }, problems: [problem] });
});

test('an example in the place of a schema is of no use', () => {
  expect(normaliseSchema({ id: 1, name: 'Ann' })).toEqual({
    schema: undefined,
    problems: ['it has no keyword of JSON Schema'],
  });
});

describe('alternatives of oneOf', () => {
  const thing = { type: 'object', properties: { id: { type: 'string' } } };
  const progress = { type: 'object', properties: { progress: { type: 'number' } } };
  const kept = (oneOf: Json) => Object.keys(normaliseSchema({ oneOf }).schema ?? {});

  test('that take each other are judged as anyOf, and reported', () => {
    const { schema, problems } = normaliseSchema({ oneOf: [thing, progress] });
    expect(schema).toEqual({ anyOf: [thing, progress] });
    expect(problems).toEqual([
      'what fits one alternative of its oneOf fits another one as well, so that several may fit',
    ]);
  });

  test('that differ in words alone take each other', () => {
    const own = { type: 'object', properties: { id: { type: 'string', example: 'a', description: 'Own.' } } };
    expect(kept([thing, own])).toEqual(['anyOf']);
    const list = (items: Json) => ({ type: 'object', properties: { all: { type: 'array', items } } });
    expect(kept([list(thing), list(progress)])).toEqual(['anyOf']);
    expect(kept([list(thing), list({ ...progress, required: ['progress'] })])).toEqual(['anyOf']);
    expect(kept([list({ ...thing, required: ['id'] }), list({ type: 'string' })])).toEqual(['oneOf']);
  });

  test('of which one requires no more than another take each other', () => {
    const both = { properties: { ...thing.properties, ...progress.properties } };
    const more = { type: 'object', ...both, required: ['id', 'progress'] };
    expect(kept([{ ...thing, required: ['id'] }, more])).toEqual(['anyOf']);
  });

  test('that can be told apart stay', () => {
    expect(
      kept([
        { ...thing, required: ['id'] },
        { ...progress, required: ['progress'] },
      ]),
    ).toEqual(['oneOf']);
    expect(
      kept([
        { ...thing, additionalProperties: false },
        { ...progress, additionalProperties: false },
      ]),
    ).toEqual(['oneOf']);
    expect(kept([thing, { type: 'object', properties: { id: { type: 'number' } } }])).toEqual(['oneOf']);
    expect(kept([{ type: 'string' }, thing])).toEqual(['oneOf']);
  });
});
