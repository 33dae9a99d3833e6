import { describe, expect, it } from 'vitest';
import { operation, type ResponseSketch } from '../../../fixtures/analysis/sketches.ts';
import {
  errorOf,
  holds,
  planOf,
  requestView,
  scenarioOf,
  stateView,
} from '../../../fixtures/scenarios/api.ts';
import type { JsonObject } from '../../documentation/index.ts';

const body = { name: 'Ann', pool: 'a' };

function refusal(response: ResponseSketch) {
  return errorOf('POST /users', {
    request: { json: body },
    responses: [{ status: 201, json: { id: 1 } }, response],
  });
}

describe('malformed-body', () => {
  it.each(['Problems parsing JSON', 'Malformed JSON Request Object', 'Error parse JSON input'])(
    'reads “%s”',
    (message) => {
      const scenario = refusal({ status: 400, json: { message } });
      expect(scenario.interpretations[0]).toMatchObject({
        confidence: 'certain',
        condition: { kind: 'malformed-body', syntax: 'json' },
      });
      const sent = scenario.attempts[0]?.request.body;
      expect(() => JSON.parse(sent?.kind === 'text' ? sent.text : '{}')).toThrow();
      expect(sent?.mediaType).toBe('application/json');
    },
  );

  it('gives way to an error that names a field', () => {
    const scenario = refusal({
      status: 400,
      json: { title: 'Invalid JSON request', errors: [{ pointer: '/name', detail: 'name is required' }] },
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({ kind: 'missing-field', pointer: '/name' });
  });

  it('is a guess where only the status is known, also where no body is documented', () => {
    const scenario = errorOf('POST /things', { responses: [{ status: 201 }, { status: 400 }] });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'guess',
      condition: { kind: 'malformed-body' },
    });
  });

  it('holds for what is not JSON, and not for no body', () => {
    const scenario = refusal({ status: 400, json: { message: 'invalid json' } });
    expect(holds(scenario, requestView({ method: 'POST', text: '{"a":' }))).not.toBe(false);
    expect(holds(scenario, requestView({ method: 'POST', json: body }))).toBe(false);
    expect(holds(scenario, requestView({ method: 'POST' }))).toBe(false);
  });
});

describe('no-fields', () => {
  it('sends an empty body where nothing says which field is required', () => {
    const scenario = refusal({ status: 422 });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'guess',
      condition: { kind: 'no-fields' },
    });
    expect(scenario.attempts[0]).toMatchObject({ inputs: [], request: { body: { json: {}, fills: [] } } });
    expect(holds(scenario, requestView({ method: 'POST', json: {} }))).not.toBe(false);
    expect(holds(scenario, requestView({ method: 'POST', json: body }))).toBe(false);
  });
});

describe('either-or', () => {
  const keys = { private: 'a', public: 'b', selector: 'c' };
  const keysRefused = (message: string, json: JsonObject = keys) =>
    errorOf('POST /keys', {
      request: { json, attributes: [{ name: 'public' }] },
      responses: [{ status: 201 }, { status: 400, json: { message } }],
    });

  it.each([
    ['private, public and selector must all be specified', 'all', 2, keys],
    ['Either private or public must be provided', 'any', 1, keys],
    ['Only one of private, public may be given', 'one', 3, { private: 'a', selector: 'c' }],
  ])('reads “%s”', (message, demand, sent, json) => {
    const scenario = keysRefused(message, json);
    expect(scenario.interpretations[0]?.condition).toMatchObject({ kind: 'either-or', demand });
    const plan = scenario.attempts[0]?.request.body;
    expect(Object.keys(plan?.kind === 'json' ? (plan.json as object) : {})).toHaveLength(sent);
  });

  it('does not refuse what the documented request sends', () => {
    const [interpretation] = keysRefused('Only one of private, public may be given').interpretations;
    expect(interpretation?.condition.kind).not.toBe('either-or');
  });

  it('holds for some, not for all and not for none', () => {
    const scenario = keysRefused('private, public and selector must all be specified');
    expect(holds(scenario, requestView({ method: 'POST', json: { private: 'a' } }))).not.toBe(false);
    expect(holds(scenario, requestView({ method: 'POST', json: keys }))).toBe(false);
    expect(holds(scenario, requestView({ method: 'POST', json: {} }))).toBe(false);
  });
});

