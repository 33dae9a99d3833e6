import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDescription } from '../index.ts';
import type { ApiDescription, Finding, Operation } from '../model.ts';

interface Read {
  readonly description: ApiDescription;
  readonly operations: readonly Operation[];
  readonly findings: readonly Finding[];
}

async function read(text: string, files: Readonly<Record<string, string>> = {}): Promise<Read> {
  const result = await readDescription(text, 'apis/shop.yaml', (path) => files[path]);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  const { description } = result;
  const operations = description.groups.flatMap((group) =>
    group.resources.flatMap((each) => each.operations),
  );
  return { description, operations, findings: description.findings };
}

const shop = `
openapi: 3.0.3
info: { title: Shop }
servers: [{ url: 'https://{region}.shop.test/v1', variables: { region: { default: eu } } }]
security: [{ key: [] }]
paths:
  /items:
    get:
      operationId: listItems
      tags: [Items]
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 50 } }
        - { name: X-Tenant, in: header, required: true, schema: { type: string }, example: acme }
      responses:
        '200':
          description: A list.
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Item' } }
        4XX: { description: Refused. }
        default: { description: Anything else. }
        swagger: { description: A slip. }
    post:
      security: []
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Item' }
            examples:
              good: { value: { name: Lamp } }
              bad: { value: { name: '' } }
      responses:
        '201': { description: Made., content: { application/json: { examples: { good: { value: { id: 1, name: Lamp } } } } } }
        '400': { description: Refused., content: { application/json: { examples: { bad: { value: { message: no name } } } } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
  schemas:
    Item:
      type: object
      required: [name]
      properties:
        id: { type: integer, readOnly: true }
        name: { type: string, minLength: 1, nullable: true }
        parent: { $ref: '#/components/schemas/Item' }
`;

describe('security of GET and HEAD at one path', () => {
  const secured = 'security: [{ key: [] }], responses: {}';
  const schemes = {
    3: 'openapi: 3.0.3\ncomponents: { securitySchemes: { key: { type: apiKey, in: header, name: Key } } }',
    2: "swagger: '2.0'\nsecurityDefinitions: { key: { type: apiKey, in: header, name: Key } }",
  };

  test.each([
    [3, `head: { ${secured} }, get: { responses: {} }`, [true, true]],
    [2, `get: { ${secured} }, head: { responses: {} }`, [true, true]],
    [3, `head: { ${secured} }, get: { security: [], responses: {} }`, [true, false]],
    [3, `get: { ${secured} }, post: { responses: {} }`, [true, false]],
  ] as const)('OpenAPI %i: %s', async (version, item, expected) => {
    const { operations } = await read(
      `${schemes[version]}\ninfo: { title: T, version: '1' }\npaths: { /a: { ${item} } }\n`,
    );
    const isSecured = operations.map(({ security = [] }) => security.length > 0);
    expect([...isSecured].sort()).toEqual([...expected].sort());
  });
});

describe('OpenAPI 3', () => {
  test('is read into operations with stable ids, parameters and responses', async () => {
    const { description, operations } = await read(shop);
    expect(description).toMatchObject({ name: 'shop', title: 'Shop', host: 'https://eu.shop.test/v1' });
    expect(operations.map(({ id, method, uriTemplate }) => [id, method, uriTemplate])).toEqual([
      ['list-items', 'GET', '/items{?limit}'],
      ['post-items', 'POST', '/items'],
    ]);
    expect(operations[0]?.parameters[0]).toMatchObject({
      name: 'limit',
      in: 'query',
      required: false,
      type: 'integer',
    });
    expect(operations[0]?.responses.map(({ id, status, range }) => [id, status, range?.name])).toEqual([
      ['shop/list-items/200', 200, undefined],
      ['shop/list-items/4xx', 400, '4XX'],
      ['shop/list-items/default', 400, 'default'],
    ]);
  });

  test('tells line and JSON Pointer of what it cannot read, and reads the rest', async () => {
    const { findings } = await read(shop);
    expect(findings).toMatchObject([
      { code: 'element-not-read', source: { line: 22, pointer: '/paths/~1items/get/responses/swagger' } },
    ]);
  });

  test('makes each schema whole by itself, recursive ones too', async () => {
    const { operations } = await read(shop);
    expect(operations[0]?.responses[0]?.schema).toMatchObject({
      type: 'array',
      items: { $ref: '#/$defs/Item' },
      $defs: {
        Item: {
          required: ['name'],
          properties: { name: { type: ['string', 'null'] }, parent: { $ref: '#/$defs/Item' } },
        },
      },
    });
  });

  test('pairs examples of equal names, and gives required headers and credentials', async () => {
    const { operations } = await read(shop);
    const [list, create] = operations;
    expect(create?.requests.map(({ name, body }) => [name, body?.json])).toEqual([
      ['good', { name: 'Lamp' }],
      ['bad', { name: '' }],
    ]);
    expect(create?.responses.map(({ status, requests }) => [status, requests])).toEqual([
      [201, [0]],
      [400, [1]],
    ]);
    expect(list?.requests[0]?.headers.map(({ name, value }) => [name, value])).toEqual([
      ['X-Tenant', 'acme'],
      ['X-Api-Key', 'sample-key'],
      ['Accept', 'application/json'],
    ]);
    expect([list?.security, create?.security]).toEqual([[[{ scheme: 'key', scopes: [] }]], []]);
  });
});

