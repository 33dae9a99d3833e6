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

const tag = { id: 7, name: 'blue' };
const list = operation('GET /tags', { responses: [{ status: 200, json: [tag] }] });
const remove = operation('DELETE /tags/{id}', {
  name: 'Remove',
  parameters: { id: { example: '7' } },
  responses: [{ status: 204 }],
});

function creating(response: ResponseSketch, ...others: readonly ReturnType<typeof operation>[]) {
  return errorOf(
    'POST /tags',
    { request: { json: { name: 'blue' } }, responses: [{ status: 201, json: tag }, response] },
    ...others,
  );
}

describe('already-exists', () => {
  it.each([
    [409, { message: 'Tag already exists' }],
    [422, { errors: { name: ['has already been taken'] } }],
    [400, { error: 'ER_DUP_ENTRY' }],
    [409, { message: 'Já existe uma tag com este nome.' }],
  ])('reads %i %j', (status, json) => {
    const scenario = creating({ status, json }, list, remove);
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'already-exists', fields: ['/name'] },
    });
  });

  it('makes the same thing twice, and sees to it that the first is removed', () => {
    const [attempt] = creating({ status: 409 }, list, remove).attempts;
    const [fresh, made] = attempt?.inputs ?? [];
    expect(fresh).toMatchObject({ kind: 'fresh', name: 'name' });
    expect(made).toMatchObject({
      kind: 'existing',
      name: 'id',
      sources: [
        { kind: 'created', request: attempt?.request, remove: { method: 'DELETE', path: '/tags/{id}' } },
      ],
    });
  });

  it('undoes the first of two creates by the id that they choose themselves', () => {
    const named = [
      operation('GET /tags', { name: 'List', responses: [{ status: 200, json: [{ name: 'blue' }] }] }),
      operation('DELETE /tags/{name}', { name: 'Remove', responses: [{ status: 204 }] }),
    ];
    const [attempt] = errorOf(
      'POST /tags',
      { request: { json: { name: 'blue' } }, responses: [{ status: 201 }, { status: 409 }] },
      ...named,
    ).attempts;
    expect(attempt?.inputs).toMatchObject([
      { kind: 'fresh', name: 'name' },
      { kind: 'done', name: 'made_before', undo: { method: 'DELETE', path: '/tags/{name}' } },
    ]);
  });

  it('takes a name out of the list first where nothing can be removed', () => {
    const [attempt] = creating({ status: 409 }, list).attempts;
    expect(attempt?.inputs).toEqual([
      expect.objectContaining({ kind: 'seen', name: 'taken_name', field: ['name'] }),
    ]);
    expect(attempt?.request.body).toMatchObject({ fills: [{ pointer: '/name', input: 'taken_name' }] });
  });

  it('is about a field that is named without an example', () => {
    const scenario = errorOf(
      'POST /tags',
      {
        request: { attributes: [{ name: 'name' }] },
        responses: [
          { status: 201, json: tag },
          { status: 409, json: { message: 'That name already exists' } },
        ],
      },
      list,
    );
    expect(scenario.interpretations[0]?.condition).toMatchObject({
      kind: 'already-exists',
      fields: ['/name'],
    });
  });

  it('is at most likely for a field that has to name something known', () => {
    const scenario = errorOf(
      'POST /hooks',
      {
        request: { json: { match: { domain: 'a.example.com' } } },
        responses: [
          { status: 200, json: { id: 1 } },
          { status: 409, json: { message: "Domain '(domain)' is already in use" } },
          { status: 400, json: { message: "Domain '(domain)' is not a registered domain" } },
        ],
      },
      operation('GET /hooks', { responses: [{ status: 200, json: [{ id: 1 }] }] }),
    );
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { kind: 'already-exists', fields: [] },
    });
  });

  it('holds for a field within another one, wherever the item shows it', () => {
    const scenario = errorOf(
      'POST /tags',
      {
        request: { json: { tag: { name: 'blue' } } },
        responses: [
          { status: 201, json: tag },
          { status: 409, json: { message: 'The name is already taken' } },
        ],
      },
      list,
    );
    const asked = requestView({ method: 'POST', json: { tag: { name: 'red' } } });
    for (const place of [['tag', 'name'], ['name']]) {
      const state = stateView({ taken: (_shape, _path, field) => field.join() === place.join() });
      expect(holds(scenario, asked, state)).not.toBe(false);
    }
    expect(holds(scenario, asked)).toBe(false);
  });

  it('is likely for a 409 without words, and not meant by one about something in use', () => {
    expect(creating({ status: 409 }, list).interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { kind: 'already-exists' },
    });
    const used = creating({ status: 409, json: { message: 'The account is locked' } });
    expect(used.interpretations.some((interpretation) => interpretation.confidence === 'certain')).toBe(
      false,
    );
  });

  it('holds where another one has that name', () => {
    const scenario = creating({ status: 409, json: { message: 'name already taken' } }, list);
    const request = requestView({ method: 'POST', json: { name: 'blue' } });
    expect(
      holds(
        scenario,
        request,
        stateView({ taken: (_shape, _path, field, value) => field[0] === 'name' && value === 'blue' }),
      ),
    ).toEqual({ offending: 'blue' });
    expect(holds(scenario, request)).toBe(false);
  });
});

