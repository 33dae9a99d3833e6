import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../model.ts';
import { allows } from './allows.ts';
import { schemaExample, schemaExampleToSend } from './schema-example.ts';

const make = (schema: JsonSchema) => schemaExample(schema, (name) => `a ${name}`);
const text = (more: JsonSchema) => make({ type: 'object', properties: { x: { type: 'string', ...more } } });

describe('schemaExample', () => {
  it.each<[JsonSchema, unknown]>([
    [{ const: 'a' }, 'a'],
    [{ enum: [2, 3] }, 2],
    [{ type: 'string', examples: ['b'] }, 'b'],
    [{ type: ['null', 'boolean'] }, true],
    [{ type: 'integer' }, 1],
    [{ type: 'integer', minimum: 18 }, 18],
    [{ type: 'number', exclusiveMinimum: 5, multipleOf: 4 }, 8],
    [{ type: 'number', minimum: 0.25, multipleOf: 0.1 }, 0.3],
    [{ type: 'number', minimum: 5, exclusiveMinimum: true }, 6],
    [{ type: 'number', minimum: 0.25, maximum: 0.5 }, 0.25],
    [{ type: 'array', items: { type: 'null' }, minItems: 2 }, [null, null]],
    [{ type: 'array' }, []],
    [{ items: [{ const: 1 }, { const: 'b' }] }, [1, 'b']],
    [{}, undefined],
  ])('makes of %j', (schema, value) => {
    expect(make(schema)).toEqual(value);
  });

  it.each<[JsonSchema, unknown]>([
    [{}, 'a x'],
    [{ format: 'date' }, '2030-01-15'],
    [{ pattern: '^[A-Z]{2}$' }, 'US'],
    [{ pattern: '^no such specimen$' }, 'no such specimen'],
    [{ pattern: '(' }, 'a x'],
    [{ minLength: 5 }, 'a xxx'],
    [{ maxLength: 2 }, 'a '],
  ])('makes a text of %j', (schema, value) => {
    expect(text(schema)).toEqual({ x: value });
  });

  it('follows references, takes the first alternative and puts parts together', () => {
    const schema: JsonSchema = {
      allOf: [
        { $ref: '#/definitions/named' },
        { properties: { b: { oneOf: [{ const: 1 }, { const: 2 }] } } },
      ],
      properties: { c: { anyOf: [{ type: 'boolean' }, { type: 'null' }] } },
      definitions: { named: { type: 'object', properties: { a: { const: 'x' } } } },
    };
    expect(make(schema)).toEqual({ a: 'x', b: 1, c: true });
  });

  it('comes to an end where a schema refers to itself', () => {
    const schema: JsonSchema = { type: 'object', properties: { child: { $ref: '#' }, name: { const: 'x' } } };
    expect(make(schema)).toMatchObject({ name: 'x', child: { child: { name: 'x' } } });
  });

  it('makes nothing of a reference that leads nowhere', () => {
    expect(make({ $ref: '#/definitions/none' })).toBeUndefined();
    expect(make({ $ref: 'https://example.com/other.json' })).toBeUndefined();
  });
});

describe('allows', () => {
  it.each([
    ['a string', true],
    [7, false],
  ])('judges %j once where alternatives lead back to themselves', (value, isAllowed) => {
    const schema: JsonSchema = { anyOf: [{ $ref: '#' }, { type: 'string' }, { $ref: '#' }] };
    expect(allows(schema, value, schema)).toBe(isAllowed);
  });
});

describe('schemaExampleToSend', () => {
  it.each<[JsonSchema, unknown]>([
    [{ type: 'string' }, ''],
    [{ type: 'string', minLength: 1 }, 'some x'],
    [{ type: 'string', minLength: 8 }, 'some xxx'],
    [{ type: 'string', minLength: 1, maxLength: 4 }, 'some'],
    [{ type: 'string', minLength: 1, pattern: '^[a-z]{3}$' }, 'abc'],
  ])('of a text %j', (x, value) => {
    const schema: JsonSchema = { type: 'object', required: ['x'], properties: { x } };
    expect(schemaExampleToSend(schema, (name) => `some ${name}`)).toEqual({ x: value });
  });
});
