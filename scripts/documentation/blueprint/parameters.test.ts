import { describe, expect, it } from 'vitest';
import { operationOf, operationsOf } from '../../../fixtures/documentation/read.ts';

const response = ['', '+ Response 200', ''];
const read = (heading: string, ...parameters: readonly string[]) =>
  operationOf([heading, '', '+ Parameters', ...parameters.map((line) => `    ${line}`), ...response]);

describe('parameters', () => {
  it('are placed by the template, and named where nothing describes them', async () => {
    const { parameters } = await operationOf([
      '# GET /a/{id}{/part}/b{;m}?fixed=1&x={x}{&cont}{#frag}',
      ...response,
      '# Data Structures',
    ]);
    expect(parameters.map(({ name, in: place, required }) => `${name} ${place} ${required}`)).toEqual([
      'id path true',
      'part path true',
      'm path true',
      'x query false',
      'cont query false',
      'frag fragment false',
    ]);
    expect(parameters[0]).toMatchObject({
      type: undefined,
      description: '',
      values: [],
      source: { line: 1 },
    });
  });

  it('are read in the new syntax', async () => {
    const { parameters } = await read(
      '# GET /a/{id}{?state,tags*}',
      '+ id: `é 5` (number, required) - The numbér',
      '    more of it',
      '+ state: open (enum[string], optional)',
      '    + Default: `closed`',
      '    + Members',
      '        + `open`',
      '        + `closed` - shut',
      '+ tags (array[string], optional)',
    );
    expect(parameters).toMatchObject([
      { name: 'id', in: 'path', required: true, type: 'number', example: 'é 5', source: { line: 4 } },
      {
        name: 'state',
        in: 'query',
        required: false,
        type: 'enum[string]',
        example: 'open',
        source: { line: 6 },
      },
      { name: 'tags', type: 'array[string]', explode: true },
    ]);
    expect(parameters[0]?.description).toBe('The numbér\nmore of it');
    expect(parameters[1]).toMatchObject({ default: 'closed', values: ['open', 'closed'] });
  });

  it.each([
    [
      '+ id (required, string, `x1`) ... The id',
      { required: true, type: 'string', example: 'x1', description: 'The id' },
    ],
    [
      '+ id = `5` (optional, integer, `7`) ... The id',
      { required: false, type: 'integer', default: '5', example: '7' },
    ],
    [
      '+ id (required, 64-bit hex number, `f0`) ... The id',
      { type: '64-bit hex number', example: 'f0', required: true },
    ],
    ['+ id (optional, case insensitive, string, `x`)', { required: false, type: 'string', example: 'x' }],
    [
      "+ id (required) - Sale's id (one of: a, b)",
      { required: true, description: "Sale's id (one of: a, b)" },
    ],
    [
      '+ id: 2020-01-31 (string) - The day',
      { type: 'string', example: '2020-01-31', description: 'The day' },
    ],
    ['+ id (string, required): The id', { type: 'string', required: true, description: 'The id' }],
    ['+ `id`', { required: true }],
  ])('%s', async (line, expected) => {
    const { parameters } = await read('# GET /a/{id}', line);
    expect(parameters).toMatchObject([{ name: 'id', ...expected }]);
  });

  it('of the action go before those of its resource', async () => {
    const operations = await operationsOf([
      '## A [/a/{id}{?q}]',
      '+ Parameters',
      '    + id: 1 (number)',
      '    + q (string, optional)',
      '',
      '### Read [GET]',
      '+ Parameters',
      '    + id: 2 (number) - mine',
      ...response,
    ]);
    expect(operations[0]?.parameters).toMatchObject([
      { name: 'id', example: '2', description: 'mine', source: { line: 8 } },
      { name: 'q', required: false, source: { line: 4 } },
    ]);
  });

  it('may be percent-encoded in one place only', async () => {
    const { parameters } = await read('# GET /a{?filter%5Bname%5D}', '+ filter%5Bname%5D (string) - By name');
    expect(parameters).toMatchObject([{ name: 'filter%5Bname%5D', description: 'By name' }]);
  });
});

