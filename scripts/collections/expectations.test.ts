import { expect, it } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { readDescription } from '../documentation/index.ts';
import { planScenarios } from '../scenarios/index.ts';
import { echoOf } from './expectations.ts';

async function fieldsOf(sent: object, shown: object) {
  const lines = [
    '# POST /things',
    '+ Request (application/json)',
    '',
    `        ${JSON.stringify(sent)}`,
    '',
    '+ Response 201 (application/json)',
    '',
    `        ${JSON.stringify(shown)}`,
  ];
  const read = await readDescription(lines.join('\n'), 'things.apib');
  const scenario = read.ok ? planScenarios(analyse(read.description)).scenarios[0] : undefined;
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
