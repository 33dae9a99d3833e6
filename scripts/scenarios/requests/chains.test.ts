import { describe, expect, it } from 'vitest';
import { operation, type RequestSketch } from '../../../fixtures/analysis/sketches.ts';
import { planOf, scenarioOf } from '../../../fixtures/scenarios/api.ts';
import type { Input } from '../model.ts';

const read = (path: string, json: object) =>
  operation(`GET ${path}`, { name: 'Read', responses: [{ status: 200, json: { ...json } }] });
const list = (path: string, json: never | object) =>
  operation(`GET ${path}`, { name: `List ${path}`, responses: [{ status: 200, json: json as never }] });
const make = (path: string, json: object, answer: object = { id: 1 }) =>
  operation(`POST ${path}`, {
    name: `Make ${path}`,
    request: { json: { ...json } },
    responses: [{ status: 201, json: { ...answer } }],
  });
const remove = (path: string) =>
  operation(`DELETE ${path}`, { name: `Remove ${path}`, responses: [{ status: 204 }] });

function inputsOf(plan: ReturnType<typeof planOf>, id: string): readonly Input[] {
  return scenarioOf(plan, id).attempts[0]?.inputs ?? [];
}

/** Where an id may come from, in short. */
function sourcesOf(input: Input | undefined): readonly string[] {
  return input?.kind === 'existing'
    ? input.sources.map((source) =>
        source.kind === 'listed'
          ? `${source.list.request.path} ${[...source.list.items, '*', source.list.within ?? [], ...source.field].flat().join('.')}`
          : source.kind === 'created'
            ? `POST ${source.request.path}`
            : String(source.value),
      )
    : [];
}

