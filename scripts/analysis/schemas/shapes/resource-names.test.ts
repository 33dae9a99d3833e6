import { expect, test } from 'vitest';
import { describeApi } from '../../../../fixtures/analysis/description.ts';
import type { Json } from '../../../documentation/index.ts';
import { documentedBodies } from '../bodies/documented-bodies.ts';
import { bodyName, nameAt, resourceName } from './resource-names.ts';
import { shapeOf } from './shape.ts';

function bodyOf(name: string, status = 200, uriTemplate = '/things') {
  return documentedBodies(describeApi({ name, uriTemplate, responses: [{ status, json: {} }] }))[0]!
    .responses[0]!;
}

test.each([
  ['Sending IPs', 'Sending IP'],
  ['Sending IP Resource', 'Sending IP'],
  ['Users Collection', 'User'],
  ['Create a DKIM key', 'DKIM key'],
  ['Single category', 'category'],
  ['', 'thing'],
])('the resource “%s” is about a %s', (name, expected) => {
  expect(resourceName(bodyOf(name))).toBe(expected);
});

test('a thing is called after its key, or after the resource where the key says nothing', () => {
  expect(nameAt(bodyOf('Users'), 'mail_addresses')).toBe('mail address');
  expect(nameAt(bodyOf('Users'), 'results')).toBe('User');
});

test.each([
  [{ id: 1, name: 'a' }, 200, 'User'],
  [{ results: [{ id: 1 }] }, 200, 'User list'],
  [{ user: { id: 1 } }, 200, 'User response'],
  [{ data: { id: 1 }, links: { self: '/' } }, 200, 'User response'],
  [{ errors: [{ message: 'no' }] }, 404, 'error response'],
  [{ message: 'no' }, 404, 'error'],
] as [Json, number, string][])('the body %j of a %i is a %s', (json, status, expected) => {
  expect(bodyName(bodyOf('Users', status), shapeOf(json))).toBe(expected);
});