test('Swagger 2.0: body, form, files, produces, collection formats and merge keys', async () => {
  const { operations } = await read(`
swagger: '2.0'
info: { title: Files }
consumes: [application/json]
produces: [application/json]
x-errors: &errors
  '404': { description: Not found, schema: { $ref: '#/definitions/Error' } }
paths:
  /files:
    post:
      consumes: [multipart/form-data]
      parameters:
        - { name: file, in: formData, type: file, required: true }
        - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: multi }
      responses: { '201': { description: Made }, <<: *errors }
  /files/{id}:
    parameters: [{ name: id, in: path, type: string, required: true }]
    put:
      parameters:
        - { name: body, in: body, schema: { $ref: '#/definitions/File' } }
      responses: { '200': { description: Kept, schema: { $ref: '#/definitions/File' } } }
definitions:
  File: { type: object, properties: { size: { type: integer, minimum: 0, exclusiveMinimum: true, x-nullable: true } } }
  Error: { type: object, properties: { error: { type: string } } }
`);
  const [upload, replace] = operations;
  expect(upload).toMatchObject({
    uriTemplate: '/files{?tags*}',
    responses: [{ status: 201 }, { status: 404 }],
  });
  expect(upload?.requests[0]?.mediaType).toBe('multipart/form-data');
  expect(replace?.parameters[0]).toMatchObject({ name: 'id', in: 'path', type: 'string' });
  expect(replace?.responses[0]?.schema).toMatchObject({
    $defs: { File: { properties: { size: { type: ['integer', 'null'], exclusiveMinimum: 0 } } } },
  });
});

test.each([
  ['404', '{ $ref: "#/definitions/Error" }', ['application/json', 'application/x-tar']],
  ['404', '{ type: string }', ['application/x-tar']],
  ['200', '{ $ref: "#/definitions/Error" }', ['application/x-tar']],
])('Swagger 2.0: %s of an operation that gives a file, as %s', async (status, schema, types) => {
  const { operations } = await read(`
swagger: '2.0'
info: { title: Files }
paths:
  /archive:
    get: { produces: [application/x-tar], responses: { '${status}': { description: An answer, schema: ${schema} } } }
definitions: { Error: { type: object, properties: { message: { type: string } } } }
`);
  const [response] = operations[0]?.responses ?? [];
  const contents = [response, ...(response?.otherContents ?? [])];
  expect([...new Set(contents.map((each) => each?.mediaType))]).toEqual(types);
});

test('what a path has after its ? is sent, unless a parameter describes it', async () => {
  const { operations } = await read(`
openapi: 3.0.3
info: { title: Shop }
paths:
  /items/{id}?full=true:
    get: { responses: { '200': { description: Read. } } }
  /items?kind=a&acl&page={page}:
    get:
      parameters: [{ name: page, in: query }, { name: kind, in: query }]
      responses: { '200': { description: Listed. } }
`);
  expect(operations.map(({ uriTemplate }) => uriTemplate)).toEqual([
    '/items/{id}?full=true',
    '/items?acl{&page,kind}',
  ]);
});

test('references to files beside the document are followed, those to anywhere else are findings', async () => {
  const { operations, findings } = await read(
    `
openapi: 3.1.0
info: { title: Split }
paths:
  /a: { $ref: 'paths/a.yaml' }
  /b: { $ref: 'https://elsewhere.test/b.yaml' }
`,
    {
      'apis/paths/a.yaml': `get: { responses: { '200': { description: Fine, content: { application/json: { schema: { $ref: '../schemas.yaml#/A' } } } } } }`,
      'apis/schemas.yaml': `A: { type: object, required: [a], properties: { a: { $ref: '#/B' } } }\nB: { type: string }`,
    },
  );
  expect(operations[0]?.source).toMatchObject({ file: 'apis/paths/a.yaml', line: 1 });
  expect(operations[0]?.responses[0]?.schema).toMatchObject({
    $ref: '#/$defs/A',
    $defs: { A: { required: ['a'] }, B: { type: 'string' } },
  });
  expect(findings).toMatchObject([{ code: 'reference-not-usable', source: { line: 6 } }]);
});

