import { beforeAll, describe, expect, it, test } from 'vitest';
import { readDescription } from '../documentation/index.ts';
import { analyse } from './analyse.ts';
import type { Api, ApiMessage } from './model.ts';
import { parameterValue } from './parameters/parameter-value.ts';
import { refusingSchema } from './schemas/refusing-schema.ts';
import { provenanceAt } from './schemas/resolved-schema.ts';

const document = `FORMAT: 1A
# Shop

## Orders [/orders{?limit,state,tags}]

+ Parameters
    + limit: 20 (number, optional) - Between 1 and 50.
    + state: open (enum[string], optional)
        + Members
            + open
            + paid
    + tags (array[string], optional)

### Place an order [POST]

+ Request (application/json)
    + Headers

            X-Trace: abc
            Cookie: theme=dark; session_id=1
            Authorization: Bearer abc

    + Attributes
        + note: by hand (string, required) - At most 20 characters.
        + count: 2 (number)

    + Body

            { "note": "by hand", "count": 2, "gift": true }

+ Response 201 (application/json)

        { "id": 1 }

+ Response 400 (application/json)

        { "error": "state must be one of: open, paid" }

### Mark all [PUT]

+ Request (application/x-www-form-urlencoded)

        state=paid&note=all

+ Response 204
`;

let api: Api;
beforeAll(async () => {
  const read = await readDescription(document, 'shop.apib');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  api = analyse(read.description);
});

const lineOf = (text: string) => document.split('\n').findIndex((line) => line.includes(text)) + 1;
const parameter = (name: string) => api.operations[0]!.parameters.find((each) => each.name === name)!;

function resolvedOf(message: ApiMessage | undefined) {
  if (message?.content.kind !== 'json' && message?.content.kind !== 'form')
    throw new Error('it has no schema');
  return message.content.resolved;
}

describe('the schema of a request', () => {
  it('has what its attributes, their descriptions and its example say', () => {
    expect(resolvedOf(api.operations[0]?.requests[0]).schema).toMatchObject({
      properties: {
        note: { type: 'string', maxLength: 20 },
        count: { type: 'number' },
        gift: { type: 'boolean' },
      },
      required: expect.arrayContaining(['note']),
    });
  });

  it('knows which of its keywords are stated, and where', () => {
    const resolved = resolvedOf(api.operations[0]?.requests[0]);
    const source = { file: 'shop.apib', line: lineOf('+ note: by hand') };
    const stated = { kind: 'stated', by: 'mson', source };
    expect(provenanceAt(resolved, '/properties/note/maxLength')).toEqual(stated);
    expect(provenanceAt(resolved, '/required/note')).toEqual(stated);
    expect(provenanceAt(resolved, '/properties/gift/type')).toEqual({
      kind: 'inferred',
      from: [{ file: 'shop.apib', line: lineOf('"gift": true') }],
    });
  });

  it('refuses for what is stated, and for types that examples show', () => {
    const { properties, required } = refusingSchema(resolvedOf(api.operations[0]?.requests[0]));
    expect(required).toEqual(['note']);
    expect(properties).toMatchObject({ note: { maxLength: 20 }, gift: { type: ['boolean', 'null'] } });
  });

  it('describes the fields of a form', () => {
    const { content } = api.operations[1]!.requests[0]!;
    expect(content).toMatchObject({
      kind: 'form',
      resolved: { schema: { properties: { state: { type: 'string' }, note: { type: 'string' } } } },
    });
  });
});

describe('the schema of a parameter', () => {
  it('has its type, members, limits and example', () => {
    expect(parameter('limit').resolved.schema).toMatchObject({
      type: 'number',
      minimum: 1,
      maximum: 50,
      examples: [20],
    });
    expect(parameter('state').resolved.schema).toMatchObject({ enum: ['open', 'paid'] });
    expect(parameter('tags').resolved.schema).toMatchObject({ type: 'array', items: { type: 'string' } });
  });

  it('is made for headers and cookies that requests show, but for credentials', () => {
    const shown = api.operations[0]!.parameters.filter(
      (each) => each.in === 'header' || each.in === 'cookie',
    );
    expect(shown.map((each) => [each.in, each.name, each.required])).toEqual([
      ['header', 'X-Trace', false],
      ['cookie', 'theme', false],
    ]);
  });
});

test.each([
  [{ type: 'integer' }, ['5'], 5],
  [{ type: 'integer' }, ['five'], 'five'],
  [{ type: 'boolean' }, ['false'], false],
  [{ type: 'array', items: { type: 'number' } }, ['1,2'], [1, 2]],
  [{ type: 'array', items: { type: 'string' } }, ['a', 'b'], ['a', 'b']],
  [{ type: 'string' }, ['5'], '5'],
])('by the schema %j the text %j stands for %j', (schema, texts, value) => {
  expect(parameterValue(schema, texts)).toEqual(value);
});
