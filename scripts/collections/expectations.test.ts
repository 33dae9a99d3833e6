import { expect, it } from 'vitest';
import { operation, planOf, scenarioOf } from '../scenarios/fixtures/api.ts';
import { echoOf } from './expectations.ts';

const fieldsOf = (sent: object, shown: object) => {
  const add = operation('POST /things', {
    name: 'Add',
    request: { json: { ...sent } },
    responses: [{ status: 201, json: { ...shown } }],
  });
  return echoOf(scenarioOf(planOf(add), 'add/201'))?.fields;
};

it.each([
  [{ name: 'a', size: 1 }, { name: 'b', id: 2 }, ['name']],
  [{ password: 'secret', name: 'a' }, { password: '****', name: 'a' }, ['name']],
  [{ type: 'file' }, { type: '5252ce4ce4cfcd16f55cfa3b' }, undefined],
  [{ owner: 7 }, { owner: { id: 7 } }, undefined],
  [{ tags: ['a'] }, { tags: null }, undefined],
])('an answer that is documented for %j as %j is to show %j as sent', (sent, shown, fields) => {
  expect(fieldsOf(sent, shown)).toEqual(fields);
});
