import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attributeOf,
  describeApi,
  type SaidMessage,
  tableOf,
} from '../../../fixtures/analysis/description.ts';
import type { Attribute, Json, JsonSchema } from '../../documentation/index.ts';
import { formatTable, readDescription } from '../../documentation/index.ts';
import { analyse } from '../analyse.ts';
import type { Api, ApiMessage } from '../model.ts';

/** The schemas of all JSON responses. */
function schemasOf(api: Api): readonly JsonSchema[] {
  return api.operations
    .flatMap((operation) => operation.responses)
    .flatMap(({ content }) => (content.kind === 'json' ? [content.resolved.schema] : []));
}

function schemaOf(...responses: SaidMessage[]): JsonSchema {
  const api = analyse(describeApi({ responses }));
  return schemasOf(api)[0]!;
}

function withTable(json: Json, ...attributes: Attribute[]): Api {
  return analyse(describeApi({ tables: [tableOf('response', ...attributes)], responses: [{ json }] }));
}

test('a field is required where every example of the object has it', () => {
  expect(
    schemaOf({
      json: [
        { id: 1, name: 'Ann', mail: 'x' },
        { id: 2, name: 'Bob' },
      ],
    }),
  ).toMatchObject({
    items: { required: ['id', 'name'] },
  });
});

test('an example in OpenAPI shows which fields an answer has, and one instance of what is in them', async () => {
  const example = { total: 1, events: [{ id: 'a', stub: { delay: 4 } }] };
  const content = { 'application/json': { example } };
  const responses = { 200: { description: 'All.', content } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Events' },
    paths: { '/events': { get: { responses }, post: { requestBody: { content }, responses } } },
  };
  const read = await readDescription(JSON.stringify(document), 'events.json');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const [schema] = schemasOf(analyse(read.description));
  expect(schema?.required).toEqual(['total', 'events']);
  const judge = new Ajv({ strict: false }).compile(schema ?? {});
  expect(judge({ total: 2, events: [{ id: 'b', stub: {} }, {}] })).toBe(true);
  expect(judge({ total: 2, events: [{ id: 5 }] })).toBe(false);
});

test('examples of the same object elsewhere count as well', () => {
  const user = { id: 1, name: 'Ann', mail: 'x', city: 'y' };
  const { mail: _, ...withoutMail } = user;
  const api = analyse(
    describeApi(
      { name: 'Users', responses: [{ json: [{ ...user, city: null }] }] },
      { name: 'User', responses: [{ json: withoutMail }] },
    ),
  );
  expect(schemasOf(api)[1]).toEqual({
    type: 'object',
    properties: {
      id: { type: 'integer' },
      name: { type: 'string' },
      mail: { type: 'string' },
      city: { type: ['string', 'null'] },
    },
    required: ['id', 'name', 'city'],
  });
});

test('another object under the same key is another object', () => {
  expect(
    schemaOf({ json: { results: { id: 1, name: 'a' } } }, { json: { results: { message: 'done' } } }),
  ).toEqual({
    type: 'object',
    properties: {
      results: {
        type: 'object',
        properties: { id: { type: 'integer' }, name: { type: 'string' } },
        required: ['id', 'name'],
      },
    },
    required: ['results'],
  });
});

test('a table that says optional wins against the examples', () => {
  const api = withTable({ id: 1, name: 'a' }, attributeOf('id'), attributeOf('name', { required: false }));
  expect(schemasOf(api)[0]).toMatchObject({ required: ['id'] });
});

test('a table adds descriptions, types, members and defaults, and the fields that no example shows', () => {
  const api = withTable(
    { state: 'on', page: 1 },
    attributeOf('state', { type: 'string', values: ['on', 'off'], description: 'Whether\n it runs' }),
    attributeOf('page', { type: 'integer', default: '1' }),
    attributeOf('note', { type: 'string' }),
  );
  expect(schemasOf(api)[0]).toEqual({
    type: 'object',
    properties: {
      state: { description: 'Whether it runs', type: 'string', enum: ['on', 'off'] },
      page: { type: 'integer', default: 1 },
      note: { type: 'string' },
    },
    required: ['state', 'page'],
  });
  expect(api.findings).toEqual([]);
});

test('an example that contradicts its table is reported with its line, and both are accepted', () => {
  const api = withTable(
    {
      results: [
        { id: '1', state: 'lost' },
        { id: '2', state: 'on' },
      ],
    },
    attributeOf('id', { type: 'number' }),
    attributeOf('state', { type: 'string', values: ['on', 'off'] }),
    attributeOf('name', { type: 'string', required: true }),
  );
  expect(api.findings).toEqual(
    [
      ['/results/0/name', 'required field `name`', 'nothing', 3],
      ['/results/0/id', 'a number', '"1"', 4],
      ['/results/0/state', 'one of "on", "off"', '"lost"', 5],
    ].map(([place, expected, actual, line]) => ({
      code: 'example-contradicts-schema',
      severity: 'warning',
      source: { file: 'things.apib', line },
      detail: { body: 'Get Things 200 response', place, expected, actual },
    })),
  );
  expect(schemasOf(api)[0]).toMatchObject({
    properties: {
      results: { items: { properties: { id: { type: ['string', 'number'] }, state: { type: 'string' } } } },
    },
  });
});

test('arrays of an error have items, and what it says is not empty', () => {
  const json = { errors: [{ message: 'no', code: 5, description: '' }], hints: [] };
  expect(schemaOf({ status: 400, json })).toEqual({
    type: 'object',
    properties: {
      errors: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          properties: {
            message: { type: 'string', minLength: 1 },
            code: { type: 'number' },
            description: { type: 'string' },
          },
          required: ['message', 'code', 'description'],
        },
      },
      hints: { type: 'array' },
    },
    required: ['errors', 'hints'],
  });
});

