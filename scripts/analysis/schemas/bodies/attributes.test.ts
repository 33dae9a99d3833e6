import { expect, test } from 'vitest';
import { attributeOf } from '../../../../fixtures/analysis/description.ts';
import { attributesFor, attributesOfFields, itemAttribute } from './attributes.ts';

const said = (name: string, description: string) => attributeOf(name, { description });

test('what comes first wins', () => {
  const near = [said('id', 'near'), said('name', 'near')];
  const far = [said('id', 'far'), said('mail', 'far')];
  const found = attributesFor([near, far], ['id', 'name', 'mail']);
  expect([...found.values()].map(({ name, description }) => [name, description])).toEqual([
    ['id', 'near'],
    ['name', 'near'],
    ['mail', 'far'],
  ]);
});

test('a table says nothing of an object that has only one of its many fields', () => {
  const table = ['id', 'name', 'mail', 'age', 'city'].map((name) => said(name, name));
  expect(attributesFor([table], ['name']).size).toBe(0);
  expect(attributesFor([table], ['name', 'mail', 'extra']).size).toBe(5);
});

test('names with dots and brackets are fields of fields', () => {
  const fields = attributesOfFields(
    attributeOf('body', {
      children: [said('owner', 'who'), said('owner.name', 'full name'), said('items[].id', 'an id')],
    }),
  );
  expect(fields.get('owner')).toMatchObject({ description: 'who', children: [{ name: 'name' }] });
  expect(attributesOfFields(itemAttribute(fields.get('items'))).get('id')).toMatchObject({
    description: 'an id',
  });
});

test.each([
  ['array[string]', 'string'],
  ['array of numbers', 'number'],
  ['string[]', 'string'],
])('the items of %s are of type %s', (typeText, type) => {
  expect(itemAttribute(attributeOf('list', { type: 'array', typeText }))).toMatchObject({ type });
});

test('nothing is said of the items of a plain array', () => {
  expect(itemAttribute(attributeOf('list', { type: 'array', typeText: 'array' }))).toBeUndefined();
});