describe('already-exists of a change', () => {
  it('takes the name of a second thing that is made for it', () => {
    const item = { id: 'a', name: 'blue' };
    const [attempt] = errorOf(
      'PUT /tags/{id}',
      {
        request: { json: { name: 'red' } },
        responses: [
          { status: 200, json: item },
          { status: 409, json: { message: 'The name is already taken' } },
        ],
      },
      operation('GET /tags', { name: 'List', responses: [{ status: 200, json: [item] }] }),
      operation('POST /tags', {
        request: { json: { name: 'red' } },
        responses: [{ status: 201, json: item }],
      }),
      operation('DELETE /tags/{id}', { responses: [{ status: 204 }] }),
    ).attempts;
    expect(attempt?.inputs).toMatchObject([
      {
        kind: 'existing',
        name: 'another_id',
        sources: [{ kind: 'created', remove: { path: '/tags/{another_id}' } }],
      },
      { kind: 'existing', name: 'id' },
      { kind: 'seen', name: 'taken_name', ofAnother: true, at: { input: 'another_id', field: ['id'] } },
    ]);
  });
});

describe('already-done', () => {
  it('asks twice for what cannot be done twice, and undoes it by its counterpart', () => {
    const unlike = operation('POST /posts/{id}/unlike', { responses: [{ status: 200 }] });
    const scenario = errorOf(
      'POST /posts/{id}/like',
      {
        parameters: { id: { example: '1' } },
        responses: [{ status: 200 }, { status: 400, json: { message: 'You already like this post' } }],
      },
      unlike,
    );
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { kind: 'already-done', operation: 'asked' },
    });
    expect(scenario.attempts[0]?.inputs).toEqual([
      expect.objectContaining({
        kind: 'done',
        request: expect.objectContaining({ path: '/posts/{id}/like' }),
        undo: expect.objectContaining({ path: '/posts/{id}/unlike' }),
      }),
    ]);
    expect(
      holds(scenario, requestView({ method: 'POST', path: { id: '1' } }), stateView({ done: () => true })),
    ).not.toBe(false);
    expect(holds(scenario, requestView({ method: 'POST', path: { id: '1' } }))).toBe(false);
  });
});

it('already-done is sure of an action on what the run can make, and takes it for done where it is said to be', () => {
  const post = operation('GET /posts/{id}', { responses: [{ status: 200, json: { id: 1 } }] });
  const posts = operation('POST /posts', {
    request: { json: { text: 'a' } },
    responses: [{ status: 201, json: { id: 1 } }],
  });
  const scenario = errorOf(
    'POST /posts/{id}/like',
    { responses: [{ status: 200 }, { status: 409, json: { message: 'You already like this post' } }] },
    post,
    posts,
  );
  expect(scenario.interpretations[0]?.confidence).toBe('certain');
  expect(scenario.attempts[0]?.inputs.at(-1)).toMatchObject({ kind: 'done', already: [409] });
});

