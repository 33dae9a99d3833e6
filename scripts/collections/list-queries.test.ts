import { expect, it } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { readDescription } from '../documentation/index.ts';
import { planScenarios } from '../scenarios/index.ts';
import { listQueriesOf } from './list-queries.ts';

async function filtersOf(listed: object, read: object): Promise<readonly string[]> {
  const text = [
    '## Lamps [/lamps{?shared_with_users}]',
    '+ Parameters',
    '    + shared_with_users (boolean, optional) - Only those that are shared',
    '### List lamps [GET]',
    '+ Response 200 (application/json)',
    '',
    `        ${JSON.stringify([listed])}`,
    '',
    '## Lamp [/lamps/{id}]',
    '### Read a lamp [GET]',
    '+ Response 200 (application/json)',
    '',
    `        ${JSON.stringify(read)}`,
  ].join('\n');
  const description = await readDescription(text, 'lamps.apib');
  if (!description.ok) throw new Error('the document is not read');
  const plan = planScenarios(analyse(description.description));
  const list = plan.scenarios.find(({ operation }) => operation.uriTemplate.startsWith('/lamps{'));
  const queries = list && listQueriesOf(list, plan)?.queries;
  return (queries ?? []).flatMap((each) => (each.kind === 'filter' ? [each.field] : []));
}

it('filters by a field of the same name, or of a similar one where there is no other', async () => {
  const singular = { id: 1, shared_with_user: true };
  expect(await filtersOf(singular, singular)).toEqual(['shared_with_user']);
  expect(await filtersOf(singular, { id: 1, shared_with_users: true })).toEqual([]);
});

async function sortsOf(parameters: readonly object[]): Promise<readonly object[]> {
  const lamp = { id: 1, name: 'hall', watts: 7 };
  const listed = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } };
  const content = { 'application/json': { schema: listed, example: [lamp] } };
  const get = { parameters, responses: { 200: { description: 'Lamps', content } } };
  const document = { openapi: '3.1.0', info: { title: 'Lamps', version: '1' }, paths: { '/lamps': { get } } };
  const description = await readDescription(JSON.stringify(document), 'lamps.json');
  if (!description.ok) throw new Error('the document is not read');
  const plan = planScenarios(analyse(description.description));
  const [list] = plan.scenarios;
  return (list && listQueriesOf(list, plan)?.queries.filter(({ kind }) => kind === 'sort')) ?? [];
}

const inQuery = (name: string, members: readonly string[]) => ({
  name,
  in: 'query',
  schema: { enum: members },
});

it('sorts in opposite orders where both are documented', async () => {
  const field = 'name';
  expect(await sortsOf([inQuery('sort', ['name', '-name'])])).toEqual([
    { kind: 'sort', field, pairs: { sort: 'name' }, opposite: { sort: '-name' } },
  ]);
  expect(await sortsOf([inQuery('sort', ['name:asc', 'name:desc'])])).toEqual([
    { kind: 'sort', field, pairs: { sort: 'name:asc' }, opposite: { sort: 'name:desc' } },
  ]);
  expect(await sortsOf([inQuery('sort', ['name']), inQuery('order', ['asc', 'desc'])])).toEqual([
    { kind: 'sort', field, pairs: { sort: 'name', order: 'asc' }, opposite: { sort: 'name', order: 'desc' } },
  ]);
  expect(await sortsOf([inQuery('sort', ['-name'])])).toEqual([
    { kind: 'sort', field, pairs: { sort: '-name' }, descending: true },
  ]);
});

async function orderOf(description: string, listed: readonly object[]) {
  const lines = [
    '## Lamps [/lamps]',
    '### List lamps [GET]',
    description,
    '',
    '+ Response 200 (application/json)',
    '',
  ];
  const read = await readDescription(
    [...lines, `        ${JSON.stringify(listed)}`].join('\n'),
    'lamps.apib',
  );
  if (!read.ok) throw new Error('the document is not read');
  const plan = planScenarios(analyse(read.description));
  const [list] = plan.scenarios;
  return list && listQueriesOf(list, plan)?.order;
}

it('knows the order that a list states, unless its own example is in another one', async () => {
  const [hall, attic] = [
    { id: 1, name: 'hall', created_at: '2030-01-02' },
    { id: 2, name: 'attic', created_at: '2030-01-01' },
  ];
  expect(await orderOf('All lamps, newest first.', [hall, attic])).toEqual({
    field: 'created_at',
    descending: true,
  });
  expect(await orderOf('All lamps, sorted by name.', [attic, hall])).toEqual({
    field: 'name',
    descending: false,
  });
  expect(await orderOf('All lamps, sorted by name.', [hall, attic])).toBeUndefined();
  expect(await orderOf('Lamps can be sorted by name.', [attic, hall])).toBeUndefined();
});
