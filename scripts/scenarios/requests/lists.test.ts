import { expect, it } from 'vitest';
import { analyse } from '../../analysis/index.ts';
import { type Json, readDescription } from '../../documentation/index.ts';
import { planScenarios } from '../plan-scenarios.ts';

const lamp = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
const shows = (schema: Json) => ({
  description: 'Fine.',
  content: { 'application/json': { schema } },
});

async function listRequest(name: string, schema: Json) {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Lamps', version: '1' },
    paths: {
      '/lamps': {
        parameters: [{ name, in: 'query', schema }],
        get: { responses: { 200: shows({ type: 'array', items: lamp }) } },
      },
      '/lamps/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        get: { operationId: 'read', responses: { 200: shows(lamp) } },
      },
    },
  };
  const read = await readDescription(JSON.stringify(document), 'lamps.json');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const scenario = planScenarios(analyse(read.description)).scenarios.find(
    ({ id }) => id === 'lamps/read/200',
  );
  const input = scenario?.attempts[0]?.inputs[0];
  const source = input?.kind === 'existing' ? input.sources[0] : undefined;
  return source?.kind === 'listed' ? source.list.request.query : undefined;
}

it.each<[string, Json, string | undefined]>([
  ['limit', { type: 'integer', minimum: 1, maximum: 50, default: 10 }, '50'],
  ['per_page', { type: 'integer', maximum: 1000 }, '200'],
  ['limit', { type: 'integer', default: 10 }, undefined],
  ['page', { type: 'integer', maximum: 50 }, undefined],
  ['rooms', { type: 'integer', maximum: 50 }, undefined],
])('a list is read with its largest documented page: %s %o', async (name, schema, size) => {
  expect(await listRequest(name, schema)).toEqual(size === undefined ? [] : [{ name, value: size }]);
});
