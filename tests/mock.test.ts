/** The mock, asked by a plain client that has read the documentation and nothing else. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docproof, withFolder } from './cli/docproof.ts';
import { type Served, serveMock } from './cli/served.ts';

interface Came {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are looked into freely here
  readonly body: any;
}

function client(served: () => Served, headers: Readonly<Record<string, string>>) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Came> => {
    const response = await fetch(served().baseUrl + path, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }), ...more },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    return {
      status: response.status,
      type,
      headers: response.headers,
      body: type.endsWith('json') && text !== '' ? JSON.parse(text) : text,
    };
  };
}

function serving(document: string, args: readonly string[] = []): () => Served {
  let served: Served;
  beforeAll(async () => {
    served = await serveMock([document], args);
  });
  afterAll(async () => {
    await served.stop();
  });
  return () => served;
}

describe('the mock of Sending IPs', () => {
  const ask = client(serving('apis/sending-ips.apib'), { Authorization: 'any', Accept: 'application/json' });

  test('lists the documented sending IPs', async () => {
    const { status, type, body } = await ask('GET', '/sending-ips');
    expect([status, type]).toEqual([200, 'application/json']);
    expect(body.results.map(({ external_ip }: { external_ip: string }) => external_ip)).toEqual([
      '123.45.67.89',
      '123.45.67.80',
    ]);
  });

  test('answers each read by what is asked for', async () => {
    const [first, second, invalid, unknown] = [
      await ask('GET', '/sending-ips/123.45.67.89'),
      await ask('GET', '/sending-ips/123.45.67.80'),
      await ask('GET', '/sending-ips/123.45.67.999'),
      await ask('GET', '/sending-ips/123.45.67.90'),
    ];
    expect(first).toMatchObject({ status: 200, body: { results: { external_ip: '123.45.67.89' } } });
    expect(second).toMatchObject({
      status: 200,
      body: { results: { hostname: 'mta474a.sparkpostmail.com' } },
    });
    expect(invalid).toMatchObject({
      status: 400,
      body: { errors: [{ message: 'external ip must be a valid IPv4 address' }] },
    });
    expect(unknown).toMatchObject({
      status: 404,
      body: { errors: [{ message: 'Sending IP does not exist' }] },
    });
  });

  test('keeps what is updated, refuses an unknown pool and changes nothing then', async () => {
    const path = '/sending-ips/123.45.67.80';
    const updated = await ask('PUT', path, { ip_pool: 'marketing' });
    expect(updated).toMatchObject({ status: 200, body: { results: { message: 'Updated IP Pool.' } } });
    expect((await ask('GET', path)).body.results.ip_pool).toBe('marketing');
    expect((await ask('GET', '/sending-ips')).body.results[1].ip_pool).toBe('marketing');
    const refused = await ask('PUT', path, { ip_pool: 'zebra' });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ message: 'IP Pool zebra does not exist.' }] },
    });
    expect((await ask('GET', path)).body.results.ip_pool).toBe('marketing');
    const unknown = await ask('PUT', '/sending-ips/123.45.67.90', { ip_pool: 'marketing' });
    expect(unknown).toMatchObject({
      status: 404,
      body: { errors: [{ message: 'Sending IP does not exist' }] },
    });
  });

  test('answers the rest sensibly', async () => {
    expect((await ask('GET', '/sending-ip')).status).toBe(404);
    expect((await ask('GET', '/sending-ips/123.45.67.89/more')).status).toBe(404);
    const method = await ask('DELETE', '/sending-ips/123.45.67.89');
    expect(method.status).toBe(405);
    expect(method.headers.get('allow')).toMatch(/GET.*PUT|PUT.*GET/);
    for (const body of ['{"ip_pool":', 'null', '[]', '{}', '{"ip_pool":7}']) {
      const { status } = await ask('PUT', '/sending-ips/123.45.67.89', body);
      expect({ body, status: Math.floor(status / 100) }).toEqual({ body, status: 4 });
    }
    expect((await ask('GET', '/sending-ips/%E0%A4%A')).status).toBeGreaterThanOrEqual(400);
  });
});

describe('the mock of bookings', () => {
  const token = { 'X-Auth-Token': 'rk_5f2c1e' };
  const ask = client(serving('tests/apis/bookings.apib'), token);
  const room = { name: 'Oslo', capacity: 4, floor: 'attic' };

  test('makes, shows, replaces and removes a room', async () => {
    const made = await ask('POST', '/rooms', room);
    expect(made).toMatchObject({ status: 201, body: room });
    const { id } = made.body;
    expect(typeof id).toBe('number');
    expect(made.headers.get('location')).toMatch(new RegExp(`/rooms/${id}$`));
    expect(await ask('GET', `/rooms/${id}`)).toMatchObject({ status: 200, body: { id, ...room } });
    const { rooms } = (await ask('GET', '/rooms')).body;
    expect(rooms.map((each: { id: number }) => each.id)).toContain(id);
    expect(await ask('PUT', `/rooms/${id}`, { ...room, capacity: 5 })).toMatchObject({ status: 200 });
    expect((await ask('GET', `/rooms/${id}`)).body.capacity).toBe(5);
    expect((await ask('DELETE', `/rooms/${id}`)).status).toBe(204);
    expect(await ask('GET', `/rooms/${id}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
  });

  test.for([
    ['no token', 401, 'unauthenticated', 'POST', '/rooms', room, { 'X-Auth-Token': '' }],
    ['no JSON', 400, 'malformed', 'POST', '/rooms', '{"name":', {}],
    [
      'another media type',
      415,
      'media_type',
      'POST',
      '/rooms',
      'name=Oslo',
      { 'Content-Type': 'text/plain' },
    ],
    ['no name', 422, 'invalid', 'POST', '/rooms', { capacity: 4, floor: 'attic' }, {}],
    ['too many people', 422, 'invalid', 'POST', '/rooms', { ...room, capacity: 501 }, {}],
    ['the name of another room', 409, 'name_taken', 'POST', '/rooms', { ...room, name: 'Kyoto' }, {}],
    ['a page too large', 400, 'bad_parameter', 'GET', '/rooms?per_page=51', undefined, {}],
    ['an unknown room', 404, 'not_found', 'GET', '/rooms/77', undefined, {}],
    ['bookings of an unknown room', 404, 'not_found', 'GET', '/rooms/77/bookings', undefined, {}],
    ['an unknown status', 400, 'bad_parameter', 'GET', '/rooms/12/bookings?status=lost', undefined, {}],
    ['a booking of another room', 404, 'not_found', 'GET', '/rooms/77/bookings/4031', undefined, {}],
    ['a room in use', 409, 'in_use', 'DELETE', '/rooms/12', undefined, {}],
    ['a long title', 422, 'invalid', 'POST', '/rooms/12/bookings', booking({ title: 'x'.repeat(81) }), {}],
    ['a text for a time', 422, 'invalid', 'POST', '/rooms/12/bookings', booking({ starts_at: 'soon' }), {}],
    ['a blank title', 422, 'invalid', 'PATCH', '/rooms/12/bookings/4031', { title: ' ' }, {}],
  ] as const)('%s: %i', async ([, status, code, method, path, body, headers]) => {
    expect(await ask(method, path, body, headers)).toMatchObject({
      status,
      type: 'application/json',
      body: { error: { code } },
    });
  });

  test('keeps bookings to their room', async () => {
    const other = (await ask('POST', '/rooms', { ...room, name: 'Bergen' })).body.id;
    const made = await ask('POST', `/rooms/${other}/bookings`, booking({}));
    expect(made).toMatchObject({ status: 201, body: { room_id: other, title: 'Kick-off' } });
    const path = `/rooms/${other}/bookings/${made.body.id}`;
    expect((await ask('GET', path)).status).toBe(200);
    expect((await ask('GET', `/rooms/12/bookings/${made.body.id}`)).status).toBe(404);
    expect((await ask('GET', `/rooms/${other}/bookings`)).body.bookings).toHaveLength(1);
    expect(await ask('PATCH', path, { title: 'Moved' })).toMatchObject({
      status: 200,
      body: { title: 'Moved', minutes: 15 },
    });
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
  });
});

describe('the mock of tags', () => {
  const ask = client(serving('tests/apis/tags.apib'), { Authorization: 'Token 0a1b2c3d' });

  test('answers a create with its place alone', async () => {
    const made = await ask('POST', '/tags', { label: 'Slow food' });
    expect(made).toMatchObject({ status: 201, body: '' });
    const place = new URL(made.headers.get('location') ?? '', 'http://tagbox.example').pathname;
    expect(await ask('GET', place)).toMatchObject({ status: 200, body: { label: 'Slow food' } });
  });

  test('knows what has not changed, and what has', async () => {
    const etag = (await ask('GET', '/tags/travel-notes')).headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect((await ask('GET', '/tags/travel-notes', undefined, { 'If-None-Match': etag })).status).toBe(304);
    const label = { label: 'Notes from the road' };
    expect((await ask('PUT', '/tags/travel-notes', label, { 'If-Match': '"stale"' })).status).toBe(412);
    expect((await ask('PUT', '/tags/travel-notes', label, { 'If-Match': etag })).status).toBe(204);
    expect((await ask('GET', '/tags/travel-notes')).body.label).toBe('Notes from the road');
  });

  test('distinguishes deleted from unknown', async () => {
    expect((await ask('DELETE', '/tags/recipes')).status).toBe(204);
    expect((await ask('DELETE', '/tags/recipes')).status).toBe(410);
    expect((await ask('DELETE', '/tags/never-there')).status).toBe(404);
  });

  test('speaks JSON and by its documented methods only', async () => {
    expect((await ask('GET', '/tags', undefined, { Accept: 'text/html' })).status).toBe(406);
    expect((await ask('POST', '/palette', {})).status).toBe(405);
    expect((await ask('GET', '/tags', undefined, { Authorization: '' })).status).toBe(401);
  });
});

describe('the mock of rates', () => {
  const ask = client(serving('tests/apis/rates.apib'), {});

  test.for([
    [200, 'application/json', '/rates/latest?base=EUR'],
    [400, 'application/json', '/rates/latest'],
    [400, 'application/json', '/rates/latest?base=XXX'],
    [200, 'application/json', '/rates/EURCHF/history?days=3'],
    [400, 'application/json', '/rates/EURCHF/history?days=91'],
    [200, 'application/json', '/currencies'],
    [200, 'application/xml', '/currencies/JPY'],
    [400, 'application/json', '/currencies/jpy'],
    [404, 'application/json', '/currencies/XXX'],
  ] as const)('%i %s %s', async ([status, type, path]) => {
    expect(await ask('GET', path)).toMatchObject({ status, type });
  });

  test('gives the table to who asks for it', async () => {
    const { status, type, body } = await ask('GET', '/rates/EURCHF/history', undefined, {
      Accept: 'text/csv',
    });
    expect([status, type]).toEqual([200, 'text/csv']);
    expect(body).toMatch(/^date,rate\n/);
  });
});

describe('the limits of the mock', () => {
  const document = 'tests/apis/bookings.apib';
  const served = serving(document, ['--max-items', '12', '--max-body', '1', '--allow-host', 'mock.example']);
  const ask = client(served, { 'X-Auth-Token': 'rk_5f2c1e' });

  test('are reported with the option that widens them', async () => {
    const room = { name: 'x'.repeat(2_000_000), capacity: 4, floor: 'attic' };
    expect(await ask('POST', '/rooms', room)).toMatchObject({
      status: 413,
      body: { error: { detail: expect.stringContaining('--max-body') } },
    });
    let last: Came | undefined;
    for (let count = 0; count < 12; count += 1)
      last = await ask('POST', '/rooms', { ...room, name: `Room ${count}` });
    expect(last).toMatchObject({ status: 507, body: { detail: expect.stringContaining('--max-items') } });
    expect((await ask('GET', '/rooms')).status).toBe(200);
  });

  test('of a saved state hold as well, and a state that is not valid ends the start', async () => {
    await withFolder(async (folder) => {
      const state = join(folder, 'state.json');
      const room = (_: unknown, id: number) => ({ id: `${id}`, value: { id } });
      const resources = { 'bookings:/rooms/{}': { '': Array.from({ length: 13 }, room) } };
      const valid = { format: 'docproof-mock-state', version: 1, resources, removed: [], deeds: [] };
      for (const [text, problem] of [
        ['{', 'not valid JSON'],
        ['{}', 'expected a state of a docproof mock'],
        [JSON.stringify({ ...valid, resources: { 'bookings:/rooms/{}': 7 } }), 'got number'],
        [JSON.stringify(valid), 'no more than 12 items'],
        [`"${'x'.repeat(2_200_000)}"`, '--max-state'],
      ] as const) {
        writeFileSync(state, text);
        const limits = ['--max-items', '12', '--max-state', '1'];
        const ended = await docproof(['mock', document, '--port', '0', '--state', state, ...limits]);
        expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining(problem) });
      }
    });
  });

  test.for([
    ['--max-items', '0'],
    ['--max-state', '9999'],
    ['--max-body', '1e3'],
    ['--fault', '503,path=orders'],
  ])('%s %s is refused', async (args) => {
    const ended = await docproof(['mock', document, '--port', '0', ...args]);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining(`error: ${args[0]}`) });
  });
});

function booking(change: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { title: 'Kick-off', starts_at: '2031-01-01T09:00:00Z', minutes: 15, ...change };
}