test('a schema with a discriminator is one of those that are built on it', async () => {
  const { operations } = await read(`
openapi: 3.0.3
info: { title: Pets }
paths:
  /a: { get: { responses: { '200': { description: Fine, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } } }
components:
  schemas:
    Pet: { type: object, discriminator: { propertyName: kind, mapping: { bird: Bird } } }
    Fish: { allOf: [{ $ref: '#/components/schemas/Pet' }, { required: [fins] }] }
    Bird: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
    Owl: { allOf: [{ $ref: '#/components/schemas/Bird' }] }
`);
  const named = (name: string) => ({ required: ['kind'], properties: { kind: { enum: [name] } } });
  expect(operations[0]?.responses[0]?.schema).toHaveProperty('$defs', {
    PetBase: { type: 'object' },
    Fish: { allOf: [{ $ref: '#/$defs/PetBase' }, { required: ['fins'] }] },
    Bird: { allOf: [{ $ref: '#/$defs/PetBase' }] },
    Owl: { allOf: [{ $ref: '#/$defs/Bird' }] },
    Pet: {
      type: 'object',
      allOf: [
        {
          if: named('Fish'),
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { $ref: '#/$defs/Fish' },
          else: {
            if: named('bird'),
            // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
            then: { $ref: '#/$defs/Bird' },
            else: {
              if: named('Owl'),
              // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
              then: { $ref: '#/$defs/Owl' },
            },
          },
        },
      ],
    },
  });
});

test('references lead to anchors, and to documents and schemas that name themselves', async () => {
  const referred = [
    '#size',
    'https://shop.test/openapi.yaml#/components/schemas/Size/properties/size',
    'schemas/size#/properties/size',
    'https://shop.test/schemas/size#size',
  ];
  const { operations, findings } = await read(`
openapi: 3.2.0
$self: https://shop.test/openapi.yaml
info: { title: Named }
paths:
  /a: { get: { responses: { '200': { description: Fine, content: { application/json: { schema: { prefixItems: [${referred.map((each) => `{ $ref: '${each}' }`).join(', ')}] } } } } } } }
components:
  schemas:
    Size:
      $id: schemas/size
      properties: { size: { $anchor: size, enum: [S, M] }, twice: { $ref: '#/properties/size' }, other: { $ref: '#/components/schemas/Size' } }
`);
  expect(findings).toEqual([]);
  expect(operations[0]?.responses[0]?.schema).toEqual({
    prefixItems: referred.map(() => ({ $ref: '#/$defs/size' })),
    $defs: { size: { enum: ['S', 'M'] } },
  });
});

test.each([
  ['to a file', "{ $ref: 'shown.yaml' }", { name: 'Ann' }],
  ['to a named example', "{ $ref: '#/components/examples/Ann' }", { name: 'Bob' }],
  ['to a value elsewhere', "{ $ref: '#/components/examples/Ann/value' }", { name: 'Bob' }],
  ['to nothing', "{ $ref: '#/definitions/Ann' }", { $ref: '#/definitions/Ann' }],
  ['among other fields', "{ $ref: 'shown.yaml', name: Cid }", { $ref: 'shown.yaml', name: 'Cid' }],
])('an example that is a reference %s', async (_name, example, expected) => {
  const { operations } = await read(
    `
openapi: 3.1.0
info: { title: People }
paths:
  /me:
    get: { responses: { '200': { content: { application/json: { example: ${example} } } } } }
components: { examples: { Ann: { value: { name: Bob } } } }
`,
    { 'apis/shown.yaml': 'name: Ann' },
  );
  expect(operations[0]?.responses[0]?.body?.json).toEqual(expected);
});

test('a discriminator tells alternatives apart that nothing else does', async () => {
  const { operations } = await read(`
openapi: 3.0.0
info: { title: Pets }
paths:
  /pet:
    get:
      responses:
        '200':
          description: A pet.
          content:
            application/json:
              schema:
                oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
                discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: Dog } }
components:
  schemas:
    Cat: { type: object, properties: { kind: { type: string } } }
    Dog: { type: object, properties: { kind: { type: string } } }
`);
  expect(operations[0]?.responses[0]?.schema?.oneOf).toMatchObject([
    { allOf: [{ $ref: '#/$defs/Cat' }, { properties: { kind: { enum: ['cat'] } } }] },
    { allOf: [{ $ref: '#/$defs/Dog' }, { properties: { kind: { enum: ['dog'] } } }] },
  ]);
});

