import { describe, expect, it, test } from 'vitest';
import { analyse } from '../analyse.ts';
import { api, operation } from '../fixtures/sketches.ts';

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
