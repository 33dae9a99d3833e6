import { describe, expect, it } from 'vitest';
import { operationOf, resourcesOf } from '../../../fixtures/documentation/read.ts';
import type { Attribute } from '../model.ts';

const indented = (lines: readonly string[], depth: number) =>
  lines.map((line) => `${' '.repeat(depth)}${line}`);

/** The attributes of a response with these lines of MSON; the first of them is line 4 of the document. */
async function read(type: string, fields: readonly string[], structures: readonly string[] = []) {
  const operation = await operationOf([
    ...['# GET /a', '+ Response 200 (application/json)', `    + Attributes${type}`, ...indented(fields, 8)],
    ...['', '# Data Structures', ...structures, ''],
  ]);
  return operation.responses[0]!;
}

const names = (attributes: readonly Attribute[]) => attributes.map(({ name }) => name);

describe('attributes', () => {
  it('are read with all that is said of them', async () => {
    const { attributes, attributesType } = await read('', [
      '+ id: 5 (integer, required) - Thé number',
      '+ `day-of-week`: mon (string, optional, nullable)',
      '+ state: open (enum[string])',
      '    + open - It is open',
      '    + closed',
      '    + Default: closed',
      '+ size: 3 (number, fixed)',
      '+ since: 2020-01-31 (date)',
      '+ page (number)',
      '    + Default: 1',
      '    + Sample: 7',
      '+ plain - only a text',
    ]);
    expect(attributesType).toBe('object');
    expect(attributes).toMatchObject([
      {
        name: 'id',
        type: 'integer',
        typeText: 'integer',
        required: true,
        nullable: false,
        example: 5,
        description: 'Thé number',
        source: { line: 4 },
      },
      {
        name: 'day-of-week',
        type: 'string',
        required: false,
        nullable: true,
        example: 'mon',
        source: { line: 5 },
      },
      { name: 'state', type: 'string', values: ['open', 'closed'], default: 'closed', example: 'open' },
      { name: 'size', type: 'number', values: [3] },
      { name: 'since', type: 'string', typeText: 'date', example: '2020-01-31', source: { line: 11 } },
      { name: 'page', default: 1, example: 7 },
      { name: 'plain', type: 'string', required: undefined, description: 'only a text' },
    ]);
  });

  it('come from base types and mixins, the own ones last and first in right', async () => {
    const { attributes } = await read(
      ' (Book)',
      ['+ isbn: mine (string, required)', '+ Include Dated', '+ extra'],
      ['## Thing (object)', '+ id (number)', '## Book (Thing)', '+ isbn', '## Dated', '+ made (string)'],
    );
    expect(names(attributes)).toEqual(['id', 'isbn', 'made', 'extra']);
    expect(attributes[0]?.source.line).toBe(10);
    expect(attributes[1]).toMatchObject({ required: true, example: 'mine', source: { line: 4 } });
  });

  it('may be alternatives', async () => {
    const { attributes } = await read('', [
      '+ a',
      '+ One Of',
      '    + b',
      '    + Properties',
      '        + c',
      '        + d',
    ]);
    expect(attributes.map(({ name, choice }) => [name, choice])).toEqual([
      ['a', undefined],
      ['b', { set: 1, option: 0 }],
      ['c', { set: 1, option: 1 }],
      ['d', { set: 1, option: 1 }],
    ]);
  });

  it('may have parts', async () => {
    const { attributes } = await read(
      '',
      [
        ...['+ city (object)', '    + name: Ulm', '+ books (array[Book])', '+ tags: a, b (array[string])'],
        ...['+ others (array)', '    + (object)', '        + x', '+ one (Book)', '+ kind (Kind)'],
      ],
      ['## Book', '+ isbn', '+ next (Book)', '## Kind (enum)', '+ paper', '+ pixels'],
    );
    expect(attributes).toMatchObject([
      { name: 'city', type: 'object', children: [{ name: 'name', example: 'Ulm' }] },
      {
        name: 'books',
        type: 'array',
        typeText: 'array[Book]',
        children: [{ name: 'isbn' }, { name: 'next' }],
      },
      { name: 'tags', type: 'array', example: ['a', 'b'], children: [] },
      { name: 'others', type: 'array', children: [{ name: 'x' }] },
      {
        name: 'one',
        type: 'object',
        typeText: 'Book',
        children: [{ name: 'isbn' }, { name: 'next', children: [] }],
      },
      { name: 'kind', type: 'string', values: ['paper', 'pixels'] },
    ]);
  });

  it('describe the items of an array', async () => {
    const { attributes, attributesType } = await read(' (array[Book])', [], ['## Book', '+ isbn']);
    expect([attributesType, names(attributes)]).toEqual(['array', ['isbn']]);
  });

  it.each([
    ['(array[object])', ' (array[object])', ['+ isbn: x-1 (string, required)', '+ pages (number)']],
    [
      'array[object] for a name',
      '',
      ['+ array[object]', '    + isbn: x-1 (string, required)', '    + pages (number)'],
    ],
  ])('are read as fields of the items that they are meant for: %s', async (_, type, fields) => {
    const { attributes, attributesType, body, attributesSchema } = await read(type, fields);
    expect(attributesType).toBe('array');
    expect(attributes).toMatchObject([
      { name: 'isbn', type: 'string', required: true, example: 'x-1' },
      { name: 'pages', type: 'number', required: undefined },
    ]);
    expect(body).toMatchObject({ json: [{ isbn: 'x-1', pages: 0 }], generated: true });
    expect(attributesSchema).toBeUndefined();
  });

  it('leave the sample values of an array alone', async () => {
    const { attributes } = await read('', ['+ tags (array)', '    + red', '    + blue']);
    expect(attributes).toMatchObject([{ name: 'tags', example: ['red', 'blue'], children: [] }]);
  });

  it('take no words for a number', async () => {
    const { attributes } = await read('', ['+ count: how many (must be a number, integer and required)']);
    expect(attributes).toMatchObject([{ type: 'number', required: true, example: undefined }]);
  });

  it('belong to a resource, too, which is a type of its name', async () => {
    const [book] = await resourcesOf([
      ...[
        '## Book [/book]',
        '+ Attributes',
        '    + isbn',
        '',
        '### Read [GET]',
        '+ Response 200 (application/json)',
      ],
      ...['    + Attributes (Book)', ''],
    ]);
    expect(book).toMatchObject({
      attributesType: 'object',
      attributes: [{ name: 'isbn', source: { line: 3 } }],
    });
    expect(book?.operations[0]?.responses[0]?.attributes).toEqual(book?.attributes);
  });

  it('stay bounded where types use one another without end', async () => {
    const count = 9;
    const structures = Array.from({ length: count }, (_, type) => [
      `## T${type}`,
      ...Array.from({ length: count }, (__, field) => `+ f${field} (T${field})`),
    ]);
    const { attributes } = await read(' (T0)', [], structures.flat());
    expect(attributes).toHaveLength(count);
  });
});