describe('unknown-reference', () => {
  it('names something in the body that does not exist', () => {
    const scenario = refusal({ status: 400, json: { message: 'Pool a does not exist' } });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'unknown-reference', in: 'body', pointer: '/pool' },
    });
    expect(scenario.attempts[0]?.inputs).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'absent', name: 'unknown_pool', like: 'a' })]),
    );
    expect(holds(scenario, requestView({ method: 'POST', json: { pool: 'z' } }))).toEqual({ offending: 'z' });
    expect(
      holds(
        scenario,
        requestView({ method: 'POST', json: { pool: 'a' } }),
        stateView({ knows: (field, value) => field === 'pool' && value === 'a' }),
      ),
    ).toBe(false);
  });

  it('names something in the query', () => {
    const scenario = errorOf('GET /players{?target}', {
      parameters: { target: { example: 'ann' } },
      responses: [{ status: 200 }, { status: 404, description: 'The `target` does not exist.' }],
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({ in: 'query', field: 'target' });
    expect(scenario.attempts[0]?.request.query).toEqual([
      { name: 'target', value: { input: 'unknown_target' } },
    ]);
  });

  it('is not an object that has the name of a resource', () => {
    const image = { name: 'a' };
    const scenario = errorOf(
      'POST /commit',
      {
        request: { json: { image: { tags: { a: 1 } }, note: 'b' } },
        responses: [{ status: 201 }, { status: 404, json: { message: 'no such container' } }],
      },
      operation('GET /images', { name: 'Images', responses: [{ status: 200, json: [image] }] }),
      operation('GET /images/{name}', { name: 'Image', responses: [{ status: 200, json: image }] }),
    );
    expect(scenario.interpretations.map(({ condition }) => condition.kind)).not.toContain(
      'unknown-reference',
    );
  });

  it('is one of several values that name a thing together', () => {
    const scenario = errorOf('GET /servers/{ip}:{port}', {
      parameters: { ip: { example: '192.0.2.1' }, port: { example: '80' } },
      responses: [{ status: 200 }, { status: 404 }],
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({
      kind: 'unknown-reference',
      in: 'path',
      field: 'ip',
    });
    expect(scenario.attempts[0]?.request.values).toEqual({ port: '80' });
  });
});

describe('own-request', () => {
  it('sends the request that the documentation shows for the response alone', () => {
    const plan = planOf(
      operation('POST /users', {
        name: 'Create',
        requests: [{ json: body }, { name: 'Without a name', json: { pool: 'a' } }],
        responses: [
          { status: 201, requests: [0] },
          { status: 422, requests: [1] },
        ],
      }),
    );
    const scenario = scenarioOf(plan, 'create/422');
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'own-request', request: 1 },
      summary: 'the request is "Without a name"',
    });
    expect(scenario.attempts[0]?.request.body).toMatchObject({ json: { pool: 'a' } });
    expect(holds(scenario, requestView({ method: 'POST', json: { pool: 'a' } }))).not.toBe(false);
    expect(holds(scenario, requestView({ method: 'POST', json: body }))).toBe(false);
  });

  it('is not sure of another value alone, and says nothing of the same request', () => {
    const plan = planOf(
      operation('PUT /users/{id}', {
        name: 'Change',
        parameters: { id: { example: '1' } },
        requests: [{ json: body }, { json: { ...body, name: 'Bob' } }, { json: body }],
        responses: [
          { status: 200, requests: [0] },
          { status: 422, requests: [1] },
          { status: 404, requests: [2] },
        ],
      }),
    );
    expect(scenarioOf(plan, 'change/422').interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { kind: 'own-request' },
    });
    expect(
      scenarioOf(plan, 'change/404').interpretations.map((interpretation) => interpretation.condition.kind),
    ).toEqual(['no-such-resource']);
  });

  it('leaves places open in which both requests show the same value', () => {
    const users = operation('GET /pools', { responses: [{ status: 200, json: [{ id: 'a' }] }] });
    const pool = operation('GET /pools/{pool}', { responses: [{ status: 200, json: { id: 'a' } }] });
    const plan = planOf(
      operation('POST /users', {
        name: 'Create',
        requests: [{ json: { name: 'Ann', pool_id: 'a' } }, { json: { name: '', pool_id: 'a' } }],
        responses: [
          { status: 201, requests: [0] },
          { status: 400, requests: [1] },
        ],
      }),
      users,
      pool,
    );
    expect(scenarioOf(plan, 'create/400').attempts[0]?.request.body).toMatchObject({
      json: { name: '', pool_id: 'a' },
      fills: [{ pointer: '/pool_id', input: 'pool_id' }],
    });
  });
});

