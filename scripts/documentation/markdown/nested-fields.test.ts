import { expect, it } from 'vitest';
import { emptyAttribute } from '../empty-attribute.ts';
import type { Attribute } from '../model.ts';
import { nestFields } from './nested-fields.ts';

const field = (name: string, type: Attribute['type'] = 'any'): Attribute => ({
  ...emptyAttribute,
  name,
  type,
  source: { file: 'a.apib', line: 1 },
});

/** `name:type`, with what is inside in parentheses. */
const sketch = (fields: readonly Attribute[]): readonly string[] =>
  fields.map(({ name, type, children }) =>
    children.length > 0 ? `${name}:${type}(${sketch(children).join(' ')})` : `${name}:${type}`,
  );

it.each([
  [[field('address.state', 'string'), field('address.zip')], ['address:object(state:string zip:any)']],
  [[field('items[].id', 'number')], ['items:array(id:number)']],
  [[field('address'), field('address.state', 'string')], ['address:object(state:string)']],
  [[field('tags[]')], ['tags:array']],
  [[field('note')], ['note:any']],
])('puts fields into those that they are parts of: %#', (fields, nested) => {
  expect(sketch(nestFields(fields))).toEqual(nested);
});
