/** Documents of many kinds, checked on the mock that docproof makes of them: it does what they document. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entry, run } from './cli/docproof.ts';

const documents: Readonly<Record<string, string>> = {
  'any JSON, also as an error': `
  /jobs:
    post:
      responses:
        '200': { description: OK, content: { application/json: { schema: {} } } }
        default: { description: Error, content: { application/json: { schema: {} } } }`,

  'ids that only the path calls UUIDs': `
  /users:
    get: { responses: { '200': { description: Users, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/User' } } } } } } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }
      responses: { '201': { description: User, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }, '400': { description: Bad } }
  /users/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
    get: { responses: { '200': { description: User, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }, '400': { description: Bad }, '404': { description: Not found } } }
    delete: { responses: { '204': { description: Gone }, '404': { description: Not found } } }`,

  'two schemes in one header': `
  /things:
    get:
      security: [{ key: [], token: [] }]
      responses: { '200': { description: OK, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }, '401': { description: Unauthorized } }`,

  'ids that only another list shows': `
  /seminars:
    get: { responses: { '200': { description: Seminars, content: { application/json: { schema: { type: array, items: { type: object, properties: { seminarId: { type: integer }, title: { type: string } }, example: { seminarId: 21, title: On time } } } } } } } }
  /events/by-seminar/{seminarId}:
    get:
      parameters: [{ name: seminarId, in: path, required: true, schema: { type: integer } }]
      responses: { '200': { description: Event, content: { application/json: { schema: { type: object, properties: { place: { type: string } } } } } }, '404': { description: Not found } }`,

  'a DELETE with a body, and a PUT that makes what its path names': `
  /links:
    delete:
      requestBody: { required: true, content: { application/json: { schema: { type: array, items: { type: object, required: [a], properties: { a: { type: integer } } } } } } }
      responses: { '204': { description: Gone }, '400': { description: Bad request } }
  /groups/{group}/members/{member}:
    put:
      parameters: [{ name: group, in: path, required: true, schema: { type: string } }, { name: member, in: path, required: true, schema: { type: string } }]
      responses: { '201': { description: Added }, '404': { description: Not found } }`,

  'a search by POST beside a list at a path of its own': `
  /users:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { query: { type: string }, page: { type: integer }, limit: { type: integer } } } } } }
      responses: { '200': { description: Users, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/User' } } } } } }
  /users/all:
    get: { responses: { '200': { description: Users, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/User' } } } } } } }
  /users/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: User, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } } } }
    delete: { responses: { '200': { description: Gone } } }`,

  'paths that only a slash at their end tells apart': `
  /jobs:
    get: { responses: { '200': { description: Jobs, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/User' } } } } } } }
  /jobs/:
    get:
      parameters: [{ name: jobid, in: query, required: true, schema: { type: string } }]
      responses: { '200': { description: Job, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }, '400': { description: Query param jobid not provided } }`,

  'ids of the same name in two resources, one of which the client chooses': `
  /categories:
    get: { responses: { '200': { description: Categories, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Named' } } } } } } }
  /categories/{categoryUuid}:
    parameters: [{ name: categoryUuid, in: path, required: true, schema: { type: string, format: uuid } }]
    get: { responses: { '200': { description: Category, content: { application/json: { schema: { $ref: '#/components/schemas/Named' } } } } } }
  /products:
    get: { responses: { '200': { description: Products, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Named' } } } } } } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Named' } } } }
      responses: { '201': { description: Product, content: { application/json: { schema: { $ref: '#/components/schemas/Named' } } } } }
  /products/{productUuid}:
    parameters: [{ name: productUuid, in: path, required: true, schema: { type: string, format: uuid } }]
    get: { responses: { '200': { description: Product, content: { application/json: { schema: { $ref: '#/components/schemas/Named' } } } } } }
    delete: { responses: { '204': { description: Gone } } }`,

  'ids that the client chooses': `
  /clients:
    get: { responses: { '200': { description: Clients, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Client' } } } } } } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Client' } } } }
      responses: { '201': { description: Client, content: { application/json: { schema: { $ref: '#/components/schemas/Client' } } } }, '400': { description: Such a client exists already } }
  /clients/{clientId}:
    parameters: [{ name: clientId, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: Client, content: { application/json: { schema: { $ref: '#/components/schemas/Client' } } } } } }
    delete: { responses: { '204': { description: Gone } } }`,

  'names that every object has': `
  /things:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Odd' } } } }
      responses: { '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Odd' } } } }, '400': { description: Bad } }
    get: { responses: { '200': { description: All, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Odd' } } } } } } }
  /things/{constructor}:
    parameters: [{ name: constructor, in: path, required: true, schema: { type: string } }]
    get:
      parameters: [{ name: toString, in: query, required: true, schema: { type: integer } }]
      responses: { '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Odd' } } } }, '400': { description: Bad }, '404': { description: None } }
    delete: { responses: { '204': { description: Gone }, '404': { description: None } } }`,

  'a schema nested deeply, and one within itself': `
  /deep:
    post:
      requestBody: { required: true, content: { application/json: { schema: ${nested(150)} } } }
      responses: { '200': { description: OK, content: { application/json: { schema: ${nested(150)} } } }, '400': { description: Bad } }
  /expressions:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Expression' } } } }
      responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Expression' } } } }, '400': { description: Bad } }`,

  'one scheme beside two that go together': `
  /things:
    get:
      security: [{ apart: [], token: [] }, { key: [] }]
      responses: { '200': { description: OK }, '401': { description: Unauthorized } }
  /open:
    get:
      security: [{}, { token: [] }]
      responses: { '200': { description: OK }, '401': { description: Unknown token } }`,

  'null among the members, and two refusals': `
  /orders:
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [state, count], properties: { state: { type: string, nullable: true, enum: [open, null] }, count: { type: integer } } } } } }
      responses: { '201': { description: Made }, '400': { description: Bad }, '422': { description: Bad } }`,

  'a JSON Patch that nothing shows, a form with limits, and XML': `
  /settings:
    get: { responses: { '200': { description: OK, content: { application/json: { schema: { type: object, required: [mode], properties: { mode: { type: string, enum: [fast, slow] } } } } } } } }
    patch:
      requestBody: { required: true, content: { application/json-patch+json: { schema: { type: array, items: { type: object, required: [op, path], properties: { op: { type: string, enum: [replace] }, path: { type: string } } } } } } }
      responses: { '200': { description: OK }, '400': { description: Bad } }
  /uploads:
    post:
      requestBody: { required: true, content: { multipart/form-data: { schema: { type: object, required: [n], properties: { n: { type: integer, minimum: 3 } } } } } }
      responses: { '200': { description: OK }, '400': { description: Bad } }
  /notes:
    post:
      requestBody: { required: true, content: { application/xml: { schema: { type: object, properties: { text: { type: string } } } } } }
      responses: { '200': { description: OK }, '400': { description: Bad } }`,

  'ids that links find elsewhere': `
  /search:
    get: { responses: { '200': { description: Found, content: { application/json: { schema: { type: object, properties: { hits: { type: array, items: { type: object, properties: { ref: { type: integer } } } } } } } }, links: { article: { operationId: article, parameters: { no: '$response.body#/hits/0/ref' } } } } } }
  /me:
    get: { responses: { '200': { description: Me, content: { application/json: { schema: { type: object, properties: { account: { type: string } } } } }, links: { account: { operationId: account, parameters: { path.code: '$response.body#/account' } } } } } }
  /articles/{no}:
    get: { operationId: article, parameters: [{ name: no, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: Article }, '404': { description: None } } }
  /accounts/{code}:
    get: { operationId: account, parameters: [{ name: code, in: path, required: true, schema: { type: string } }], responses: { '200': { description: Account }, '404': { description: None } } }`,
};

function nested(levels: number): string {
  return levels === 0
    ? '{ type: string }'
    : `{ type: object, required: [a], properties: { a: ${nested(levels - 1)} } }`;
}

const components = `
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: Authorization }
    token: { type: http, scheme: bearer }
    apart: { type: apiKey, in: header, name: X-Key }
  schemas:
    User: { type: object, required: [name], properties: { id: { type: string, readOnly: true }, name: { type: string } } }
    Odd: { type: object, required: [constructor, __proto__], properties: { constructor: { type: string }, __proto__: { type: string }, valueOf: { type: object, required: [toString], properties: { toString: { type: integer } } } } }
    Expression: { oneOf: [{ type: object, required: [op, l, r], properties: { op: { type: string, enum: [+] }, l: { $ref: '#/components/schemas/Expression' }, r: { $ref: '#/components/schemas/Expression' } } }, { type: number }] }
    Named: { type: object, required: [uuid, name], properties: { uuid: { type: string, format: uuid }, name: { type: string } } }
    Client: { type: object, required: [clientId], properties: { clientId: { type: string, example: my-app }, scope: { type: string } } }
`;

interface Checked {
  readonly file: string;
  readonly kind: string;
  readonly verdicts: { readonly conforms: number };
  readonly deviations: readonly string[];
  readonly rest: readonly string[];
}

let folder = '';
let checked: readonly Checked[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'docproof-own-mock-'));
  for (const [name, paths] of Object.entries(documents)) {
    const head = `openapi: 3.0.3\ninfo: { title: ${name.replaceAll(/\W+/g, ' ')}, version: '1' }\npaths:`;
    writeFileSync(join(folder, `${name.replaceAll(/\W+/g, '-')}.yaml`), `${head}${paths}${components}`);
  }
  await run(
    process.execPath,
    [entry, 'build', join(folder, `${Object.keys(documents)[0]?.replaceAll(/\W+/g, '-')}.yaml`)],
    {
      cwd: folder,
    },
  );
  const { stdout } = await run(process.execPath, [entry, 'check', folder, '--json']);
  checked = JSON.parse(stdout).documents;
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what docproof writes is not taken for a document', () => {
  expect(readdirSync(join(folder, 'collections'))).not.toEqual([]);
  expect(checked).toHaveLength(Object.keys(documents).length);
});

test.for(Object.keys(documents))('%s', (name) => {
  const found = checked.find(({ file }) => file.endsWith(`${name.replaceAll(/\W+/g, '-')}.yaml`));
  expect(found).toMatchObject({ kind: 'read', deviations: [], rest: [] });
  expect(found?.verdicts.conforms).toBeGreaterThan(0);
});
