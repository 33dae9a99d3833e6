import { describe, expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import { planOf, scenarioOf } from '../../../fixtures/scenarios/api.ts';
import { analyse } from '../../analysis/index.ts';
import { type Json, readDescription } from '../../documentation/index.ts';
import { planScenarios } from '../plan-scenarios.ts';

/** The need for the name of what is created, where its schema says so. */
async function inputOfName(example: string, rules: object) {
  const user = { type: 'object', required: ['name'], properties: { name: { type: 'string', ...rules } } };
  const content = { 'application/json': { schema: user, example: { name: example } } };
  const made = {
    description: 'Made',
    content: { 'application/json': { example: { id: 1, name: example } } },
  };
  const listed = {
    description: 'All',
    content: { 'application/json': { example: [{ id: 1, name: example }] } },
  };
  const paths = {
    '/users': {
      get: { responses: { 200: listed } },
      post: { operationId: 'make', requestBody: { content }, responses: { 201: made } },
    },
  };
  const read = await readDescription(JSON.stringify({ openapi: '3.1.0', paths }), 'test.json');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const { scenarios } = planScenarios(analyse(read.description));
  const made201 = scenarios.find(({ response }) => response.status === 201);
  return made201?.attempts[0]?.inputs.find(({ name }) => name === 'name');
}

it('sends the value by which the list has to be asked, so that it shows what is made', async () => {
  const content = (schema: Json) => ({ 'application/json': { schema } });
  const note = { type: 'object', properties: { id: { type: 'string' }, orgID: { type: 'string' } } };
  const orgID = { name: 'orgID', in: 'query', required: true, schema: { type: 'string' } };
  const paths = {
    '/notes': {
      get: {
        parameters: [orgID],
        responses: { 200: { description: 'All', content: content({ type: 'array', items: note }) } },
      },
      post: {
        operationId: 'make',
        requestBody: { content: content(note) },
        responses: { 201: { description: 'Made', content: content(note) } },
      },
    },
  };
  const read = await readDescription(JSON.stringify({ openapi: '3.1.0', paths }), 'test.json');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const { scenarios } = planScenarios(analyse(read.description));
  const plans = scenarios.flatMap(({ attempts }) => attempts.slice(0, 1).map(({ request }) => request));
  const asked = plans.flatMap(({ query }) => query.map(({ value }) => value));
  const sent = plans.flatMap(({ body }) => (body?.kind === 'json' ? [body.json] : []));
  expect(asked).toEqual(['sample orgID']);
  expect(sent).toEqual([expect.objectContaining({ orgID: 'sample orgID' })]);
});

it('a name in the object that the body wraps is new as well', () => {
  const json = { payload: { username: 'ann' }, signature: '0x1' };
  const plan = planOf(
    operation('POST /users', {
      name: 'Make',
      request: { json },
      responses: [{ status: 201, json: { username: 'ann' } }],
    }),
    operation('GET /users/{username}', { responses: [{ status: 200, json: { username: 'ann' } }] }),
  );
  const inputs = scenarioOf(plan, 'make/201').attempts[0]?.inputs;
  expect(inputs).toContainEqual(expect.objectContaining({ kind: 'fresh', like: 'ann' }));
});

it.each([
  ['abcdef', { pattern: '^[a-z]{6}$' }, { keepsShape: true, like: 'abcdef' }],
  ['abcdefgh', { maxLength: 8 }, { like: 'a' }],
  ['AB-1234', { pattern: '^[A-Z]{2}-\\d{4}$' }, { like: 'AB-1234' }],
  ['abcdef', { pattern: '^[a-z]+$' }, { like: 'abcdef' }],
  ['abcdef', {}, { like: 'abcdef' }],
])('a new value like %s under the rules %j is made with %j', async (example, rules, expected) => {
  const input = await inputOfName(example, rules);
  const { kind, like, keepsShape } = input as { kind: string; like: unknown; keepsShape?: boolean };
  expect({ kind, like, ...(keepsShape ? { keepsShape } : {}) }).toEqual({ kind: 'fresh', ...expected });
});

describe('a field that names another thing', () => {
  const json = (body: Json) => [{ status: 200, json: body }];
  const rooms = operation('GET /rooms', { responses: json([{ name: 'hall', floor: 1 }]) });
  const room = operation('GET /rooms/{name}', { responses: json({ name: 'hall', floor: 1 }) });

  function sourcesOf(field: string, line: string, body: Json, ...others: ReturnType<typeof operation>[]) {
    const make = operation(line, { name: 'Make', request: { json: body }, responses: [{ status: 201 }] });
    const inputs = scenarioOf(planOf(make, ...others), 'make/201').attempts[0]?.inputs;
    const input = inputs?.find(({ name }) => name === field);
    return input?.kind === 'existing' ? input.sources.map(({ kind }) => kind) : input?.kind;
  }

  it('takes one that is there, where things are known by their names', () => {
    expect(sourcesOf('room', 'POST /lamps', { room: 'cellar', watts: 5 }, rooms, room)).toEqual([
      'listed',
      'example',
    ]);
  });

  it('keeps what it shows, where things are known by numbers', () => {
    const byId = [
      operation('GET /rooms', { responses: json([{ id: 1 }]) }),
      operation('GET /rooms/{id}', { responses: json({ id: 1 }) }),
    ];
    expect(sourcesOf('room', 'POST /lamps', { room: 'cellar', watts: 5 }, ...byId)).toBeUndefined();
  });

  it('takes the kind of what is made from the list of kinds that are called like it', () => {
    const ofHouse = operation('GET /houses/{houseId}/rooms/{roomId}', {
      responses: json({ roomId: 7, name: 'hall' }),
    });
    const made = { name: 'hall' };
    expect(sourcesOf('name', 'POST /houses/{houseId}/rooms', made, rooms, room, ofHouse)).toEqual([
      'listed',
      'example',
    ]);
  });
});

it('a field of a few documented values is not taken from a list of its name', () => {
  const kind = { name: 'role', type: 'string', values: ['reader', 'writer'] } as const;
  const plan = planOf(
    operation('GET /roles', { name: 'Roles', responses: [{ status: 200, json: [{ key: 'sales' }] }] }),
    operation('GET /roles/{key}', { name: 'Role', responses: [{ status: 200, json: { key: 'sales' } }] }),
    operation('POST /members', {
      name: 'Invite',
      request: { json: { role: 'reader' }, attributes: [kind] },
      responses: [{ status: 201, json: { id: 1, role: 'reader' } }],
    }),
  );
  expect(scenarioOf(plan, 'invite/201').attempts[0]?.inputs).toEqual([]);
});
