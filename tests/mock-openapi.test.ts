/** The mock of OpenAPI documents, asked as a user asks it with curl. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serveMock } from './cli/served.ts';

/** Swagger 2.0: a key in a header, errors by YAML merge keys, no examples but in descriptions. */
const names = `swagger: '2.0'
info: { title: Names, version: '1' }
basePath: /api/v1
consumes: [application/json]
produces: [application/json]
securityDefinitions: { Key: { type: apiKey, in: header, name: X-API-Key } }
security: [{ Key: [] }]
x-errors: &errors
  '400': { description: The request could not be parsed., schema: { $ref: '#/definitions/Error' } }
  '404': { description: The thing was not found., schema: { $ref: '#/definitions/Error' } }
  '422': { description: The request is not valid., schema: { $ref: '#/definitions/Error' } }
paths:
  /servers/{server_id}:
    get:
      parameters: [{ name: server_id, in: path, required: true, type: string }]
      responses: { '200': { description: A server, schema: { $ref: '#/definitions/Server' } }, <<: *errors }
  /servers/{server_id}/zones:
    parameters: [{ name: server_id, in: path, required: true, type: string }]
    get:
      responses:
        '200': { description: Zones, schema: { type: array, items: { $ref: '#/definitions/Zone' } } }
        <<: *errors
    post:
      parameters: [{ name: zone, in: body, required: true, schema: { $ref: '#/definitions/Zone' } }]
      responses: { '201': { description: A zone, schema: { $ref: '#/definitions/Zone' } }, <<: *errors }
  /servers/{server_id}/zones/{zone_id}:
    parameters:
      - { name: server_id, in: path, required: true, type: string }
      - { name: zone_id, in: path, required: true, type: string }
    get:
      responses: { '200': { description: A zone, schema: { $ref: '#/definitions/Zone' } }, <<: *errors }
    delete:
      responses: { '204': { description: Gone }, <<: *errors }
definitions:
  Server:
    type: object
    properties: { id: { type: string, description: 'The id of the server, "localhost"' }, version: { type: string } }
  Zone:
    type: object
    required: [name, kind]
    properties:
      id: { type: string, readOnly: true, pattern: '^[a-z0-9]{8}$' }
      name: { type: string, description: 'Name of the zone (e.g. "example.com.")' }
      kind: { type: string, enum: [Native, Master] }
      serial: { type: integer, minimum: 1 }
      masters: { type: array, items: { type: string, format: ipv4 }, uniqueItems: true, minItems: 2 }
  Error:
    type: object
    required: [error]
    properties: { error: { type: string, maxLength: 60 }, errors: { type: array, items: { type: string } } }
`;

/** OpenAPI 3.1: bearer or a key in a cookie with one in the query, public reads, `default` problems, UUIDs. */
const trips = `openapi: 3.1.0
info: { title: Trips, version: '1' }
servers: [{ url: 'https://api.trips.test/v2' }]
security: [{ token: [] }, { session: [], app: [] }]
paths:
  /stations:
    get:
      security: []
      responses:
        '200': { description: OK, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { $ref: '#/components/schemas/Station' } } } } } } }
  /bookings:
    get:
      responses:
        '200': { description: OK, content: { application/json: { schema: { type: object, required: [data], properties: { data: { type: array, items: { $ref: '#/components/schemas/Booking' } }, links: { type: object, properties: { next: { type: string, format: uri } } } } } } } }
        default: { $ref: '#/components/responses/Problem' }
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Booking' } } } }
      responses:
        '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Booking' } } } }
        default: { $ref: '#/components/responses/Problem' }
  /passengers:
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string }, password: { type: string } } } } } }
      responses:
        '201': { description: Made }
        '400': { description: Validation error, content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
        '401': { description: Unauthorized }
        '409': { description: Conflict }
        default: { description: Internal Server Error, content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
  /bookings/{bookingId}:
    parameters: [{ name: bookingId, in: path, required: true, schema: { type: string, format: uuid }, example: 1725ff48-ab45-4bb5-9d02-88745177dedb }]
    get:
      responses:
        '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Booking' } } } }
        default: { $ref: '#/components/responses/Problem' }
    delete:
      responses:
        '204': { description: Gone }
        default: { $ref: '#/components/responses/Problem' }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    session: { type: apiKey, in: cookie, name: sid }
    app: { type: apiKey, in: query, name: app_key }
  responses:
    Problem:
      description: It went wrong.
      content:
        application/problem+json:
          schema: { $ref: '#/components/schemas/Problem' }
  schemas:
    Problem: { type: object, required: [title, status], properties: { title: { type: string }, status: { type: integer }, detail: { type: string } } }
    Station: { type: object, properties: { id: { type: string, format: uuid }, name: { type: string, examples: [Berlin] } } }
    Booking:
      type: object
      required: [passenger_name]
      additionalProperties: false
      properties:
        id: { type: string, format: uuid, readOnly: true }
        passenger_name: { type: string, minLength: 1, examples: [John Doe] }
        has_dog: { type: boolean }
        secret_note: { type: string, writeOnly: true }
`;

interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let served: Served;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'docproof-openapi-'));
  const files = { 'names.yaml': names, 'trips.yaml': trips };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  served = await serveMock(Object.keys(files).map((name) => join(folder, name)));
});
afterAll(async () => {
  await served?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(path: string, { method, body, headers }: Sent = {}) {
  const response = await fetch(served.baseUrl + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, json: text === '' ? undefined : JSON.parse(text) };
}

describe('Swagger 2.0 with a key in a header', () => {
  const key = { 'X-API-Key': 'sample-key' };
  const zones = '/api/v1/servers/localhost/zones';
  const refused = (status: number) => ({
    status,
    type: expect.stringContaining('application/json'),
    json: { error: expect.any(String), errors: [expect.any(String)] },
  });

  test('lists and reads what the documentation describes', async () => {
    const list = await ask(zones, { headers: key });
    expect(list).toMatchObject({ status: 200, json: [{ name: 'example.com.', kind: 'Native' }] });
    expect(await ask(`${zones}/${list.json[0].id}`, { headers: key })).toMatchObject({
      status: 200,
      json: list.json[0],
    });
    expect(new Set(list.json[0].masters).size).toBe(2);
  });

  test('makes, reads and removes', async () => {
    const made = await ask(zones, { headers: key, body: { name: 'example.org.', kind: 'Master' } });
    expect(made).toMatchObject({ status: 201, json: { name: 'example.org.', kind: 'Master' } });
    expect(made.json.id).toMatch(/^[a-z0-9]{8}$/);
    const path = `${zones}/${made.json.id}`;
    expect(await ask(path, { headers: key })).toMatchObject({ status: 200, json: { name: 'example.org.' } });
    expect(await ask(path, { headers: key, method: 'DELETE' })).toMatchObject({ status: 204 });
    expect(await ask(path, { headers: key })).toMatchObject(refused(404));
  });

  test.each<[string, number, string, Sent]>([
    ['an unknown id', 404, `${zones}/none`, { headers: key }],
    ['an unknown parent', 404, '/api/v1/servers/none/zones', { headers: key }],
    ['a required field left out', 422, zones, { headers: key, body: { kind: 'Native' } }],
    ['a wrong type', 422, zones, { headers: key, body: { name: 5, kind: 'Native' } }],
    ['no member of an enumeration', 422, zones, { headers: key, body: { name: 'a.', kind: 'Other' } }],
    ['no JSON', 400, zones, { headers: key, body: '{' }],
  ])('refuses %s', async (_what, status, path, sent) => {
    expect(await ask(path, sent)).toMatchObject(refused(status));
  });

  test.each<[string, Sent]>([
    ['no credentials', {}],
    ['unknown credentials', { headers: { 'X-API-Key': 'other' } }],
    ['credentials in another place', { headers: { Authorization: 'Bearer sample-key' } }],
  ])('refuses %s', async (_what, sent) => {
    expect(await ask(zones, sent)).toMatchObject({
      status: 401,
      json: { error: expect.stringContaining('credentials') },
    });
  });

  test('knows no other paths', async () => {
    expect(await ask('/api/v1/nothing', { headers: key })).toMatchObject({ status: 404 });
  });
});

describe('OpenAPI 3.1 with alternative credentials and errors by default', () => {
  const token = { headers: { Authorization: 'Bearer sample-token' } };
  const problem = (status: number) => ({
    status,
    type: expect.stringContaining('application/problem+json'),
    json: { title: expect.any(String), status },
  });
  const known = '/v2/bookings/1725ff48-ab45-4bb5-9d02-88745177dedb';

  test('reads the documented item', async () => {
    const { status, json } = await ask(known, token);
    expect({ status, json }).toMatchObject({ status: 200, json: { passenger_name: 'John Doe' } });
    expect(json).not.toHaveProperty('secret_note');
  });

  test('makes, reads and removes', async () => {
    const made = await ask('/v2/bookings', { ...token, body: { passenger_name: 'Ann', secret_note: 'x' } });
    expect(made).toMatchObject({ status: 201, json: { passenger_name: 'Ann' } });
    expect(made.json).not.toHaveProperty('secret_note');
    expect(made.json.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const path = `/v2/bookings/${made.json.id}`;
    expect(await ask(path, token)).toMatchObject({ status: 200, json: { passenger_name: 'Ann' } });
    expect(await ask(path, { ...token, method: 'DELETE' })).toMatchObject({ status: 204 });
    expect(await ask(path, token)).toMatchObject(problem(404));
  });

  test.each<[string, number, string, Sent]>([
    ['an unknown id', 404, '/v2/bookings/00000000-0000-4000-8000-000000000000', token],
    ['a required field left out', 400, '/v2/bookings', { ...token, body: { has_dog: true } }],
    ['a wrong type', 400, '/v2/bookings', { ...token, body: { passenger_name: 'Ann', has_dog: 'often' } }],
    [
      'a property that is not allowed',
      400,
      '/v2/bookings',
      { ...token, body: { passenger_name: 'Ann', age: 7 } },
    ],
    [
      'a wrong type by the status that is documented beside `default`',
      400,
      '/v2/passengers',
      { ...token, body: { name: 'Ann', password: ['a'] } },
    ],
    ['no credentials', 401, '/v2/bookings', {}],
    ['unknown credentials', 401, '/v2/bookings', { headers: { Authorization: 'Bearer other' } }],
    ['half of the credentials', 401, '/v2/bookings', { headers: { Cookie: 'sid=sample' } }],
  ])('refuses %s', async (_what, status, path, sent) => {
    expect(await ask(path, sent)).toMatchObject(problem(status));
  });

  test('takes the other alternative whole', async () => {
    const sent = { headers: { Cookie: 'a=b; sid=sample' } };
    expect(await ask('/v2/bookings?app_key=sample-key', sent)).toMatchObject({ status: 200 });
  });

  test('asks for no credentials where none are declared', async () => {
    expect(await ask('/v2/stations')).toMatchObject({ status: 200, json: { data: [{ name: 'Berlin' }] } });
  });

  test('shows what a client prefers', async () => {
    const headers = { ...token.headers, Prefer: 'code=201' };
    expect(await ask('/v2/bookings', { headers, body: {} })).toMatchObject({ status: 201 });
  });
});
