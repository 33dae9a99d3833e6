import { expect, test } from 'vitest';
import type { JsonSchema } from '../../documentation/index.ts';
import type { SchemaFile, SchemaSet } from '../model.ts';
import { resolvePath, selfContained, withDependencies, withReferences } from './references.ts';

function file(path: string, typeName: string, schema: JsonSchema): SchemaFile {
  return { path, kind: 'response', typeName, title: typeName, description: undefined, schema };
}

const set: SchemaSet = {
  api: 'a',
  title: 'A',
  responses: [],
  requests: [],
  files: [
    file('a/get/200.json', 'Get', {
      properties: { one: { $ref: '../shared/one.json' }, own: { $ref: '#/$defs/x' } },
      $defs: { x: {} },
    }),
    file('a/shared/one.json', 'One', { items: { $ref: 'two.json' } }),
    file('a/shared/two.json', 'Two', { enum: [{ $ref: 'no reference' }] }),
    file('a/shared/three.json', 'Three', {}),
  ],
};

test.each([
  ['../shared/one.json', 'a/shared/one.json'],
  ['./201.json', 'a/get/201.json'],
  ['#/$defs/x', 'a/get/200.json'],
])('%s leads from a/get/200.json to %s', (ref, expected) => {
  expect(resolvePath('a/get/200.json', ref)).toBe(expected);
});

test('a file needs what its references lead to', () => {
  expect(withDependencies(set, 'a/get/200.json').map(({ typeName }) => typeName)).toEqual([
    'Get',
    'One',
    'Two',
  ]);
});

test('one schema holds all it needs', () => {
  expect(selfContained(set, 'a/get/200.json')).toEqual({
    properties: { one: { $ref: '#/$defs/One' }, own: { $ref: '#/$defs/x' } },
    $defs: {
      x: {},
      One: { items: { $ref: '#/$defs/Two' } },
      Two: { enum: [{ $ref: 'no reference' }] },
    },
  });
});

test('a field may be called like a keyword whose value is not a schema', () => {
  const schema = {
    properties: { default: { $ref: '#/$defs/enum' }, const: { type: 'string' } },
    $defs: { enum: { items: { $ref: '#/$defs/enum' } } },
    default: { $ref: 'no reference' },
  };
  expect(withReferences(schema, (ref) => `a${ref}`)).toEqual({
    properties: { default: { $ref: 'a#/$defs/enum' }, const: { type: 'string' } },
    $defs: { enum: { items: { $ref: 'a#/$defs/enum' } } },
    default: { $ref: 'no reference' },
  });
});
