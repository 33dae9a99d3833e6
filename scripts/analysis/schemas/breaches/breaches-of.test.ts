import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Json, JsonSchema } from '../../../documentation/index.ts';
import { keysOf } from '../../../documentation/index.ts';
import { valueAt, withValueAt } from '../../json.ts';
import { breachesOf } from './breaches-of.ts';

const text = { type: 'string' };
const number = { type: 'integer' };

/** A schema, a value that it allows, and the keyword that is broken. */
const cases: readonly (readonly [keyword: string, schema: JsonSchema, value: Json])[] = [
  ['const', { properties: { a: { const: 2 } } }, { a: 2 }],
  ['enum', { properties: { a: { enum: ['x', 'y'] } } }, { a: 'x' }],
  ['type', { required: ['a'], properties: { a: text } }, { a: 'x' }],
  ['type', { required: ['a'], properties: { a: { type: ['null', 'integer'] } } }, { a: null }],
  ['required', { type: 'object', required: ['a'] }, { a: 1 }],
  ['pattern', { properties: { a: { type: 'string', pattern: '^[a-z]+$' } } }, { a: 'x' }],
  ['minLength', { properties: { a: { type: 'string', minLength: 2 } } }, { a: 'xy' }],
  ['maxLength', { properties: { a: { type: 'string', maxLength: 2 } } }, { a: 'xy' }],
  ['minimum', { properties: { a: { type: 'integer', minimum: 2 } } }, { a: 2 }],
  ['maximum', { properties: { a: { type: 'number', maximum: 2 } } }, { a: 2 }],
  ['exclusiveMinimum', { properties: { a: { type: 'number', exclusiveMinimum: 0 } } }, { a: 1 }],
  ['exclusiveMaximum', { properties: { a: { type: 'number', exclusiveMaximum: 9 } } }, { a: 1 }],
  ['multipleOf', { properties: { a: { type: 'integer', multipleOf: 7 } } }, { a: 14 }],
  ['multipleOf', { properties: { a: { type: 'number', multipleOf: 0.5 } } }, { a: 1.5 }],
  ['minItems', { type: 'array', items: number, minItems: 1 }, [1]],
  ['maxItems', { type: 'array', items: number, maxItems: 2 }, [1]],
  ['uniqueItems', { type: 'array', items: number, uniqueItems: true, minItems: 2 }, [1, 2]],
  ['contains', { type: 'array', items: text, contains: { const: 'main' } }, ['main']],
  ['maxContains', { type: 'array', items: text, contains: { const: 'a' }, maxContains: 1 }, ['a']],
  ['prefixItems/type', { type: 'array', prefixItems: [number, text] }, [1, 'N']],
  ['items', { type: 'array', prefixItems: [number], items: false }, [1]],
  ['unevaluatedItems', { type: 'array', prefixItems: [number], unevaluatedItems: false }, [1]],
  ['additionalProperties', { properties: { a: text }, additionalProperties: false }, { a: 'x' }],
  ['additionalProperties', { type: 'object', additionalProperties: text }, {}],
  ['unevaluatedProperties', { allOf: [{ properties: { a: text } }], unevaluatedProperties: false }, {}],
  ['patternProperties', { patternProperties: { '^x-': text }, additionalProperties: false }, {}],
  ['properties', { type: 'object', properties: { never: false } }, {}],
  ['propertyNames', { type: 'object', propertyNames: { pattern: '^[a-z]{2}$' } }, { de: 'Hallo' }],
  ['minProperties', { type: 'object', minProperties: 1 }, { a: 1 }],
  ['maxProperties', { type: 'object', maxProperties: 1 }, { a: 1 }],
  ['dependentRequired', { properties: { card: text }, dependentRequired: { card: ['address'] } }, {}],
  [
    'dependentSchemas',
    { properties: { card: text }, dependentSchemas: { card: { required: ['limit'] } } },
    {},
  ],
  [
    'dependentSchemas',
    {
      properties: { limit: { type: 'integer' } },
      dependentSchemas: { card: { properties: { limit: { minimum: 9 } } } },
    },
    { limit: 12 },
  ],
  [
    'dependentSchemas/minimum',
    { dependentSchemas: { card: { properties: { limit: { type: 'integer', minimum: 10 } } } } },
    { card: 'x', limit: 12 },
  ],
  ['not', { properties: { name: { type: 'string', not: { enum: ['root'] } } } }, { name: 'joe' }],
  ['not', { properties: { a: text, b: text }, not: { required: ['a', 'b'] } }, { a: 'x' }],
  [
    'then/pattern',
    {
      if: { properties: { land: { const: 'US' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { zip: { type: 'string', pattern: '^\\d{5}$' } } },
    },
    { land: 'US', zip: '12345' },
  ],
  ['anyOf/required', { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1 }],
  [
    'maxLength',
    { $defs: { name: { type: 'string', maxLength: 3 } }, properties: { a: { $ref: '#/$defs/name' } } },
    { a: 'abc' },
  ],
];

const ajv = new Ajv({ strict: false });

describe('breachesOf', () => {
  it.each(cases)('breaks %s of %j', (keyword, schema, value) => {
    const validate = ajv.compile(schema);
    expect(validate(value)).toBe(true);
    const breaches = breachesOf(schema, value);
    expect(breaches.map((breach) => breach.keyword)).toContain(keyword);
    for (const { changes } of breaches) {
      const changed = changes.reduce(
        (whole, change) => withValueAt(whole, keysOf(change.pointer), change.value),
        value,
      );
      expect({ changed, isValid: validate(changed) }).toEqual({ changed, isValid: false });
    }
  });

  it('breaks each format once', () => {
    const form = (format: string) => ({ type: 'string', format });
    const schema = { properties: { a: form('date'), b: form('email'), c: form('date') } };
    const breaches = breachesOf(schema, { a: '2026-01-02', b: 'joe@example.com', c: '2026-01-03' });
    expect(breaches.flatMap(({ changes }) => changes.map(({ pointer }) => pointer))).toEqual(['/a', '/b']);
  });

  it('gives each keyword once, first where it has to be kept', () => {
    const schema = {
      type: 'object',
      required: ['b'],
      properties: { a: { type: 'integer', minimum: 1 }, b: { type: 'integer', minimum: 5 } },
    };
    const breaches = breachesOf(schema, { a: 1, b: 5 }).filter(({ keyword }) => keyword === 'minimum');
    expect(breaches).toEqual([{ keyword: 'minimum', changes: [{ pointer: '/b', value: 4 }] }]);
  });

  it('knows none for a value that is refused as it is', () => {
    expect(breachesOf({ required: ['a'] }, {})).toEqual([]);
  });

  it('comes to an end with a schema that refers to itself', () => {
    const schema = {
      $ref: '#/$defs/node',
      $defs: { node: { properties: { next: { $ref: '#/$defs/node' } } } },
    };
    expect(valueAt({ a: breachesOf(schema, { next: { next: {} } }).length }, ['a'])).toBe(0);
  });
});
