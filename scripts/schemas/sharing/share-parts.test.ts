import { expect, test } from 'vitest';
import { attributeOf, describeApi, tableOf } from '../../../fixtures/analysis/description.ts';
import { analyse } from '../../analysis/index.ts';
import { schemaFiles } from '../schema-files.ts';

const user = { id: 1, name: 'Ann', mail: 'a@b.c' };

function paths(set: ReturnType<typeof schemaFiles>): string[] {
  return set.files.filter((file) => file.kind === 'shared').map((file) => file.path);
}

function schemaAt(set: ReturnType<typeof schemaFiles>, path: string) {
  return set.files.find((file) => file.path === path)?.schema;
}

test('the same object in a list and alone is one file, named after its resource', () => {
  const set = schemaFiles(
    analyse(
      describeApi(
        { name: 'Users', responses: [{ json: { results: [user, { ...user, id: 2 }] } }] },
        { name: 'User', uriTemplate: '/users/{id}', responses: [{ json: { results: user } }] },
      ),
    ),
  );
  expect(paths(set)).toEqual(['things/shared/user.json']);
  expect(schemaAt(set, 'things/get-things/200.response.json')).toMatchObject({
    properties: { results: { items: { $ref: '../shared/user.json' } } },
  });
  expect(schemaAt(set, 'things/get-things-2/200.response.json')).toMatchObject({
    properties: { results: { $ref: '../shared/user.json' } },
  });
});

test('a part inside a shared part is shared only where it is elsewhere too', () => {
  const inner = { street: 'x', city: 'y' };
  const outer = { id: 1, name: 'a', address: inner };
  const named = schemaFiles(analyse(describeApi({ responses: [{ json: { user: outer, users: [outer] } }] })));
  expect(paths(named)).toEqual(['things/shared/user.json']);
  const both = schemaFiles(
    analyse(describeApi({ responses: [{ json: { user: outer, users: [outer], address: inner } }] })),
  );
  expect(paths(both)).toEqual(['things/shared/address.json', 'things/shared/user.json']);
  expect(schemaAt(both, 'things/shared/user.json')).toMatchObject({
    properties: { address: { $ref: 'address.json' } },
  });
});

test('where the object may be null it is the same object', () => {
  const set = schemaFiles(
    analyse(
      describeApi({ responses: [{ json: { user, more: [{ user: null }, { user }], last: { user } } }] }),
    ),
  );
  expect(schemaAt(set, 'things/get-things/200.response.json')).toMatchObject({
    properties: {
      user: { $ref: '../shared/user.json' },
      more: {
        items: { properties: { user: { anyOf: [{ $ref: '../shared/user.json' }, { type: 'null' }] } } },
      },
    },
  });
});

test('what the documentation says about a field at one place is said of the shared part', () => {
  const tables = [
    tableOf(
      'resource',
      attributeOf('id', { description: 'Number of the user' }),
      attributeOf('name'),
      attributeOf('mail'),
    ),
  ];
  const set = schemaFiles(
    analyse(
      describeApi(
        { name: 'Users', tables, responses: [{ json: { results: [user] } }] },
        { name: 'User', responses: [{ json: { results: user } }] },
      ),
    ),
  );
  expect(schemaAt(set, 'things/shared/user.json')).toMatchObject({
    properties: { id: { description: 'Number of the user' } },
  });
});

test('errors of all operations are one schema', () => {
  const error = { errors: [{ message: 'no such thing' }] };
  const set = schemaFiles(
    analyse(
      describeApi({
        responses: [
          { status: 404, json: error },
          { status: 400, json: error },
        ],
      }),
    ),
  );
  expect(set.files.map(({ path, schema }) => [path, schema])).toEqual([
    ['things/get-things/404.response.json', { $ref: '../shared/error-response.json' }],
    ['things/get-things/400.response.json', { $ref: '../shared/error-response.json' }],
    [
      'things/shared/error-response.json',
      {
        type: 'object',
        properties: {
          errors: {
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              properties: { message: { type: 'string', minLength: 1 } },
              required: ['message'],
            },
          },
        },
        required: ['errors'],
      },
    ],
  ]);
});
