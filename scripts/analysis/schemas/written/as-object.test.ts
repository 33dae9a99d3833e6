import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../documentation/index.ts';
import { asObject } from './as-object.ts';

const properties = { ip: { type: 'string' } };

describe('the schema of an answer that says only properties', () => {
  it.each<[string, JsonSchema]>([
    ['as such', { properties }],
    ['by reference', { $ref: '#/$defs/A', $defs: { A: { properties } } }],
  ])('is meant as an object, %s', (_how, schema) => {
    expect(asObject(schema)).toEqual({ ...schema, type: 'object' });
  });

  it.each<[string, JsonSchema]>([
    ['with a type', { type: ['object', 'null'], properties }],
    ['of alternatives', { properties, oneOf: [{ type: 'array' }, {}] }],
    ['without properties', { required: ['ip'] }],
    [
      'of a reference to a list',
      { $ref: '#/$defs/A', $defs: { A: { type: 'array', items: { properties } } } },
    ],
  ])('stays as it is written, %s', (_how, schema) => {
    expect(asObject(schema)).toBe(schema);
  });
});