it('already-done is not sure of an action whose value is said to be taken: it may be the own one', () => {
  const boxes = operation('POST /boxes', {
    request: { json: { size: 1 } },
    responses: [{ status: 201, json: { id: 1 } }],
  });
  const scenario = errorOf(
    'POST /boxes/{id}/rename{?name}',
    {
      parameters: { id: { example: '1' }, name: { in: 'query', required: true, example: 'blue' } },
      responses: [{ status: 204 }, { status: 409, json: { message: 'name already in use' } }],
    },
    operation('GET /boxes/{id}', { responses: [{ status: 200, json: { id: 1 } }] }),
    boxes,
  );
  expect(scenario.interpretations.map(({ confidence }) => confidence)).not.toContain('certain');
});

describe('reserved-value', () => {
  it.each([
    ['IP Pool default is reserved and cannot be updated.', 'default'],
    ["Pool 'system' is reserved", 'system'],
    ['Cannot delete default pool', 'default'],
  ])('asks for what “%s” names', (message, value) => {
    const scenario = errorOf('DELETE /pools/{id}', {
      parameters: { id: { example: 'a' } },
      responses: [{ status: 204 }, { status: 400, json: { message } }],
    });
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'reserved-value', in: 'path', value },
    });
    expect(scenario.attempts[0]?.request.values).toEqual({ id: value });
    expect(holds(scenario, requestView({ path: { id: value } }))).toEqual({ offending: value });
    expect(holds(scenario, requestView({ path: { id: 'other' } }))).toBe(false);
  });

  it('is a field of what is made', () => {
    const scenario = creating({ status: 400, json: { message: "Name 'default' is reserved" } });
    expect(scenario.interpretations[0]?.condition).toMatchObject({
      in: 'body',
      pointer: '/name',
      value: 'default',
    });
  });
});

describe('immutable-field', () => {
  const keys = operation('GET /keys', { responses: [{ status: 200, json: [{ id: 'a', size: 1024 }] }] });
  const read = operation('GET /keys/{id}', {
    responses: [{ status: 200, json: { id: 'a', size: 1024, owner: 'kim' } }],
  });
  const change = (message: string) =>
    errorOf(
      'PUT /keys/{id}',
      {
        parameters: { id: { example: 'a' } },
        request: { json: { size: 1024 } },
        responses: [{ status: 200 }, { status: 400, json: { message } }],
      },
      read,
      keys,
    );

  it('changes the field that may not be changed', () => {
    const scenario = change('size is immutable');
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'immutable-field', pointer: '/size', variable: undefined },
    });
    expect(scenario.attempts[0]?.request.body).toMatchObject({ json: { size: 1025 } });
    const state = stateView({ find: () => ({ id: 'a', size: 1024 }) });
    expect(
      holds(scenario, requestView({ method: 'PUT', path: { id: 'a' }, json: { size: 1 } }), state),
    ).toEqual({ offending: '1' });
    expect(
      holds(scenario, requestView({ method: 'PUT', path: { id: 'a' }, json: { size: 1024 } }), state),
    ).toBe(false);
  });

  it('adds a field that only the message names', () => {
    const scenario = change("Field 'id' is immutable");
    expect(scenario.interpretations[0]?.condition).toMatchObject({ pointer: '/id', variable: 'id' });
    expect(scenario.attempts[0]?.request.body).toMatchObject({
      json: { size: 1024, id: 'a-changed' },
    });
  });

  it('adds a field that the resource shows and the request does not send', () => {
    const scenario = change('owner cannot be changed');
    expect(scenario.interpretations[0]?.condition).toMatchObject({ pointer: '/owner', variable: undefined });
    expect(scenario.attempts[0]?.request.body).toMatchObject({ json: { size: 1024, owner: 'kim-changed' } });
  });
});

