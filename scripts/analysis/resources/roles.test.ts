import { describe, expect, it, test } from 'vitest';
import { api, operation } from '../../../fixtures/analysis/sketches.ts';
import { analyse } from '../analyse.ts';

const user = { id: 1, name: 'Ann' };
const settings = { theme: 'dark', language: 'en' };

const shop = analyse(
  api(
    operation('GET /users', { name: 'users', responses: [{ status: 200, json: { users: [user] } }] }),
    operation('POST /users', {
      name: 'make',
      request: { json: { name: 'Ann' } },
      responses: [{ status: 201 }],
    }),
    operation('POST /users/search', {
      name: 'search',
      request: { json: { name: 'A' } },
      responses: [{ status: 200 }],
    }),
    operation('GET /users/{id}', { name: 'user', responses: [{ status: 200, json: user }] }),
    operation('PUT /users/{id}', {
      name: 'replace',
      request: { json: { name: 'Bob' } },
      responses: [{ status: 200 }],
    }),
    operation('POST /users/{id}', {
      name: 'rename',
      request: { json: { name: 'Bob' } },
      responses: [{ status: 200 }],
    }),
    operation('DELETE /users/{id}', { name: 'remove', responses: [{ status: 204 }] }),
    operation('POST /users/{id}/promote', { name: 'promote', responses: [{ status: 204 }] }),
    operation('GET /users/{id}/settings', { name: 'settings', responses: [{ status: 200, json: settings }] }),
    operation('PUT /users/{id}/settings', {
      name: 'set',
      request: { json: settings },
      responses: [{ status: 200 }],
    }),
    operation('GET /health', { name: 'health', responses: [{ status: 200, json: { up: true } }] }),
  ),
);

test.each([
  ['users', 'list', '/users/{}'],
  ['make', 'create', '/users/{}'],
  ['search', 'other', undefined],
  ['user', 'read', '/users/{}'],
  ['replace', 'replace', '/users/{}'],
  ['rename', 'update', '/users/{}'],
  ['remove', 'remove', '/users/{}'],
  ['promote', 'action', '/users/{}'],
  ['settings', 'read', '/users/{}/settings'],
  ['set', 'replace', '/users/{}/settings'],
  ['health', 'other', undefined],
])('%s: %s of %s', (name, role, resource) => {
  const found = shop.operations.find(({ operation: each }) => each.name === name);
  expect([found?.role, found?.resource?.id]).toEqual([role, resource]);
});

test.each([
  ['users', 'inferred', 'its answer holds a list of objects'],
  ['make', 'stated', 'it documents 201'],
  ['rename', 'inferred', 'it sends fields that a user shows'],
  ['remove', 'stated', 'DELETE of a user'],
  ['promote', 'inferred', 'its path goes on behind that of a user'],
  ['health', 'inferred', 'no resource has its path'],
])('%s has its role because it is %s that %s', (name, kind, text) => {
  const found = shop.operations.find(({ operation: each }) => each.name === name);
  expect(found?.ground).toMatchObject({
    kind,
    text,
    source: expect.objectContaining({ line: expect.any(Number) }),
  });
});

test.each([
  ['make', 'create', 'remove', 'user'],
  ['replace', 'update', 'replace', 'user'],
  ['remove', 'delete', undefined, 'user'],
  ['promote', 'irreversible', undefined, undefined],
  ['user', 'none', undefined, undefined],
])('the effect of %s is %s, undone by %s and shown by %s', (name, kind, undo, observe) => {
  const effect = shop.operations.find(({ operation: each }) => each.name === name)?.effect;
  expect([effect?.kind, effect?.undo?.operation.name, effect?.observe?.operation.name]).toEqual([
    kind,
    undo,
    observe,
  ]);
});

it('knows why an id, an envelope and a parent are what they are', () => {
  const of = (id: string) => shop.resources.find((each) => each.id === id);
  expect(of('/users/{}')).toMatchObject({
    idField: ['id'],
    idGround: { kind: 'inferred', text: 'it has the name of {id} in the path' },
    listItems: ['users'],
    listGround: { kind: 'inferred', text: 'its objects look most like what is read' },
    readGround: { text: 'nothing in the answer wraps it' },
    parentGround: undefined,
  });
  expect(of('/users/{}/settings')?.parentGround).toMatchObject({ kind: 'stated' });
});

describe('a single resource', () => {
  it('is read and written at a path without an id at its end', () => {
    const single = shop.resources.find(({ id }) => id === '/users/{}/settings');
    expect(single).toMatchObject({
      kind: 'single',
      name: 'settings',
      parents: ['user'],
      template: settings,
      shown: new Set(['theme', 'language']),
    });
  });

  it('has the resource that its path goes through', () => {
    const set = shop.operations.find(({ operation: each }) => each.name === 'set');
    expect(set?.through.map(({ resource, variables }) => [resource.id, variables])).toEqual([
      ['/users/{}', 1],
    ]);
  });
});

it('knows the same things at several paths', () => {
  const lamp = { id: 1, on: true };
  const { resources } = analyse(
    api(
      operation('GET /lamps', { name: 'lamps', responses: [{ status: 200, json: [lamp] }] }),
      operation('GET /lamp/{id}', { name: 'lamp', responses: [{ status: 200, json: lamp }] }),
      operation('GET /lamps/{id}/parts', {
        name: 'parts',
        responses: [{ status: 200, json: [{ part: 1 }] }],
      }),
      operation('GET /rooms/{room}/lamps/{id}', {
        name: 'in room',
        responses: [{ status: 200, json: lamp }],
      }),
    ),
  );
  const of = (id: string) => resources.find((each) => each.id === id);
  expect(of('/lamps/{}')).toMatchObject({ sameAs: '/lamp/{}', template: lamp });
  expect(of('/rooms/{}/lamps/{}')?.alike).toEqual(['/lamp/{}', '/lamps/{}']);
});

it('takes the list above an item for no namesake of it, and the list inside of an item for no list of others', () => {
  const flag = { key: 'new-page', variations: [{ value: true }] };
  const { operations, resources } = analyse(
    api(
      operation('GET /flags/{project}', {
        name: 'flags',
        responses: [{ status: 200, json: { items: [flag] } }],
      }),
      operation('POST /flags/{project}', {
        name: 'make',
        request: { json: { key: 'new-page' } },
        responses: [{ status: 201, json: flag }],
      }),
      operation('GET /flags/{project}/{key}', { name: 'flag', responses: [{ status: 200, json: flag }] }),
      operation('DELETE /flags/{project}/{key}', { name: 'remove', responses: [{ status: 204 }] }),
      operation('GET /flags/{project}/{environment}/{key}/uses', {
        name: 'uses',
        responses: [{ status: 200, json: { uses: [] } }],
      }),
    ),
  );
  expect(operations[2]).toMatchObject({ role: 'read', resource: { id: '/flags/{}/{}' } });
  expect(resources.find(({ id }) => id === '/flags/{}/{}')?.alike).toEqual([]);
});