describe('ids for a path', () => {
  it.each([
    ['/users/{id}', [{ id: 1 }], '*.id'],
    ['/users/{user_id}', [{ id: 1 }], '*.id'],
    ['/users/{userId}', { users: [{ user_id: 1 }] }, 'users.*.user_id'],
    ['/users/{id}', { data: { items: [{ _id: 'a' }] } }, 'data.items.*._id'],
    ['/users/{name}', [{ id: 1, name: 'ann' }], '*.name'],
    ['/users/{id}', { results: [{ user: { id: 1 } }] }, 'results.*.user.id'],
  ])('%s is found in a list %j', (path, json, place) => {
    const plan = planOf(list('/users', json), read(path, { id: 1, name: 'ann' }));
    expect(sourcesOf(inputsOf(plan, 'read/200')[0])).toEqual([`/users ${place}`]);
  });

  it('come from a list or a create that is elsewhere', () => {
    const plan = planOf(make('/users', { name: 'Ann' }), read('/user/{id}', { id: 1 }));
    expect(sourcesOf(inputsOf(plan, 'read/200')[0])).toEqual(['POST /users']);
  });

  it('come from a parent first where only its list shows them', () => {
    const plan = planOf(
      list('/teams', [{ id: 3 }]),
      read('/teams/{team}', { id: 3 }),
      list('/teams/{team}/members', [{ id: 5 }]),
      operation('GET /members/{id}', { name: 'Member', responses: [{ status: 200, json: { id: 5 } }] }),
    );
    const inputs = inputsOf(plan, 'member/200');
    expect(inputs.map((input) => input.name)).toEqual(['team', 'id']);
    expect(sourcesOf(inputs[1])).toEqual(['/teams/{team}/members *.id']);
  });

  it('come from a field that other lists show', () => {
    const plan = planOf(
      list('/orders', [{ id: 1, customer_id: 9 }]),
      read('/customers/{customer_id}', { id: 9 }),
    );
    expect(sourcesOf(inputsOf(plan, 'read/200')[0])).toEqual(['/orders *.customer_id']);
  });

  it('are not looked for in a list that does not show them', () => {
    const plan = planOf(list('/users', [{ name: 'Ann' }]), read('/users/{id}', { id: 4 }));
    expect(inputsOf(plan, 'read/200')).toEqual([]);
    expect(scenarioOf(plan, 'read/200').attempts[0]?.request.values).toEqual({ id: '4' });
  });

  it('are made for the purpose by what changes or removes, where that can be undone', () => {
    const plan = planOf(list('/users', [{ id: 1 }]), make('/users', { name: 'Ann' }), remove('/users/{id}'));
    expect(sourcesOf(inputsOf(plan, 'remove-users-id/204')[0])).toEqual(['POST /users', '/users *.id']);
  });

  it('put parents before children, under the names that the asking path has', () => {
    const plan = planOf(
      make('/teams', { title: 'Red' }),
      make('/teams/{teamId}/members', { nick: 'ann' }),
      remove('/teams/{t}'),
      operation('GET /teams/{t}/members/{m}', {
        name: 'Member',
        responses: [{ status: 200, json: { id: 5 } }],
      }),
    );
    const inputs = inputsOf(plan, 'member/200');
    expect(inputs.map((input) => input.name)).toEqual(['t', 'm']);
    expect(sourcesOf(inputs[1])).toEqual(['POST /teams/{t}/members']);
  });

  it('keep constant parts of the path in every request around', () => {
    const plan = planOf(
      list('/{version}/users', [{ id: 1 }]),
      operation('GET /{version}/users/{id}', {
        name: 'Read',
        parameters: { version: { example: 'v2' } },
        responses: [{ status: 200, json: { id: 1 } }],
      }),
    );
    const [input] = inputsOf(plan, 'read/200');
    expect(
      input?.kind === 'existing' && input.sources[0]?.kind === 'listed'
        ? input.sources[0].list.request.values
        : undefined,
    ).toEqual({ version: 'v2' });
  });

  it('are new where a PUT makes what its path names', () => {
    const plan = planOf(
      operation('PUT /buckets/{name}', {
        name: 'Create a bucket',
        parameters: { name: { example: 'logs' } },
        request: { json: { size: 1 } },
        responses: [{ status: 201 }],
      }),
      operation('GET /buckets/{name}', {
        name: 'Read',
        responses: [{ status: 200, json: { name: 'logs' } }],
      }),
    );
    expect(inputsOf(plan, 'create-a-bucket/201')).toEqual([
      { kind: 'fresh', name: 'name', form: 'text', like: 'logs' },
    ]);
    expect(inputsOf(plan, 'read/200')[0]).toMatchObject({
      sources: [{ kind: 'created', request: { method: 'PUT' }, id: { in: 'request', input: 'name' } }],
    });
  });

  it('keep a slash at the end of a path', () => {
    const plan = planOf(list('/users/', [{ id: 1 }]), read('/users/{id}/', { id: 1 }));
    expect(scenarioOf(plan, 'read/200').attempts[0]?.request.path).toBe('/users/{id}/');
    expect(sourcesOf(inputsOf(plan, 'read/200')[0])).toEqual(['/users/ *.id']);
  });
});

describe('the new id', () => {
  it.each([
    [{ id: 4 }, { in: 'body', field: ['id'] }],
    [{ data: { user: { id: 4 } } }, { in: 'body', field: ['data', 'user', 'id'] }],
    [[{ user_id: 4 }], { in: 'body', field: ['0', 'user_id'] }],
  ])('is in %j', (answer, place) => {
    const plan = planOf(
      make('/users', { nick: 'ann' }, answer),
      operation('GET /users/{user_id}', { name: 'Read', responses: [{ status: 200, json: { user_id: 4 } }] }),
    );
    expect(inputsOf(plan, 'read/200')[0]).toMatchObject({ sources: [{ id: place }] });
  });

  it('is in the Location header, or was chosen by the request itself', () => {
    const located = operation('POST /users', {
      request: { json: { nick: 'a' } },
      responses: [{ status: 201, headers: { Location: '/users/4' } }],
    });
    const chosen = operation('POST /users', {
      request: { json: { id: 'ann' } },
      responses: [{ status: 204 }],
    });
    const interpretation = operation('GET /users/{id}', {
      name: 'Read',
      responses: [{ status: 200, json: { id: 'ann' } }],
    });
    expect(inputsOf(planOf(located, interpretation), 'read/200')[0]).toMatchObject({
      sources: [{ id: { in: 'location' } }],
    });
    expect(inputsOf(planOf(chosen, interpretation), 'read/200')[0]).toMatchObject({
      sources: [{ id: { in: 'request', input: 'id_in_body' } }],
    });
  });
});