describe('wrong-state', () => {
  const order = operation('GET /orders/{id}', { responses: [{ status: 200, json: { id: 1 } }] });
  const orders = operation('POST /orders', {
    name: 'Order',
    request: { json: { item: 'tea' } },
    responses: [{ status: 201, json: { id: 1 } }],
  });
  const ship = operation('POST /orders/{id}/ship', { name: 'Ship', responses: [{ status: 200 }] });
  const cancelling = (message: string) =>
    errorOf(
      'POST /orders/{id}/cancel',
      { responses: [{ status: 200 }, { status: 409, json: { message } }] },
      order,
      orders,
      ship,
    );

  it('does first what forbids it', () => {
    const scenario = cancelling('The order has been shipped');
    expect(scenario.interpretations[0]).toMatchObject({
      confidence: 'likely',
      condition: { kind: 'wrong-state', operation: 'ship', done: true },
    });
    expect(scenario.attempts[0]?.inputs.map((input) => input.kind)).toEqual(['existing', 'done']);
    expect(scenario.attempts[0]?.inputs[1]).toMatchObject({
      request: { method: 'POST', path: '/orders/{id}/ship' },
    });
  });

  it('is sure where the documentation says plainly that it cannot be done then', () => {
    expect(cancelling('A shipped order cannot be cancelled').interpretations[0]).toMatchObject({
      confidence: 'certain',
      condition: { kind: 'wrong-state', operation: 'ship', done: true },
    });
  });

  it.each(['The order must be shipped first', 'The order is not shipped', 'Order unshipped'])(
    'asks before what has to be done first: “%s”',
    (message) => {
      const scenario = cancelling(message);
      expect(scenario.interpretations[0]?.condition).toMatchObject({
        kind: 'wrong-state',
        operation: 'ship',
        done: false,
      });
      expect(scenario.attempts[0]?.inputs[0]).toMatchObject({
        kind: 'existing',
        sources: [{ kind: 'created' }],
      });
      expect(holds(scenario, requestView({ path: { id: '1' } }))).not.toBe(false);
      expect(holds(scenario, requestView({ path: { id: '1' } }), stateView({ done: () => true }))).toBe(
        false,
      );
    },
  );

  it('makes something below what is in use', () => {
    const add = operation('POST /lists/{id}/members', {
      name: 'Add a member',
      request: { json: { email: 'a@example.com' } },
      responses: [{ status: 201, json: { id: 5 } }],
    });
    const read = operation('GET /lists/{id}/members/{member}', {
      responses: [{ status: 200, json: { id: 5 } }],
    });
    const scenario = errorOf(
      'DELETE /lists/{id}',
      { responses: [{ status: 204 }, { status: 409, json: { message: 'The list still has members' } }] },
      add,
      read,
    );
    expect(scenario.interpretations[0]?.condition).toMatchObject({
      kind: 'wrong-state',
      operation: 'add-a-member',
      done: true,
    });
  });
});

describe('a POST to the path of what it makes', () => {
  const get = operation('GET /buyers/{phone}', {
    name: 'Read',
    responses: [{ status: 200, json: { phone: '129', name: 'Ana' } }],
  });
  const plan = planOf(
    operation('POST /buyers/{phone}', {
      name: 'Create a buyer',
      parameters: { phone: { example: '129' } },
      responses: [{ status: 201 }, { status: 409, json: { message: 'Buyer already registered' } }],
    }),
    get,
  );

  it('names one that is not there yet, and one that is there where it is refused', () => {
    expect(scenarioOf(plan, 'create-a-buyer/201').attempts[0]?.inputs).toMatchObject([
      { kind: 'fresh', name: 'phone', like: '129' },
    ]);
    expect(scenarioOf(plan, 'create-a-buyer/409').attempts[0]?.inputs).toMatchObject([
      { kind: 'existing', name: 'phone', sources: [{ kind: 'created' }, { kind: 'example' }] },
    ]);
  });

  it('makes what is below instead where that has a path of its own', () => {
    const secrets = planOf(
      operation('POST /secrets/{owner}', {
        name: 'Create secret',
        parameters: { owner: { example: '7' } },
        request: { json: { name: 'a' } },
        responses: [{ status: 201, json: { id: 1 } }],
      }),
      operation('GET /secrets/{owner}/{id}', { name: 'Read', responses: [{ status: 200, json: { id: 1 } }] }),
    );
    const inputs = scenarioOf(secrets, 'create-secret/201').attempts[0]?.inputs ?? [];
    expect(inputs.map(({ name }) => name)).not.toContain('owner');
  });
});