describe('removed-resource', () => {
  const create = operation('POST /users', {
    name: 'Create',
    request: { json: { name: 'Ann' } },
    responses: [{ status: 201, json: { id: 1 } }],
  });
  const remove = operation('DELETE /users/{id}', { name: 'Remove', responses: [{ status: 204 }] });

  it('makes one and removes it before it is read', () => {
    const scenario = errorOf(
      'GET /users/{id}',
      { responses: [{ status: 200, json: { id: 1 } }, { status: 410 }] },
      create,
      remove,
    );
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'removed-resource' },
    });
    expect(scenario.attempts[0]?.inputs).toEqual([expect.objectContaining({ kind: 'removed', name: 'id' })]);
    expect(holds(scenario, requestView({ path: { id: '1' } }), stateView({ removed: () => true }))).toEqual({
      offending: '1',
    });
    expect(holds(scenario, requestView({ path: { id: '1' } }))).toBe(false);
  });
});

describe('words that are elsewhere', () => {
  it('are read where the response says nothing itself', () => {
    const scenario = refusal({ status: 400, remarks: ['`name` is missing'] });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'missing-field', pointer: '/name' },
    });
  });

  it('give way to what the response says', () => {
    const scenario = refusal({
      status: 400,
      json: { message: 'pool is required' },
      remarks: ['`name` is missing'],
    });
    expect(scenario.interpretations.map(({ condition }) => condition)).toEqual([
      expect.objectContaining({ pointer: '/pool' }),
    ]);
  });
});

describe('a sign-in', () => {
  it('names somebody unknown where none was found', () => {
    const scenario = errorOf('POST /login', {
      request: { json: { email: 'kim@shop.example', password: 'secret' } },
      responses: [{ status: 200 }, { status: 404, json: { error: 'Details not found, sign up!' } }],
    });
    expect(scenario.interpretations[0]?.condition).toMatchObject({
      kind: 'unknown-reference',
      pointer: '/email',
    });
  });
});

it('provokes a refusal by what a request can bring about, also next to causes that it cannot', () => {
  const scenario = errorOf('POST /users', {
    request: { json: body, headers: { Authorization: 'Bearer abc' } },
    responses: [
      { status: 201, json: { id: 1 } },
      { status: 403, description: 'Access token required.\nProfile limit reached.' },
    ],
  });
  expect(scenario.attempts[0]?.request.credentials).toBe('none');
});

it('sends another text where a value is said not to be in a list', () => {
  const scenario = refusal({ status: 400, json: { message: 'Pool is not included in the list' } });
  expect(scenario.interpretations[0]?.condition).toMatchObject({ kind: 'invalid-field', field: 'pool' });
  expect(scenario.attempts[0]?.request.body).toMatchObject({ json: { pool: '!not-a-valid-pool!' } });
});

describe('a shortage', () => {
  it('is brought about by asking for very much', () => {
    const scenario = errorOf('POST /transfers', {
      request: { json: { to: 'a', amount: 10 } },
      responses: [{ status: 201 }, { status: 422, json: { message: 'Insufficient funds' } }],
    });
    expect(scenario.attempts[0]?.request.body).toMatchObject({ json: { to: 'a', amount: 999_999_999 } });
  });

  it('of an account stays out of reach', () => {
    const scenario = errorOf('POST /mails', {
      request: { json: { to: 'a' } },
      responses: [{ status: 201 }, { status: 403, json: { message: 'Insufficient credits' } }],
    });
    expect(scenario.attempts).toEqual([]);
  });
});
