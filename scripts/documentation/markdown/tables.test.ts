import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribute } from '../model.ts';
import type { TableContext } from './described.ts';
import { readTables } from './tables.ts';

const at = (line: number) => ({ file: 'a.apib', line: line + 1 });
const operation = (
  method: string,
  sent: readonly string[] = [],
  answered: readonly string[] = [],
): TableContext => ({
  of: 'operation',
  method,
  sent: new Set(sent),
  answered: new Set(answered),
});
const read = (lines: readonly string[], context: TableContext = { of: 'resource' }) =>
  readTables(lines.join('\n'), at, context);

/** The attributes of a table with these columns and a single row. */
function row(heads: string, cells: string): readonly Attribute[] {
  const rule = heads.split('|').map(() => '---');
  return read([`| ${heads} |`, `| ${rule.join('|')} |`, `| ${cells} |`]).flatMap((table) => table.attributes);
}

describe('tables of fields', () => {
  it('are read with their heading, each field with its line', () => {
    const [table] = read([
      '#### Book Properties',
      '',
      '| Property | Type | Description | Notes |',
      '|---|---|---|---|',
      '| isbn | string | Number of the book | 13 digits |',
      '| pages | integer | | |',
    ]);
    expect(table).toMatchObject({
      heading: 'Book Properties',
      describes: 'resource',
      source: { line: 3 },
      attributes: [
        { name: 'isbn', type: 'string', description: 'Number of the book 13 digits', source: { line: 5 } },
        { name: 'pages', type: 'integer', typeText: 'integer', description: '', source: { line: 6 } },
      ],
    });
  });

  it.each([
    ['**isbn**', { name: 'isbn', required: undefined }],
    ['`isbn`', { name: 'isbn' }],
    ['isbn*', { name: 'isbn', required: true }],
    ['isbn?', { name: 'isbn', required: false }],
    ['*isbn*', { name: 'isbn' }],
    ['[isbn](#isbn)', { name: 'isbn' }],
    ['isbn (optional)', { name: 'isbn', required: false }],
    ['`isbn` *(required)*', { name: 'isbn', required: true }],
    ['&nbsp;&nbsp;isbn', { name: 'isbn' }],
  ])('names may be written %s', (cell, expected) => {
    expect(row('Field | Type', `${cell} | string`)).toMatchObject([expected]);
  });

  it.each([
    ['yes', true],
    ['Yes', true],
    ['true', true],
    ['required', true],
    ['*', true],
    ['✓', true],
    ['Sim', true],
    ['no', false],
    ['optional', false],
    ['-', false],
    ['', undefined],
    ['yes, if no title is given', undefined],
  ])('required “%s” is %s', (cell, required) => {
    expect(row('Field | Required', `isbn | ${cell}`)[0]?.required).toBe(required);
  });

  it('turns a column Optional around', () => {
    expect(row('Field | Optional', 'isbn | yes')[0]?.required).toBe(false);
    expect(row('Field | Optional', 'isbn | no')[0]?.required).toBe(true);
  });

  it.each([
    ['string, required', { typeText: 'string', required: true }],
    ['integer (optional)', { typeText: 'integer', type: 'integer', required: false }],
    ['string or null', { typeText: 'string', nullable: true }],
    ['array[string]', { typeText: 'array[string]', type: 'array' }],
  ])('the type “%s” says more than the type', (cell, expected) => {
    expect(row('Key | Type | Description', `isbn | ${cell} | x`)).toMatchObject([expected]);
  });

  it('reads defaults, examples and allowed values by their type', () => {
    expect(
      row('Name | Type | Default | Example | Allowed values', 'size | integer | 10 | `25` | `10`, `25`'),
    ).toMatchObject([{ default: 10, example: 25, values: [10, 25] }]);
    expect(row('Name | Type | Default', 'zip | string | 01234')).toMatchObject([{ default: '01234' }]);
    expect(row('Name | Type | Default', 'zip | string | none')[0]?.default).toBeUndefined();
  });

  it('reads heads in other languages', () => {
    expect(row('Parâmetro | Tipo | Obrigatório', 'nome | String | sim')).toMatchObject([
      { name: 'nome', type: 'string', required: true },
    ]);
  });

  it('puts dotted names into one another', () => {
    const [table] = read([
      '| Field | Type |',
      '|---|---|',
      '| address | object |',
      '| address.city | string |',
      '| items[].id | integer |',
    ]);
    expect(table?.attributes).toMatchObject([
      { name: 'address', type: 'object', children: [{ name: 'city', type: 'string', source: { line: 4 } }] },
      { name: 'items', type: 'array', children: [{ name: 'id', type: 'integer' }] },
    ]);
  });

  it.each([
    ['| Code | Meaning |', '| 404 | Not found |'],
    ['| Name | Description |', '| Gold | The best plan |'],
    ['| Header | Type | Required |', '| X-Key | string | yes |'],
    ['| Field | Type |', '| see below | string |'],
  ])('leave alone what is not a field: %s', (head, cells) => {
    expect(read([head, '|---|---|---|', cells])).toEqual([]);
  });
});