describe('fields of a body', () => {
  const pools = [
    list('/pools', [{ id: 'a' }]),
    operation('GET /pools/{id}', { responses: [{ status: 200, json: { id: 'a' } }] }),
  ];
  const creating = (json: object, ...others: ReturnType<typeof operation>[]) => {
    const plan = planOf(
      make('/users', json, { id: 1 }),
      operation('GET /users/{id}', { responses: [{ status: 200, json: { id: 1 } }] }),
      ...others,
    );
    return inputsOf(plan, 'make-users/201');
  };

  it('take a value from the target where they name another thing', () => {
    expect(creating({ pool_id: 'a' }, ...pools)).toEqual([
      expect.objectContaining({ kind: 'existing', name: 'pool_id', of: 'pool' }),
    ]);
  });

  it('stay as documented where they are only called like something', () => {
    expect(creating({ pool: 'a big one' }, ...pools)).toEqual([]);
  });

  it('are made up anew where they must not collide', () => {
    expect(creating({ email: 'ann@example.com', color: 'red', country_code: 'US' })).toEqual([
      { kind: 'fresh', name: 'email', form: 'email', like: 'ann@example.com' },
    ]);
  });

  it('are seen elsewhere where the documentation says that unknown ones are refused', () => {
    const plan = planOf(
      list('/ips', [{ ip: '192.0.2.1', pool: 'a' }]),
      read('/ips/{ip}', { ip: '192.0.2.1', pool: 'a' }),
      operation('PUT /ips/{ip}', {
        name: 'Move',
        request: { json: { pool: 'b' } },
        responses: [{ status: 200 }, { status: 400, json: { message: 'Pool x does not exist' } }],
      }),
    );
    expect(inputsOf(plan, 'move/200')[1]).toMatchObject({ kind: 'seen', field: ['pool'], fallback: 'b' });
  });

  it('change to another valid value in an update', () => {
    const plan = planOf(
      read('/users/{id}', { id: 1, active: true }),
      operation('PATCH /users/{id}', {
        name: 'Change',
        request: { json: { active: true } },
        responses: [{ status: 200 }],
      }),
    );
    expect(inputsOf(plan, 'change/200')).toEqual([
      { kind: 'changed', name: 'active', field: ['active'], choices: [true, false] },
    ]);
  });

  it('are not named like a placeholder that the example itself has', () => {
    const [input] = creating({ name: 'Welcome', text: 'Dear {{name}}' });
    expect(input).toMatchObject({ kind: 'fresh', name: 'name_in_body', like: 'Welcome' });
  });

  it('are sent as a form where the documentation does', () => {
    const plan = planOf(
      operation('POST /tokens', {
        name: 'Token',
        request: { text: 'user=ann&scope=a%20b', mediaType: 'application/x-www-form-urlencoded' },
        responses: [{ status: 200 }],
      }),
    );
    expect(scenarioOf(plan, 'token/200').attempts[0]?.request.body).toEqual({
      kind: 'form',
      mediaType: 'application/x-www-form-urlencoded',
      fields: [
        { name: 'user', value: 'ann' },
        { name: 'scope', value: 'a b' },
      ],
    });
  });

  const described = [{ name: 'email' }, { name: 'pin', required: true }];
  const sent = (request: RequestSketch, description = '') =>
    scenarioOf(
      planOf(operation('POST /users', { name: 'Add', description, request, responses: [{ status: 201 }] })),
      'add/201',
    ).attempts[0];

  it('are all sent where no example is shown and none is said to be required, each like its name', () => {
    const attempt = sent({ attributes: [{ name: 'email' }, { name: 'nick', required: false }] });
    expect(attempt?.request.body).toMatchObject({
      json: { email: 'sample@example.com' },
      fills: [{ pointer: '/email', input: 'email' }],
    });
    expect(attempt?.inputs).toMatchObject([{ kind: 'fresh', name: 'email', form: 'email' }]);
  });

  it('are sent as a form where words say so', () => {
    const attempt = sent({ attributes: described.slice(0, 1) }, 'To be sent as a standard form submittal.');
    expect(attempt?.request.body).toMatchObject({
      kind: 'form',
      fields: [{ name: 'email', value: { input: 'email' } }],
    });
  });

  it('are completed by the required ones where dots in a form leave some out', () => {
    const mediaType = 'application/x-www-form-urlencoded';
    const attempt = sent({ text: 'color=red&... (and so on)', mediaType, attributes: described });
    expect(attempt?.request.body).toMatchObject({
      kind: 'form',
      fields: [
        { name: 'color', value: 'red' },
        { name: 'pin', value: 'sample pin' },
      ],
    });
  });
});

