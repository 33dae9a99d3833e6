import { expect, it } from 'vitest';
import type { Json, JsonObject } from '../../documentation/index.ts';
import { holdsMask, lostFields, notStored, notStoredInside } from './stored-fields.ts';

const places = (judge: typeof notStored, sent: JsonObject, shown: JsonObject) =>
  judge(sent, Object.keys(sent), shown, { code: 'not-stored', at: ['data'], exchange: 1 }).map(
    ({ place }) => place,
  );

it.each<[Json, Json]>([
  ['a', 'b'],
  [7, 8],
  [true, false],
  ['2014-10-11 15:19:45', '2014-10-11T15:20:45+02:00'],
  ['2014-10-11 15:19:45', '2014-10-12T15:19:45Z'],
])('%j that is shown as %j is not stored', (sent, shown) => {
  expect(places(notStored, { field: sent }, { field: shown })).toEqual(['/data/field']);
});

it.each<[string, Json, Json]>([
  ['a number as text', 7, '7'],
  ['a time in another form', '2030-01-15T12:00:00Z', '2030-01-15T13:00:00+01:00'],
  ['a time whose zone the target adds', '2014-10-11 15:19:45', '2014-10-11T15:19:45.000+02:00'],
  ['a time whose zone it takes off', '2014-10-11T15:19:45Z', '2014-10-11 17:19:45'],
  ['another kind of value', 'a', { id: 'a' }],
  ['a value that is masked', 'https://hooks.example.com/x7', '*****'],
])('%s may be what was sent', (_, sent, shown) => {
  expect(places(notStored, { field: sent }, { field: shown })).toEqual([]);
});

it.each<[string, Json, Json, string]>([
  ['another value in an object', { city: 'Rome', zip: 7 }, { city: 'Oslo', zip: 7 }, '/data/field/city'],
  ['another value deeper in it', { at: { floor: 1 } }, { at: { floor: 2 } }, '/data/field/at/floor'],
  ['a list of which one value is another', ['a', 'b'], ['b', 'c'], '/data/field'],
  [
    'an object of a list with another value',
    [{ key: 'a', is: 'x' }],
    [{ key: 'a', is: 'y' }],
    '/data/field/0/is',
  ],
])('%s is not what was sent', (_, sent, shown, place) => {
  expect(places(notStoredInside, { field: sent }, { field: shown })).toEqual([place]);
});

it.each<[string, Json, Json]>([
  ['a list in another order and spelling', ['Read', 'WRITE'], ['write', 'read']],
  ['a list without what is unknown', ['a', 'b'], ['b']],
  ['another list', ['a'], ['b']],
  ['nothing that was sent in an object', { city: null }, { city: 'Oslo' }],
  ['an empty list', ['a'], []],
  ['objects in another order', [{ key: 'a' }, { key: 'b' }], [{ key: 'b' }, { key: 'a' }]],
  ['a list of other objects', [{ key: 'a' }], [{ key: 'b' }]],
  [
    'objects with ids, which name other things',
    [{ id: 1, is: 'x', key: 'a' }],
    [{ id: 1, is: 'y', key: 'a' }],
  ],
  ['a list of other kinds of values', ['a'], [{ name: 'b' }]],
  ['an object with an id, which names another thing', { id: 1, name: 'a' }, { id: 1, name: 'b' }],
  ['an object with other fields', { city: 'Rome' }, { town: 'Oslo' }],
  ['what changes by itself', { version: 1 }, { version: 2 }],
])('%s may be what was sent, or stand for it', (_, sent, shown) => {
  expect(places(notStoredInside, { field: sent }, { field: shown })).toEqual([]);
});

it.each<[Json, Json | undefined, boolean]>([
  ['a', null, true],
  [['a'], null, true],
  [{ city: 'Rome' }, undefined, true],
  [['a'], [], true],
  [[{ name: 'a' }], [], false],
  [[], null, false],
  [{ city: '' }, null, false],
  ['', null, false],
])('%j that is shown as %j is lost: %j', (sent, shown, isLost) => {
  const item: JsonObject = shown === undefined ? {} : { field: shown };
  expect(places(lostFields, { field: sent }, item)).toEqual(isLost ? ['/data/field'] : []);
});

it.each<[string, JsonObject, boolean]>([
  ['without it', { at: { town: 'Oslo' } }, true],
  ['as null', { at: { town: 'Oslo', zip: null } }, true],
  ['as it was sent', { at: { town: 'Oslo', zip: 7 } }, false],
  ['without what holds it', {}, false],
  ['in another thing', { at: { id: 3, town: 'Oslo' } }, false],
])('a field inside that is shown %s is lost: %s', (_, shown, isLost) => {
  const found = lostFields({ at: { town: 'Oslo', zip: 7 } }, [], shown, { code: 'not-stored', exchange: 1 }, [
    ['at', 'zip'],
  ]);
  expect(found.map(({ place }) => place)).toEqual(isLost ? ['/at/zip'] : []);
});

it.each<[Json, boolean]>([
  ['*****', true],
  [{ hook: { url: '•••' } }, true],
  [[{ key: '****' }], true],
  ['5 * 3', false],
  [{ stars: '**' }, false],
])('%j holds a mask: %s', (shown, holds) => {
  expect(holdsMask(shown)).toBe(holds);
});