test('a confirmation says something, a message that is data need not', () => {
  expect(schemaOf({ json: { message: 'done' } })).toMatchObject({
    properties: { message: { minLength: 1 } },
  });
  expect(schemaOf({ json: [{ message: 'hello', title: 'x' }] })).not.toMatchObject({
    items: { properties: { message: { minLength: 1 } } },
  });
});

test('an object whose keys are data is a map', () => {
  expect(schemaOf({ json: { '12': { hits: 1 }, '13': { hits: 2, misses: 1 } } })).toEqual({
    type: 'object',
    additionalProperties: {
      type: 'object',
      properties: { hits: { type: 'number' }, misses: { type: 'number' } },
      required: ['hits'],
    },
  });
});

test('what customers fill as they like is any object', () => {
  expect(schemaOf({ json: { id: 1, metadata: { age: 5 } } })).toMatchObject({
    properties: { metadata: { type: 'object' } },
  });
});

test('a written schema comes before the example, and gives way where the example contradicts it', () => {
  const schema = {
    $schema: 'http://json-schema.org/draft-04/schema#',
    type: 'object',
    properties: { id: { type: 'string', required: true }, more: { $ref: 'http://example.com/more.json' } },
  };
  const api = analyse(describeApi({ responses: [{ json: { id: 1 }, schema } as SaidMessage] }));
  expect(schemasOf(api)[0]).toEqual({
    type: 'object',
    properties: { id: { type: ['string', 'number'] }, more: {} },
    required: ['id'],
  });
  expect(
    api.findings.map(({ code, severity, detail }) => [code, severity, detail.place ?? detail.problem]),
  ).toEqual([
    ['schema-not-usable', 'note', 'its reference http://example.com/more.json leads to another document'],
    ['example-contradicts-schema', 'warning', '/id'],
  ]);
});

test('what a written schema and its example say counts where the same thing is shown without one', () => {
  const schema = {
    items: {
      properties: { size: { type: ['integer', 'null'] }, kind: { enum: ['a', 'b'], type: 'string' } },
    },
    type: 'array',
  };
  const api = analyse(
    describeApi(
      { name: 'Tags', responses: [{ json: [{ id: 1, colour: null, kind: 'a', size: 1 }], schema }] },
      { name: 'Tag', responses: [{ json: { id: 1, colour: 'red', kind: 'a', size: 1 } }] },
    ),
  );
  expect(schemasOf(api)[1]).toEqual({
    type: 'object',
    properties: {
      id: { type: 'integer' },
      colour: { type: ['string', 'null'] },
      kind: { type: 'string', enum: ['a', 'b'] },
      size: { type: ['integer', 'null'] },
    },
    required: ['id', 'colour', 'kind', 'size'],
  });
});

test('where a written schema is of no use the example counts', () => {
  const api = analyse(describeApi({ responses: [{ json: { id: 1 }, schema: { id: 1 } }] }));
  expect(schemasOf(api)[0]).toMatchObject({ required: ['id'] });
  expect(api.findings).toMatchObject([{ code: 'schema-not-usable', severity: 'warning' }]);
});

test('every response is said what to expect', () => {
  const api = analyse(
    describeApi({
      responses: [{ json: {} }, { status: 204 }, { status: 404 }, { status: 500, mediaType: 'text/html' }],
      requests: [{ json: 1 }, {}],
    }),
  );
  const kinds = (messages: readonly ApiMessage[]) => messages.map(({ content }) => content.kind);
  expect(kinds(api.operations[0]!.responses)).toEqual(['json', 'empty', 'unknown', 'unknown']);
  expect(kinds(api.operations[0]!.requests)).toEqual(['json', 'unknown']);
});

const bodies = fc.array(fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>, { minLength: 1, maxLength: 5 });
const names = fc.constantFrom(
  'id',
  'name',
  'results',
  'items',
  'user',
  'errors',
  'message',
  'created_at',
  '12',
);
const { body: likely } = fc.letrec<{ body: Json }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(null, 'a', '', 1, 1.5, true, 'a@example.com', '10.0.0.1', '2016-12-24'),
    fc.dictionary(names, tie('body'), { maxKeys: 4 }),
    fc.array(tie('body'), { maxLength: 3 }),
  ),
}));
const attributes = fc.array(
  fc
    .record({
      name: names,
      type: fc.constantFrom('string', 'number', 'integer', 'array', 'object', 'any', 'boolean'),
      required: fc.constantFrom(true, false, undefined),
      values: fc.constantFrom([], ['a', 'b'], [1]),
    } as const)
    .map(({ name, ...said }) => attributeOf(name, said)),
);

test('whatever the examples and the tables, each schema accepts its example', () => {
  fc.assert(
    fc.property(
      fc.oneof(bodies, fc.array(likely, { minLength: 1, maxLength: 5 })),
      attributes,
      fc.constantFrom(200, 404),
      (examples, said, status) => {
        const responses = examples.map((json) => ({ json, status }));
        const api = analyse(describeApi({ responses, tables: [tableOf('response', ...said)] }));
        const ajv = new Ajv({ strict: false, logger: false, formats: formatTable, ownProperties: true });
        examples.forEach((example, index) => {
          expect(ajv.validate(schemasOf(api)[index]!, example)).toBe(true);
        });
      },
    ),
    { numRuns: 80 },
  );
});

test('the same description gives the same schemas', () => {
  fc.assert(
    fc.property(bodies, (examples) => {
      const api = describeApi({ responses: examples.map((json) => ({ json })) });
      expect(JSON.stringify(schemasOf(analyse(api)))).toBe(
        JSON.stringify(schemasOf(analyse(structuredClone(api)))),
      );
    }),
    { numRuns: 25 },
  );
});
