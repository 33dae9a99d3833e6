import { expect, it } from 'vitest';
import type { JsonObject } from '../../documentation/index.ts';
import { idFieldIn } from './id-field.ts';

const flag: JsonObject = { _maintainer: { _id: 'm1' }, name: 'New page', key: 'new-page' };

it.each<[string, JsonObject, string, readonly string[]]>([
  ['the last word of the variable', flag, 'featureFlagKey', ['key']],
  ['a plain id', { id: 'a1', name: 'New page' }, 'flag_id', ['id']],
  ['the name of the variable', { flag: 'a1', id: 7 }, 'flag', ['flag']],
])('goes by %s', (_, sample, variable, path) => {
  expect(idFieldIn([sample], { variable, resource: 'flag', example: undefined })?.path).toEqual(path);
});

it('takes a number of the name of the variable, whatever example is shown of a path', () => {
  const hints = { variable: 'orderIds', resource: 'order', example: '/orders/1;2' };
  expect(idFieldIn([{ orderId: 1, lines: 2 }], hints)?.path).toEqual(['orderId']);
  expect(idFieldIn([{ id: 1, lines: 2 }], hints)).toBeUndefined();
});

it('goes by the link that gives a field to the variable', () => {
  const hints = { variable: 'flag', resource: 'flag', example: undefined, linked: 'key' };
  expect(idFieldIn([{ flag: 'a1', id: 7, key: 'new-page' }], hints)?.path).toEqual(['key']);
});

it('does not take a title for what the path calls an id', () => {
  const org: JsonObject = { name: 'Org Name', created: '2014-11-11T08:40:51Z' };
  expect(idFieldIn([org], { variable: 'id', resource: 'org', example: undefined })).toBeUndefined();
});
