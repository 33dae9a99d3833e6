import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { jsonText, readDescription } from '../documentation/index.ts';
import { planScenarios } from '../scenarios/index.ts';
import { openApiOf } from './index.ts';

async function read(text: string) {
  const result = await readDescription(text, 'shop.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return analyse(result.description);
}

const said = ({ operations }: Awaited<ReturnType<typeof read>>) =>
  operations.map(({ operation, parameters, requests, responses }) => ({
    id: operation.id,
    name: operation.name,
    uriTemplate: operation.uriTemplate,
    security: operation.security,
    parameters: parameters.map((each) => [each.in, each.name, each.required, each.resolved.schema]),
    requests: operation.requests.map(({ name, mediaType, body }, index) => [
      name,
      mediaType,
      body?.json,
      requests[index]?.content.kind,
    ]),
    responses: operation.responses.map(({ id, status, range, body }, index) => [
      id,
      status,
      range,
      body?.json,
      responses[index]?.content.kind,
    ]),
  }));

const shop = `
openapi: 3.0.3
info: { title: Shop, description: Sells things. }
servers: [{ url: 'https://shop.test/v1' }]
security: [{ key: [] }]
paths:
  /items:
    get:
      operationId: listItems
      summary: List items
      tags: [Items]
      parameters: [{ name: limit, in: query, description: How many, schema: { type: integer, minimum: 1 }, example: 5 }]
      responses:
        '200': { description: All, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Item' } } } } }
        4XX: { description: Refused }
    post:
      operationId: makeItem
      security: []
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/Item' }, examples: { good: { value: { name: Lamp } }, bad: { value: {} } } } }
      responses:
        '201': { description: Made, headers: { Location: { required: true, schema: { type: string }, example: /items/1 } } }
        '400': { description: Refused, content: { application/json: { examples: { bad: { value: { error: name } } } } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Api-Key } }
  schemas:
    Item: { type: object, required: [name], properties: { name: { type: string }, parent: { $ref: '#/components/schemas/Item' } } }
`;

test('an OpenAPI document that is written and read again says the same', async () => {
  const api = await read(shop);
  const { document, losses } = openApiOf(api);
  expect(losses).toEqual([]);
  expect(said(await read(jsonText(document)))).toEqual(said(api));
});

const files = `
openapi: 3.1.0
paths:
  '/files{name}{path}':
    parameters:
      - { name: name, in: path, required: true, style: label, schema: { type: string }, example: a }
      - { name: path, in: path, required: true, allowReserved: true, schema: { type: string }, example: b/c }
      - { name: X-Page, in: header, schema: { type: integer, examples: [1] } }
      - { name: tenant, in: cookie, required: true, schema: { type: integer }, example: 7 }
    post:
      operationId: upload
      requestBody:
        content:
          multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary } } } }
          application/xml: { example: <name>a</name> }
      responses:
        '200':
          description: Stored
          content:
            application/json: { schema: { type: object, properties: { id: { type: integer } } } }
            text/csv: { schema: { type: string, pattern: '^id' }, example: "id\\n1" }
            application/problem+json: { schema: { type: object, required: [title], properties: { title: { type: string } } } }
    head:
      operationId: look
      responses: { '200': { description: There, content: { application/json: { schema: { type: object } } } } }
webhooks:
  stored: { post: { operationId: stored, responses: { '204': { description: Taken } } } }
`;

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

test('scenarios are the same after a document is written and read again', async () => {
  const api = await read(files);
  const { document } = openApiOf(api);
  const again = await read(jsonText(document));
  const planned = (each: typeof api) =>
    planScenarios(each)
      .scenarios.toSorted(byId)
      .map(({ response, interpretations, attempts }) => ({
        id: response.id,
        conditions: interpretations.map(({ condition, confidence }) => [condition, confidence]),
        sent: attempts.map(({ id, request, inputs, requiredVariants }) => [
          id,
          request,
          inputs,
          requiredVariants,
        ]),
      }));
  expect(planned(again)).toEqual(planned(api));
  expect(document).toMatchObject({ webhooks: { stored: { post: {} } } });
});

test('each media type of a response is written with its schema', async () => {
  const { document } = openApiOf(await read(files));
  expect(document).toMatchObject({
    paths: {
      '/files{name}{path}': {
        post: {
          responses: {
            200: {
              content: {
                'application/json': { schema: { properties: { id: { type: 'integer' } } } },
                'text/csv': { schema: { type: 'string', pattern: '^id' }, example: 'id\n1' },
                'application/problem+json': { schema: { required: ['title'] } },
              },
            },
          },
        },
      },
    },
  });
});

test.each([
  ['exploded', {}, undefined],
  ['with commas', { explode: false }, { explode: false }],
  ['with bars', { style: 'pipeDelimited', explode: false }, { style: 'pipeDelimited', explode: false }],
  ['with spaces', { style: 'spaceDelimited', explode: false }, { style: 'spaceDelimited', explode: false }],
])('a list in the query stays %s', async (_how, style, expected) => {
  const schema = { type: 'array', items: { type: 'string' } };
  const parameter = { name: 'ids', in: 'query', schema, example: ['a', 'b'], ...style };
  const responses = { 200: { description: 'All' } };
  const api = await read(
    JSON.stringify({
      openapi: '3.1.0',
      paths: { '/items': { get: { parameters: [parameter], responses } } },
    }),
  );
  const { document } = openApiOf(api);
  expect(document).toMatchObject({
    paths: { '/items': { get: { parameters: [{ name: 'ids', ...expected }] } } },
  });
  const again = await read(jsonText(document));
  const written = ({ operations }: typeof api) =>
    operations.flatMap(({ operation }) =>
      operation.parameters.map(({ source: _at, ...parameter }) => [operation.uriTemplate, parameter]),
    );
  expect(written(again)).toEqual(written(api));
});

test('API Blueprint becomes OpenAPI with the same operations and responses', async () => {
  const api = await read(readFileSync('apis/sending-ips.apib', 'utf8'));
  const again = await read(jsonText(openApiOf(api).document));
  const ids = ({ operations }: typeof api) =>
    operations.flatMap(({ operation }) => operation.responses.map(({ id }) => id));
  expect(ids(again)).toEqual(ids(api));
});

/** Two operations of one method and path. */
const twoOfOnePath = [
  'FORMAT: 1A',
  '# A',
  '## List [GET /a]',
  '+ Response 200',
  '',
  '## Search [GET /a{?q}]',
  '+ Response 200',
  '',
].join('\n');

test('what OpenAPI has no place for is reported with its line', async () => {
  const { losses } = openApiOf(await read(twoOfOnePath));
  expect(losses).toMatchObject([{ what: expect.stringContaining('GET /a'), source: { line: 6 } }]);
});

const things = `
openapi: 3.1.0
paths:
  /things/{id}:
    parameters: [{ name: id, in: path, required: true, style: matrix, explode: true, schema: { type: array, items: { type: string } }, example: [a, b] }]
    put:
      operationId: putThing
      parameters:
        - { name: filter, in: query, content: { application/json: { schema: { type: object }, example: { a: 1 } } } }
        - { name: path, in: query, allowReserved: true, schema: { type: string } }
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses:
        '200':
          description: ''
          headers:
            X-Left: { schema: { type: integer, minimum: 0 } }
            Location: { required: true, schema: { type: string } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
          links: { self: { operationId: copyThing, parameters: { id: '$response.body#/id' }, requestBody: { of: '$response.body#/id' } } }
    additionalOperations:
      COPY: { operationId: copyThing, security: [{ login: [write] }], responses: { '204': { description: Copied } } }
webhooks:
  changed:
    post: { responses: { '200': { description: Taken } } }
components:
  securitySchemes:
    login: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.test/token', scopes: { write: Change } } } }
  schemas:
    Thing:
      type: object
      required: [id, name, secret]
      properties:
        id: { type: string, readOnly: true }
        name: { $ref: '#/components/schemas/Name' }
        secret: { type: string, writeOnly: true }
    Name: { type: object, properties: { text: { type: string }, madeAt: { type: string, readOnly: true } } }
`;

describe('a document of OpenAPI', () => {
  it('is exported with what its model holds, and read again as the same', async () => {
    const api = await read(things);
    const { document } = openApiOf(api);
    expect(document).toMatchObject({
      openapi: '3.2.0',
      paths: {
        '/things/{id}': {
          put: {
            operationId: 'putThing',
            parameters: [
              { name: 'id', style: 'matrix', explode: true, example: ['a', 'b'] },
              { name: 'filter', content: { 'application/json': { example: { a: 1 } } } },
              { name: 'path', allowReserved: true },
            ],
            responses: {
              200: {
                headers: {
                  'X-Left': { schema: { type: 'integer', minimum: 0 } },
                  Location: { required: true },
                },
                links: {
                  'copy-thing': {
                    operationId: 'copyThing',
                    parameters: { 'path.id': '$response.body#/id' },
                    requestBody: { of: '$response.body#/id' },
                  },
                },
              },
            },
          },
          additionalOperations: { COPY: { operationId: 'copyThing', security: [{ login: ['write'] }] } },
        },
      },
      webhooks: { changed: { post: {} } },
      components: {
        securitySchemes: {
          login: { type: 'oauth2', flows: { clientCredentials: { scopes: { write: 'Change' } } } },
        },
      },
    });
    const again = await read(jsonText(document));
    expect(said(again)).toEqual(said(api));
    expect(again.description.security).toMatchObject(
      (api.description.security ?? []).map(({ source: _at, ...scheme }) => scheme),
    );
  });

  it('has one schema for what is sent and what is received', async () => {
    const { document } = openApiOf(await read(things));
    expect(document.components).toMatchObject({
      schemas: {
        Thing: {
          required: expect.arrayContaining(['id', 'name', 'secret']),
          properties: { id: { readOnly: true }, secret: { writeOnly: true } },
        },
        Name: { properties: { madeAt: { readOnly: true } } },
      },
    });
    expect(Object.keys((document.components as { schemas: object }).schemas)).toEqual(['Name', 'Thing']);
  });
});

it('a second operation of one path and method stands under a fragment, and is read again', async () => {
  const { document } = openApiOf(await read(twoOfOnePath));
  expect(Object.keys(document.paths as object)).toEqual(['/a', '/a#2']);
  const again = await read(jsonText(document));
  expect(again.operations.map(({ operation }) => operation.id)).toEqual(['list', 'search']);
});
