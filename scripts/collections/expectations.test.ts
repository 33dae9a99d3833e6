import { expect, it } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { readDescription } from '../documentation/index.ts';
import { planScenarios } from '../scenarios/index.ts';
import { echoOf, listedIds, promisedHeaders, shownId } from './expectations.ts';

async function planOf(lines: readonly string[]) {
  const read = await readDescription(lines.join('\n'), 'things.apib');
  if (!read.ok) throw new Error('the document is not read');
  return planScenarios(analyse(read.description));
}

async function fieldsOf(sent: object, shown: object, heading = '# POST /things') {
  const plan = await planOf([
    heading,
    '+ Request (application/json)',
    '',
    `        ${JSON.stringify(sent)}`,
    '',
    '+ Response 201 (application/json)',
    '',
    `        ${JSON.stringify(shown)}`,
  ]);
  const [scenario] = plan.scenarios;
  return scenario && echoOf(scenario)?.fields;
}

it.each([
  [{ name: 'a', size: 1 }, { name: 'b', id: 2 }, ['name']],
  [{ password: 'secret', name: 'a' }, { password: '****', name: 'a' }, ['name']],
  [{ type: 'file' }, { type: '5252ce4ce4cfcd16f55cfa3b' }, undefined],
  [{ owner: 7 }, { owner: { id: 7 } }, undefined],
  [{ tags: ['a'] }, { tags: null }, undefined],
  [{ name: 'a' }, { cup: { name: 'a' }, message: 'made' }, ['name']],
  [{ cup: { name: 'a' } }, { data: { name: 'a' }, owner: { name: 'b' } }, ['name']],
  [{ name: 'a' }, { id: 1, owner: { name: 'b' } }, undefined],
])('an answer that is documented for %j as %j is to show %j as sent', async (sent, shown, fields) => {
  expect(await fieldsOf(sent, shown)).toEqual(fields);
});

it('what a POST to one thing creates there need not show what was sent', async () => {
  expect(await fieldsOf({ size: 1 }, { size: 2 }, '# Create a part [POST /things/{id}]')).toBeUndefined();
  expect(await fieldsOf({ size: 1 }, { size: 2 }, '# Change a thing [POST /things/{id}]')).toEqual(['size']);
});

it.each([
  [
    ['Set-Cookie: sid=1', 'X-Total: 5'],
    ['Set-Cookie', 'X-Total'],
  ],
  [['Set-Cookie: sid=1', 'Date: Mon, 01 Jan 2024 00:00:00 GMT', 'X-Total: 5'], ['X-Total']],
])('an answer that is documented with %j promises %j', async (headers, promised) => {
  const plan = await planOf([
    '# GET /things',
    '+ Response 200',
    '    + Headers',
    '',
    ...headers.map((header) => `            ${header}`),
  ]);
  expect(promisedHeaders(plan.scenarios[0]!, plan)).toEqual(promised);
});

it.each([
  ['ann', { name: 'ann', age: 7 }, { place: '/name', input: 'name', isListed: false }],
  ['me', { name: 'ann', age: 7 }, undefined],
  ['ann', [{ name: 'ann', age: 7 }], undefined],
])('a read of %s that is documented with %j is to show %j', async (name, shown, expected) => {
  const plan = await planOf([
    '## Person [/people/{name}]',
    '+ Parameters',
    `    + name: ${name} (string, required)`,
    '### Read a person [GET]',
    '+ Response 200 (application/json)',
    '',
    `        ${JSON.stringify(shown)}`,
  ]);
  expect(shownId(plan.scenarios[0]!, plan)).toEqual(expected);
});

it.each([
  [
    { name: 'ann', age: 7 },
    { place: '/name', input: 'name', isListed: false },
  ],
  [{ name: 'bob', age: 7 }, undefined],
])('an update of ann by %j is to show %j', async (sent, expected) => {
  const plan = await planOf([
    '## Person [/people/{name}]',
    '+ Parameters',
    '    + name: ann (string, required)',
    '### Update a person [PUT]',
    '+ Request (application/json)',
    '',
    `        ${JSON.stringify(sent)}`,
    '',
    '+ Response 200 (application/json)',
    '',
    `        ${JSON.stringify({ name: 'ann', age: 7 })}`,
  ]);
  expect(shownId(plan.scenarios[0]!, plan)).toEqual(expected);
});

it.each([
  ['their own ids', { id: 4, cup: 'blue' }, { events: [{ id: 4, cup: 'blue' }] }, ['id']],
  ['what the path names', { cup: 'blue', size: 2 }, { cup: 'blue', size: 2 }, ['cup']],
  ['nothing, where the path only names a part of the list', { cup: 'blue' }, { events: [] }, undefined],
])('entries of a list are distinguished by %s', async (_, entry, read, field) => {
  const plan = await planOf([
    '# GET /events',
    '+ Response 200 (application/json)',
    '',
    `        ${JSON.stringify({ events: [entry] })}`,
    '',
    '# GET /events/{cup}',
    '+ Parameters',
    '    + cup: blue (string)',
    '+ Response 200 (application/json)',
    '',
    `        ${JSON.stringify(read)}`,
  ]);
  expect(listedIds(plan.scenarios[0]!, plan)).toEqual(field && { items: ['events'], field });
});
