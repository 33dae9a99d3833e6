import { expect, it } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { readDescription } from '../documentation/index.ts';
import { planScenarios } from '../scenarios/index.ts';
import { listQueriesOf } from './list-queries.ts';

/** What is known of the total of a documented list. */
async function totalIn(body: object, path = '/things', headers: readonly string[] = []) {
  const lines = [
    `# List things [GET ${path}]`,
    ...(path.includes('limit') ? ['', '+ Parameters', '    + limit: 5 (number, optional)', ''] : []),
    '+ Response 200 (application/json)',
    ...(headers.length > 0
      ? ['', '    + Headers', '', ...headers.map((header) => `            ${header}`)]
      : []),
    ...(headers.length > 0 ? ['', '    + Body', ''] : ['']),
    `${headers.length > 0 ? '    ' : ''}        ${JSON.stringify(body)}`,
    '',
    '# Read a thing [GET /things/{id}]',
    '+ Response 200 (application/json)',
    '',
    '        {"id": 1, "name": "cup"}',
  ];
  const read = await readDescription(lines.join('\n'), 'things.apib');
  if (!read.ok) throw new Error('the document is not read');
  const plan = planScenarios(analyse(read.description));
  const [list] = plan.scenarios;
  return list && listQueriesOf(list, plan)?.total;
}

const things = [
  { id: 1, name: 'cup' },
  { id: 2, name: 'mug' },
];

it('counts the whole list where nothing speaks of pages and the documented one is counted so', async () => {
  expect(await totalIn({ total: 2, things })).toEqual({ place: ['total'], isOfAll: true, pageSize: 10 });
});

it.each<[string, object, string?]>([
  ['another number is documented', { total: 7, things }],
  ['the answer tells of pages', { total: 2, pages: 1, things }],
  ['pages can be asked for', { total: 2, things }, '/things{?limit}'],
])('may count more than is shown where %s', async (_, body, path) => {
  expect(await totalIn(body, path)).toEqual({ place: ['total'], isOfAll: false });
});

it.each([
  ['X-Total-Count: 2', 'X-Total-Count'],
  ['X-Pagination-Total: 2', 'X-Pagination-Total'],
  ['Content-Range: things 0-1/2', 'Content-Range'],
])('is in a header: %s', async (line, header) => {
  expect(await totalIn(things, '/things', [line])).toEqual({
    place: { header },
    isOfAll: true,
    pageSize: 10,
  });
});

it('is the number of all pages in a header where pages can be asked for', async () => {
  expect(await totalIn(things, '/things{?limit}', ['X-Total-Count: 40'])).toEqual({
    place: { header: 'X-Total-Count' },
    isOfAll: true,
  });
  expect(await totalIn(things, '/things', ['X-Rate-Limit: 40'])).toBeUndefined();
});

it.each([
  [undefined, false],
  ['How many things there are on all pages together.', true],
])('is that of a schema without an example, said to be %s', async (description, isOfAll) => {
  const total = { type: 'integer', ...(description === undefined ? {} : { description }) };
  const thing = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
  const shows = (schema: object) => ({
    200: { description: 'Fine.', content: { 'application/json': { schema } } },
  });
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: {
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
          responses: shows({
            type: 'object',
            required: ['total', 'things'],
            properties: { total, things: { type: 'array', items: thing } },
          }),
        },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        get: { responses: shows(thing) },
      },
    },
  };
  const read = await readDescription(JSON.stringify(document), 'things.json');
  if (!read.ok) throw new Error('the document is not read');
  const plan = planScenarios(analyse(read.description));
  const [list] = plan.scenarios;
  expect(list && listQueriesOf(list, plan)?.total).toEqual({ place: ['total'], isOfAll });
});