test('requests do without read-only properties, also where a part describes them', async () => {
  const { operations } = await read(`
openapi: 3.0.0
info: { title: Vets }
paths:
  /vets:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Vet' } } } }
      responses: { '200': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Vet' } } } } }
components:
  schemas:
    Vet:
      required: [id, name]
      allOf: [{ properties: { id: { type: integer, readOnly: true }, name: { type: string, example: Ann } } }]
`);
  const [create] = operations;
  expect(create?.requests[0]?.schema).toMatchObject({ $defs: { Vet: { required: ['name'] } } });
  expect(create?.requests[0]?.body?.json).toEqual({ name: 'Ann' });
  expect(create?.responses[0]?.schema).toMatchObject({ $defs: { Vet: { required: ['id', 'name'] } } });
});

test('webhooks and callbacks are what the target sends', async () => {
  const { operations } = await read(`
openapi: 3.1.0
info: { title: Hooks }
paths:
  /subscriptions:
    post:
      responses: { '201': { description: Made } }
      callbacks: { onEvent: { '{$request.body#/url}': { post: { responses: { '204': { description: Taken } } } } } }
webhooks:
  made: { post: { responses: { '200': { description: Taken } } } }
`);
  expect(operations.map(({ method, sentByTarget }) => [method, sentByTarget])).toEqual([
    ['POST', undefined],
    ['POST', true],
    ['POST', true],
  ]);
});

test.each([
  ['required: true', 'application/json', true],
  ['required: false', 'application/json', undefined],
  ['required: true', 'application/x-www-form-urlencoded', undefined],
])('a whole query, %s, of %s is demanded and not sent: %s', async (required, mediaType, unsentQuery) => {
  const { operations } = await read(`
openapi: 3.2.0
info: { title: Search }
paths:
  /items:
    parameters:
      - { name: q, in: querystring, ${required}, content: { ${mediaType}: { schema: { type: object } } } }
    get: { responses: { '200': { description: Found } } }
`);
  expect(operations.map((each) => each.unsentQuery)).toEqual([unsentQuery]);
});

test.each([
  ['asyncapi: 3.0.0\ninfo: {}', 'an AsyncAPI document'],
  ['<!doctype html><title>x</title>', 'an HTML page'],
  ['type Query { a: Int }', 'a GraphQL schema'],
  [' \n', 'an empty file'],
  ['{}', 'JSON or YAML without the key "openapi" or "swagger"'],
  ['info: { title: A }\npaths: {}', 'JSON or YAML without the key "openapi" or "swagger"'],
])('%s is not read', async (text, looksLike) => {
  expect(await readDescription(text, 'a.yaml')).toMatchObject({
    ok: false,
    findings: [{ code: 'unknown-format', detail: { looksLike } }],
  });
});

test('whatever stands at any place of a document, reading ends with a result', async () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('#/paths', '#/x', { $ref: '#' }, { $ref: '#/paths/~1a' }, []),
  );
  const key = fc.constantFrom(
    'parameters',
    'requestBody',
    'responses',
    'security',
    'callbacks',
    'tags',
    'servers',
    '$ref',
    'content',
    'schema',
    '__proto__',
  );
  const operation = fc.dictionary(key, anything, { maxKeys: 4 });
  const document = fc.record({
    openapi: fc.constantFrom<unknown>('3.0.0', '3.1.0', '3.2.0', 3, 3.1),
    info: anything,
    paths: fc.dictionary(
      fc.constantFrom('/a', '/a/{b}', 'x', '__proto__'),
      fc.dictionary(fc.constantFrom('get', 'post', 'parameters', '$ref'), fc.oneof(operation, anything)),
    ),
    components: fc.dictionary(fc.constantFrom('schemas', 'securitySchemes', 'parameters'), anything),
  });
  await fc.assert(
    fc.asyncProperty(document, async (value) => {
      const result = await readDescription(JSON.stringify(value), 'a.json');
      expect(typeof result.ok).toBe('boolean');
    }),
    { numRuns: 200 },
  );
});

test.each([
  [['0 (Unknown)', '1 (Busy)'], 'integer', undefined],
  [['a', 1], 'integer', 'integer'],
  [[null], 'string', undefined],
])('members %j beside the type %s leave the type %s', async (members, type, expected) => {
  const schema = { type: 'object', properties: { code: { type, enum: members } } };
  const content = { 'application/json': { schema } };
  const paths = { '/a': { get: { responses: { 200: { description: 'Fine', content } } } } };
  const read = await readDescription(JSON.stringify({ openapi: '3.1.0', paths }), 'a.json');
  const written = read.ok
    ? read.description.groups[0]?.resources[0]?.operations[0]?.responses[0]?.schema
    : undefined;
  const code = expected === undefined ? { enum: members } : { type: expected, enum: members };
  expect(written).toEqual({ type: 'object', properties: { code } });
});
