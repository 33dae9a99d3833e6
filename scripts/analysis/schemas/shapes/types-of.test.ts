import { expect, test } from 'vitest';
import { attributeOf } from '../../../../fixtures/analysis/description.ts';
import { mergeShapes, noShape, shapeOf } from './shape.ts';
import { defaultOf, membersOf, typesOf } from './types-of.ts';

test.each([
  ['a whole example does not make an integer', 'price', 5, undefined, ['number']],
  ['a table that says integer does', 'price', 5, 'integer', ['integer']],
  ['a table that says number keeps it', 'id', 5, 'number', ['number']],
  ['what is numbered is whole', 'user_id', 5, undefined, ['integer']],
  ['what is counted is whole', 'pageCount', 5, undefined, ['integer']],
  ['unless an example is not', 'id', 5.5, 'integer', ['number']],
  ['an example adds to what is written', 'zip', '8001', 'number', ['string', 'number']],
  ['null adds to what is written', 'name', null, 'string', ['string', 'null']],
  ['only null says nothing', 'name', null, undefined, []],
] as const)('%s', (_why, key, example, type, expected) => {
  const attribute = type === undefined ? undefined : attributeOf(key, { type });
  expect(typesOf(shapeOf(example), key, attribute)).toEqual(expected);
});

test('a field that is null in one example and a string in another is both', () => {
  expect(typesOf(mergeShapes([shapeOf(null), shapeOf('a')]), 'name', undefined)).toEqual(['string', 'null']);
});

test('an enumeration with members of several kinds is of all of them', () => {
  const attribute = attributeOf('from', {
    type: 'string',
    typeText: 'enum',
    values: ['a@b.c', { name: 'A' }],
  });
  expect(typesOf(noShape, 'from', attribute)).toEqual(['object', 'string']);
  const open = attributeOf('from', { type: 'string', typeText: 'enum' });
  expect(typesOf(noShape, 'from', open)).toEqual([]);
});

test('types in the place of members make no enumeration', () => {
  const attribute = attributeOf('owner', { type: 'string', typeText: 'enum', values: ['string', 'number'] });
  expect(typesOf(noShape, 'owner', attribute)).toEqual([]);
  expect(membersOf(noShape, attribute, [])).toBeUndefined();
});

test('members are typed as the field is', () => {
  const attribute = attributeOf('size', { type: 'number', values: ['1', '2'] });
  expect(membersOf(noShape, attribute, ['number'])).toEqual([1, 2]);
  expect(membersOf(noShape, attribute, ['number', 'null'])).toEqual([1, 2, null]);
});

test('an example beside the members opens the enumeration', () => {
  const attribute = attributeOf('status', { type: 'string', values: ['on', 'off'] });
  expect(membersOf(shapeOf('on'), attribute, ['string'])).toEqual(['on', 'off']);
  expect(membersOf(shapeOf('unknown'), attribute, ['string'])).toBeUndefined();
});

test('the value given for a named type is not an enumeration, a fixed value is', () => {
  const named = attributeOf('colour', {
    type: 'string',
    typeText: 'Colour',
    values: ['red'],
    example: 'red',
  });
  expect(membersOf(noShape, named, ['string'])).toBeUndefined();
  const fixed = attributeOf('kind', {
    type: 'string',
    typeText: 'string',
    values: ['user'],
    example: 'user',
  });
  expect(membersOf(noShape, fixed, ['string'])).toEqual(['user']);
});

test('a default is typed as the field is, and dropped where it cannot be', () => {
  expect(defaultOf(attributeOf('page', { default: '10' }), ['integer'])).toBe(10);
  expect(defaultOf(attributeOf('sort', { default: 'true' }), ['boolean'])).toBe(true);
  expect(defaultOf(attributeOf('page', { default: 'the first' }), ['integer'])).toBeUndefined();
});
