import { describe, expect, it } from 'vitest';
import { operation } from '../../fixtures/analysis/sketches.ts';
import { planOf, scenarioOf } from '../../fixtures/scenarios/api.ts';
import type { Json } from '../documentation/index.ts';

const read = operation('GET /users/{id}', {
  responses: [{ status: 200, json: { user: { id: 1, name: 'Ann' } } }],
});
const remove = operation('DELETE /users/{id}', { name: 'Remove', responses: [{ status: 204 }] });

function effectOf(line: string, sketch: object = {}, ...others: ReturnType<typeof operation>[]) {
  return scenarioOf(
    planOf(operation(line, { name: 'Asked', responses: [{ status: 200 }], ...sketch }), ...others),
    'asked/200',
  ).effect;
}

describe('effectOf', () => {
  it.each([
    ['GET /users', {}],
    ['POST /users/search', {}],
    ['POST /orders', { name: 'Preview an order' }],
    ['POST /login', { request: { json: { user: 'a', password: 'b' } } }],
  ])('is none for %s, which only reads', (line, sketch) => {
    const id = 'name' in sketch ? 'preview-an-order/200' : 'asked/200';
    const plan = planOf(operation(line, { name: 'Asked', responses: [{ status: 200 }], ...sketch }));
    expect(scenarioOf(plan, id).effect).toEqual({ kind: 'none' });
  });

  it('puts the fields back that the read shows', () => {
    expect(
      effectOf('PUT /users/{id}', { request: { json: { name: 'Bob', password: 'x' } } }, read),
    ).toMatchObject({
      kind: 'update',
      object: ['user'],
      fields: ['name'],
      restorable: true,
    });
  });

  it('keeps a flag by which what is updated would be gone', () => {
    const update = operation('PUT /users/{id}', {
      name: 'Asked',
      request: { json: { name: 'Bob', archived: true, active: true } },
      responses: [{ status: 200, json: { id: 1, name: 'Bob', archived: true, active: true } }],
    });
    const shown = operation('GET /users/{id}', {
      responses: [{ status: 200, json: { id: 1, name: 'Ann', archived: false, active: true } }],
    });
    const { attempts } = scenarioOf(planOf(update, shown), 'asked/200');
    const keeps = attempts[0]?.inputs.flatMap((input) =>
      input.kind === 'changed' ? [[input.name, input.keeps ?? false]] : [],
    );
    expect(Object.fromEntries(keeps ?? [])).toMatchObject({ archived: true, active: false });
  });

  it('removes the copy that is made of a thing, whose name is made up', () => {
    const copy = operation('POST /users/{user}/clone', {
      name: 'Asked',
      request: { json: { name: 'Bob' } },
      responses: [{ status: 200, json: { id: 2, name: 'Bob' } }],
    });
    const { effect, attempts } = scenarioOf(planOf(copy, read, remove), 'asked/200');
    expect(effect).toMatchObject({
      kind: 'create',
      id: { in: 'body', field: ['id'] },
      remove: { method: 'DELETE', path: '/users/{new_user}' },
    });
    expect(attempts[0]?.inputs).toContainEqual(expect.objectContaining({ kind: 'fresh', name: 'name' }));
  });

  it.each<[string, Json, object | undefined]>([
    ['all of the body', { user: { name: 'Bob', password: 'x' } }, { at: ['user'], fields: ['name'] }],
    ['one of several things', { user: { name: 'Bob' }, notify: true }, undefined],
    ['nothing that the read shows', { options: { quiet: true } }, undefined],
  ])('knows what is wrapped in an object that is %s', (_, json, wrapped) => {
    const effect = effectOf('PUT /users/{id}', { request: { json } }, read);
    expect('wrapped' in effect ? effect.wrapped : undefined).toEqual(wrapped);
  });

  describe('of a single resource', () => {
    const account = operation('GET /account', {
      responses: [{ status: 200, json: { name: 'Ann', email: 'ann@example.com' } }],
    });

    it('puts the fields back that the read shows', () => {
      expect(effectOf('PUT /account', { request: { json: { name: 'Bob' } } }, account)).toMatchObject({
        kind: 'update',
        read: { path: '/account' },
        object: [],
        fields: ['name'],
        restorable: true,
      });
    });

    it.each([
      ['PUT', ['name', 'email']],
      ['PATCH', ['name']],
    ])('knows what a %s may change, also by leaving it out', (method, written) => {
      const schema = {
        type: 'object',
        properties: { name: {}, email: {}, id: { type: 'string', readOnly: true } },
      };
      const change = operation(`${method} /account`, {
        name: 'Asked',
        request: { json: { name: 'Bob' } },
        responses: [{ status: 200 }],
      });
      const requests = change.requests.map((request) => ({ ...request, schema }));
      const { effect } = scenarioOf(planOf({ ...change, requests }, account), 'asked/200');
      expect(effect).toMatchObject({ written, mediaType: 'application/json' });
    });

    it.each([
      ['a POST, which may do anything', 'POST', { request: { json: { name: 'Bob' } } }],
      ['a removal, which nothing documented undoes', 'DELETE', {}],
    ])('is not proven by %s', (_, method, sketch) => {
      expect(effectOf(`${method} /account`, sketch, account)).toMatchObject({ kind: 'irreversible' });
    });
  });

  it.each([
    ['the field itself', [{ name: 'port', description: '443 if `secure` is true' }], ''],
    ['what is sent', [{ name: 'secure', description: 'Sets port, too.' }], ''],
    ['the operation', [], 'When secure is set, `port` will be 443.'],
  ])('lets a field follow the one that is sent where %s says so', (_, attributes, description) => {
    const site = operation('GET /sites/{id}', {
      responses: [{ status: 200, json: { id: 1, secure: true, port: 443, support: 'a' }, attributes }],
    });
    const put = { request: { json: { secure: false } }, description };
    expect(effectOf('PUT /sites/{id}', put, site)).toMatchObject({ fields: ['secure'], follows: ['port'] });
  });

  it('lets a field follow that the API alone sets', () => {
    const site = operation('GET /sites/{id}', {
      responses: [{ status: 200, json: { id: 1, plan: 'free', rank: 3, createdAt: '2026-01-02T03:04:05Z' } }],
    });
    const schema = {
      type: 'object',
      properties: { id: { readOnly: true }, plan: {}, rank: { readOnly: true } },
    };
    const responses = site.responses.map((response) => ({ ...response, schema }));
    const put = { request: { json: { plan: 'gold' } } };
    expect(effectOf('PUT /sites/{id}', put, { ...site, responses })).toMatchObject({ follows: ['rank'] });
  });

  it('removes what was made', () => {
    expect(
      effectOf(
        'POST /users',
        { request: { json: { name: 'Bob' } }, responses: [{ status: 200, json: { id: 1 } }] },
        read,
        remove,
      ),
    ).toMatchObject({
      kind: 'create',
      id: { in: 'body', field: ['id'] },
      remove: { method: 'DELETE', path: '/users/{id}' },
      read: { path: '/users/{id}' },
      fields: ['name'],
    });
  });

  it('finds what was made in its list where no answer tells the id', () => {
    const list = operation('GET /users', { responses: [{ status: 200, json: [{ id: 1, name: 'Ann' }] }] });
    const sketch = { request: { json: { name: 'Bob' } }, responses: [{ status: 200, json: { ok: true } }] };
    expect(effectOf('POST /users', sketch, list, read, remove)).toMatchObject({
      kind: 'create',
      id: { in: 'list' },
      list: { request: { path: '/users' }, field: ['id'] },
    });
  });

  it.each([
    ['POST /users/{id}/enable', 'POST /users/{id}/disable'],
    ['POST /users/{id}/unfollow', 'POST /users/{id}/follow'],
    ['PUT /users/{id}/star', 'DELETE /users/{id}/star'],
    ['DELETE /users/{id}/star', 'PUT /users/{id}/star'],
  ])('%s is turned back by %s', (line, counterpart) => {
    const [method, path] = counterpart.split(' ');
    expect(effectOf(line, {}, operation(counterpart, { responses: [{ status: 200 }] }))).toMatchObject({
      kind: 'switch',
      undo: { method, path },
    });
  });

  it('says why nothing undoes it', () => {
    expect(effectOf('POST /users/{id}/promote')).toEqual({
      kind: 'irreversible',
      why: 'nothing documented undoes POST /users/{id}/promote',
    });
  });

  it('deletes', () => {
    expect(effectOf('DELETE /users/{id}', {}, read)).toMatchObject({
      kind: 'delete',
      read: { method: 'GET' },
    });
  });

  it('lets stay what the documentation only cancels', () => {
    expect(effectOf('DELETE /users/{id}', { description: 'Cancels the membership.' }, read)).toMatchObject({
      kind: 'delete',
      read: undefined,
      stays: true,
    });
  });

  it.each([
    [{ status: 200, message: 'User removed' }, undefined],
    [{ status: 'success' }, undefined],
    [{ status: 'cancelled' }, true],
  ])('takes for a state of what was removed what is one: %j', (json, stays) => {
    expect(
      (effectOf('DELETE /users/{id}', { responses: [{ status: 200, json }] }, read) as { stays?: true })
        .stays,
    ).toBe(stays);
  });

  it('is not turned back by what only ever leads elsewhere', () => {
    const away = operation('DELETE /door', { responses: [{ status: 302 }] });
    expect(effectOf('PUT /door', {}, away)).toMatchObject({ kind: 'irreversible' });
    const removed = operation('DELETE /door', { responses: [{ status: 204 }] });
    expect(effectOf('PUT /door', {}, removed)).toMatchObject({ kind: 'switch' });
  });

  it.each([
    [409, 'A published user cannot be deleted'],
    [400, 'Cannot delete a published user'],
  ])('tells what can no longer be removed afterwards: %s %s', (status, error) => {
    const refusing = operation('DELETE /users/{id}', {
      name: 'Remove',
      responses: [{ status: 204 }, { status, json: { error } }],
    });
    const users = operation('POST /users', {
      request: { json: { name: 'Ann' } },
      responses: [{ status: 201, json: { id: 1 } }],
    });
    const all = [read, refusing, users] as const;
    expect(effectOf('POST /users/{id}/publish', {}, ...all)).toMatchObject({
      kind: 'irreversible',
      keeps: true,
    });
    expect(effectOf('POST /users/{id}/mail', {}, ...all)).not.toHaveProperty('keeps');
    const made = scenarioOf(planOf(...all), 'post-users/201').effect;
    expect(made).toMatchObject({ kind: 'create', remove: { method: 'DELETE', mayRefuse: [status] } });
  });
});
