import { expect, test } from 'vitest';
import { nameParts } from './name-parts.ts';
import type { Part } from './part.ts';

function part(name: string, owners: string[], ...keys: string[]): Part {
  const properties = Object.fromEntries(keys.map((key) => [key, {}]));
  return { name, owners: new Set(owners), places: new Set(['a', 'b']), schema: { properties } };
}

test('a part has its own name', () => {
  expect(nameParts([part('user', ['user'], 'id'), part('post', ['user'], 'id')], [])).toEqual([
    'user',
    'post',
  ]);
});

test('parts of several resources are called after them', () => {
  const parts = [part('option', ['user'], 'a', 'b'), part('option', ['post'], 'c')];
  expect(nameParts(parts, [])).toEqual(['user option', 'post option']);
});

test('forms of one thing are called after what they lack or have', () => {
  const parts = [
    part('user', ['user'], 'id'),
    part('user', ['user'], 'id', 'name', 'mail'),
    part('user', ['user'], 'id', 'lastLogin'),
  ];
  expect(nameParts(parts, [])).toEqual(['brief user', 'user', 'user with last login']);
});

test('no name is given twice, not that of a body either', () => {
  const parts = [part('user', ['user'], 'id'), part('user', ['user'], 'id'), part('user', ['user'], 'id')];
  expect(nameParts(parts, [])).toEqual(['user', 'brief user', 'user 2']);
  expect(nameParts([part('get user request', ['get'], 'id')], ['GetUserRequest'])).toEqual([
    'get user request with id',
  ]);
});
