import { expect, test } from 'vitest';
import type { Json } from '../../../documentation/index.ts';
import { isFreeForm, isMap } from './maps.ts';
import { shapeOf } from './shape.ts';

test.each([
  ['numbers', { '12': 1, '13': 1 }, true],
  ['ids', { '5252ce4ce4cfcd16f55cfa3c': 1, '52dce4e9cfcd16f55cfa3c99': 1 }, true],
  ['dates', { '2014-01-01': 1, '2014-01-02': 2 }, true],
  ['addresses', { 'a@example.com': 'ok' }, true],
  ['paths', { '/users': {}, '/users/1': {} }, true],
  ['names of fields', { id: 1, line1: 'a', address2: 'b' }, false],
  ['of JSON-LD', { '@type': 'a', '@id': 'b' }, false],
  ['one field among ids', { '12': 1, total: 1 }, false],
  ['nothing', {}, false],
] as [string, Json, boolean][])('keys that are %s', (_what, object, expected) => {
  expect(isMap(shapeOf(object), 'success', 'thing', false)).toBe(expected);
});

test('complaints by field have other keys for another mistake', () => {
  expect(isMap(shapeOf({ email: ['is invalid'] }), 'error', 'error', false)).toBe(true);
  expect(isMap(shapeOf({ email: 'is invalid', name: 'is missing' }), 'error', 'error', false)).toBe(true);
  expect(isMap(shapeOf({ code: 'invalid', message: 'email is invalid' }), 'error', 'error', false)).toBe(
    false,
  );
  expect(isMap(shapeOf({ email: ['is invalid'] }), 'success', 'error', false)).toBe(false);
  expect(isMap(shapeOf({ email: ['is invalid'] }), 'error', 'user', false)).toBe(false);
});

test('a whole error of texts is not a list of complaints: its keys may be of any language', () => {
  expect(isMap(shapeOf({ boodschap: 'nee', vraag: 'zeker?' }), 'error', 'error', true)).toBe(false);
  expect(isMap(shapeOf({ email: ['is invalid'] }), 'error', 'error', true)).toBe(true);
});

test('what customers fill as they like is free-form', () => {
  expect(isFreeForm('metadata', '')).toBe(true);
  expect(isFreeForm('options', 'Key/value pairs that are passed on')).toBe(true);
  expect(isFreeForm('meta', 'Page and total')).toBe(false);
});