describe('what a table describes', () => {
  const fields = ['', '| Field | Type |', '|---|---|', '| title | string |'];

  it.each([
    ['#### Request Body Attributes', operation('PUT'), 'request'],
    ['#### Query Parameters', operation('POST'), 'parameters'],
    ['#### Parameters', operation('GET'), 'parameters'],
    ['#### Parameters', operation('POST'), 'request'],
    ['#### Response fields', operation('POST'), 'response'],
    ['#### Error Object', { of: 'api' }, 'response'],
    ['#### Book Properties', { of: 'group' }, 'resource'],
    ['**Body**', operation('DELETE'), 'request'],
    ['', operation('GET'), 'response'],
    ['', operation('POST'), 'request'],
    ['', operation('POST', [], ['title']), 'response'],
    ['', operation('GET', ['title'], []), 'request'],
    ['', { of: 'response' }, 'response'],
  ] as const)('“%s” in %o: %s', (heading, context, describes) => {
    expect(read([heading, ...fields], context)).toMatchObject([{ describes }]);
  });

  it('says of all fields what the heading says of them', () => {
    const [table] = read(['### Optional Fields', ...fields]);
    expect(table?.attributes[0]?.required).toBe(false);
  });
});

describe('lists of fields', () => {
  it('are read where their items have types', () => {
    const [table] = read([
      'A book has',
      '',
      '+ isbn: `978-3` (string, required) - Number of the book',
      '+ state (enum) - Where it is',
      '+ publisher (object)',
      '    + city (string)',
    ]);
    expect(table?.attributes).toMatchObject([
      {
        name: 'isbn',
        required: true,
        example: '978-3',
        description: 'Number of the book',
        source: { line: 3 },
      },
      { name: 'state', typeText: 'enum' },
      {
        name: 'publisher',
        type: 'object',
        children: [{ name: 'city', type: 'string', source: { line: 6 } }],
      },
    ]);
  });

  it('are read within an item that names them, with what is nested below each', () => {
    const [table] = read([
      '## Lamp Object',
      '',
      '+ Data Structure',
      '    + name (string, case insensitive) - How it is called',
      '    + dimmed (boolean) - Whether it is dimmed',
      '        + Default: false',
      '    + state (enum) - What it does',
      '        + on',
      '        + off - All dark',
      '+ Sample',
    ]);
    expect(table).toMatchObject({
      describes: 'resource',
      attributes: [
        { name: 'name', type: 'string' },
        { name: 'dimmed', default: false, children: [] },
        { name: 'state', values: ['on', 'off'], children: [] },
      ],
    });
  });

  it('are read in the old syntax of parameters, too', () => {
    const lines = ['Some text.', '', '+ device (required, string, `Android`) ... Type of the device'];
    expect(read(lines, operation('PUT', ['device']))).toMatchObject([
      {
        describes: 'request',
        attributes: [
          {
            name: 'device',
            typeText: 'string',
            required: true,
            example: 'Android',
            description: 'Type of the device',
          },
        ],
      },
    ]);
  });

  it('are read without types below words that speak of fields', () => {
    const lines = ['Parameters are:', '', '* __vin__ - Number of the car', '* `plate`: Its plate'];
    expect(read(lines, operation('GET'))).toMatchObject([
      {
        describes: 'parameters',
        attributes: [
          { name: 'vin', description: 'Number of the car' },
          { name: 'plate', description: 'Its plate' },
        ],
      },
    ]);
  });

  it.each([
    [['* `GET` - Reads a thing', '* `PUT` - Replaces it']],
    [['Fields:', '', '* see above', '* and below - there']],
    [['Parameters', '', '1. Get a token (any)', '2. Send it - always']],
    [['* Authorization (see below)', '* Accept (always)']],
  ])('are not read where items are no fields: %o', (lines) => {
    expect(read(lines)).toEqual([]);
  });
});

it('reads any text without throwing', () => {
  const text = fc.string({ unit: fc.constantFrom(...'|-+* \n`#:()[]a1,.é') });
  fc.assert(
    fc.property(text, (markdown) => {
      const lines = markdown.split('\n').length;
      for (const table of readTables(markdown, at, { of: 'api' })) {
        for (const { source, name } of table.attributes) {
          expect(source.line).toBeLessThanOrEqual(lines);
          expect(name).not.toBe('');
        }
      }
    }),
    { numRuns: 300 },
  );
});