describe('parameters that the template has no place for', () => {
  it('are values of a literal query', async () => {
    const { uriTemplate, parameters } = await read('# GET /a?limit=3&x=1', '+ limit (number) - At most');
    expect(uriTemplate).toBe('/a?limit={limit}&x=1');
    expect(parameters).toMatchObject([{ name: 'limit', in: 'query', description: 'At most' }]);
  });

  it.each([
    ['# GET /a', '/a{?page}'],
    ['# GET /a{?q}', '/a{?q,page}'],
    ['# GET /a?x=1', '/a?x=1{&page}'],
    ['# DELETE /a{#f}', '/a{?page}{#f}'],
  ])('belong to the query of %s', async (heading, expected) => {
    const { uriTemplate, parameters } = await read(heading, '+ page (number, optional)');
    expect(uriTemplate).toBe(expected);
    expect(parameters.find(({ name }) => name === 'page')).toMatchObject({ in: 'query', required: false });
  });

  it('are fields of a body that is sent', async () => {
    const { uriTemplate, parameters, tables } = await read(
      '# POST /a/{id}',
      '+ id (number)',
      '+ title: Ulysses (string) - Of the book',
      '+ pages: 700 (number, optional)',
    );
    expect(uriTemplate).toBe('/a/{id}');
    expect(parameters.map(({ name }) => name)).toEqual(['id']);
    expect(tables).toMatchObject([
      {
        describes: 'request',
        attributes: [
          { name: 'title', type: 'string', required: true, example: 'Ulysses', source: { line: 5 } },
          { name: 'pages', type: 'number', required: false, example: 700 },
        ],
      },
    ]);
  });

  it('belong to the query where the example of the body has no such field', async () => {
    const { uriTemplate, tables } = await operationOf([
      ...['# POST /a', '', '+ Parameters', '    + dry (boolean)', '    + title (string)', ''],
      ...['+ Request (application/json)', '', '        {"book": {"title": "x"}}', ...response],
    ]);
    expect(uriTemplate).toBe('/a{?dry}');
    expect(tables[0]?.attributes.map(({ name }) => name)).toEqual(['title']);
  });

  it('of a resource are sent by those of its actions that send something', async () => {
    const operations = await operationsOf([
      ...['## A [/a]', '+ Parameters', '    + title (string)', '', '### List [GET]', ...response],
      ...['### Create [POST]', ...response],
    ]);
    expect(operations.map(({ uriTemplate, tables }) => [uriTemplate, tables.length])).toEqual([
      ['/a', 0],
      ['/a', 1],
    ]);
  });
});

describe('parameters in tables', () => {
  it('describe the variables of the template', async () => {
    const { parameters, tables } = await operationOf([
      ...[
        '# GET /a/{id}{?q}',
        '',
        '#### Query Parameters',
        '',
        '| Name | Type | Required | Default |',
        '|---|---|---|---|',
      ],
      ...['| q | string | no | all |', '| page | integer | | |', ...response],
    ]);
    expect(parameters).toMatchObject([
      { name: 'id', in: 'path', required: true },
      { name: 'q', in: 'query', type: 'string', required: false, default: 'all', source: { line: 7 } },
      { name: 'page', in: 'query', type: 'integer' },
    ]);
    expect(tables).toMatchObject([{ describes: 'parameters' }]);
  });

  it('are distinguished from the fields of the body that are among them', async () => {
    const { parameters, tables } = await operationOf([
      ...[
        '# PUT /a/{id}',
        '',
        '| Field | Type | Description |',
        '|---|---|---|',
        '| id | integer | Which one |',
      ],
      ...['| title | string | |', ...response],
    ]);
    expect(parameters).toMatchObject([{ name: 'id', type: 'integer', description: 'Which one' }]);
    expect(tables[0]?.attributes.map(({ name }) => name)).toEqual(['title']);
  });
});

it.each([
  ['/a/:id/b/:part_id', '/a/{id}/b/{part_id}'],
  ['/a/<id>', '/a/{id}'],
  ['/a/<int:id>', '/a/{id}'],
  ['/a/{user id}', '/a/{user_id}'],
  ['/a{?page=1,size?}', '/a{?page,size}'],
  ['/a/{{id}}', '/a/{id}'],
  ['/a:batch', '/a:batch'],
])('the template %s is read as %s', async (written, read) => {
  const { uriTemplate } = await operationOf([`## A [${written}]`, '### Read [GET]', ...response]);
  expect(uriTemplate).toBe(read);
});

it('of the URI of a resource are not those of an action with a URI of its own', async () => {
  const [search] = await operationsOf([
    '# Car [/cars/{id}]',
    '',
    '+ Parameters',
    '    + id: 7 (number, required)',
    '',
    '## Search [POST /cars/search]',
    ...response,
  ]);
  expect(search).toMatchObject({ uriTemplate: '/cars/search', parameters: [], tables: [] });
});