describe('where an answer gives the new id', () => {
  const idOf = (plan: ReturnType<typeof planOf>, id: string) => {
    const { effect } = scenarioOf(plan, id);
    return effect.kind === 'create' ? effect.id : undefined;
  };

  it.each([
    ['under the name of the resource', '/rants/{id}', { ok: true, rant: 'x1' }, ['rant']],
    ['under its name and the variable', '/rants/{key}', { rant_key: 'x1' }, ['rant_key']],
  ])('%s', (_, path, answer, field) => {
    const plan = planOf(make('/rants', { text: 'a' }, answer), read(path, { text: 'a' }));
    expect(idOf(plan, 'make-rants/201')).toEqual({ in: 'body', field });
  });

  it('is the request itself where it chooses what the path names', () => {
    const sku = operation('GET /skus/{code}', {
      name: 'Read',
      parameters: { code: { example: 'RED-1' } },
      responses: [{ status: 200, json: { id: 4, title: 'red' } }],
    });
    const plan = planOf(make('/skus', { code: 'RED-1' }, { id: 4 }), sku);
    expect(idOf(plan, 'make-skus/201')).toEqual({ in: 'request', input: 'code' });
  });

  it('has a variable of its own where a parent has the same one', () => {
    const plan = planOf(
      list('/teams', [{ id: 3 }]),
      make('/teams/{id}/members', { name: 'Ann' }),
      read('/teams/{id}/members/{id}', { id: 1 }),
    );
    expect(scenarioOf(plan, 'make-teams-id-members/201').effect).toMatchObject({ variable: 'new_id' });
  });
});

describe('a path that asks by another field', () => {
  it('takes that field from the list', () => {
    const plan = planOf(
      list('/users', [{ id: 1, username: 'ann' }]),
      operation('DELETE /users/{id}', { name: 'Remove', responses: [{ status: 204 }] }),
      operation('GET /users/{username}', { name: 'Read', responses: [{ status: 200, json: { id: 1 } }] }),
    );
    expect(sourcesOf(inputsOf(plan, 'read/200')[0])).toEqual(['/users *.username']);
    expect(sourcesOf(inputsOf(plan, 'remove/204')[0])).toEqual(['/users *.id']);
  });
});

describe('a required query parameter without an example', () => {
  it('takes what the documented items show in its field', () => {
    const plan = planOf(
      operation('GET /backups{?store}', {
        name: 'List',
        parameters: { store: { required: true } },
        responses: [{ status: 200, json: [{ id: 1, store: 'north' }] }],
      }),
    );
    expect(scenarioOf(plan, 'list/200').attempts[0]?.request.query).toEqual([
      { name: 'store', value: 'north' },
    ]);
  });
});
