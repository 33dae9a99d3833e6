import { describe, expect, it } from 'vitest';
import { api, type OperationSketch, operation } from '../../../fixtures/analysis/sketches.ts';
import { modelResources } from './model-resources.ts';

const things = operation('GET /devices', {
  name: 'List',
  responses: [{ status: 200, json: [{ id: 4, size: 2 }] }],
});

function resourceAt(line: string, sketch: OperationSketch) {
  const resources = modelResources(api(things, operation(line, { name: 'Read', ...sketch })));
  const shape = line.split(' ')[1]?.replace(/\{\w+\}/g, '{}');
  return resources.find(({ id }) => id === shape);
}

describe('a collection elsewhere', () => {
  it('lists what is read under the same name', () => {
    const responses = [{ status: 200, json: { id: 4, size: 2 } }];
    expect(resourceAt('GET /admin/devices/{id}', { responses })?.list?.id).toBe('list');
  });

  it('lists no documented choices', () => {
    const parameters = { type: { in: 'path' as const, values: ['xlsx', 'mail'] } };
    const sketch = { parameters, responses: [{ status: 200, text: 'a report' }] };
    expect(resourceAt('GET /reports/devices/{type}', sketch)).toMatchObject({ list: undefined });
  });

  it('lists nothing of which the read shows no field', () => {
    const responses = [{ status: 200, json: { device: 4, ranking: [] } }];
    expect(resourceAt('GET /ranking/devices/{device}', { responses })).toMatchObject({ list: undefined });
  });
});

it.each([
  [{ yearlyCost: 1, schoolExpenseId: 1, goalId: 1 }, ['schoolExpenseId']],
  [{ seat: 7, row: 3 }, ['seat']],
  [{ seat: 7, row: 7 }, undefined],
])('takes a small number for the id only where one field shows it, or is named so: %j', (json, idField) => {
  const [found] = modelResources(
    api(
      operation('GET /expenses/{id}', {
        parameters: { id: { in: 'path' as const, example: String(Object.values(json)[0]) } },
        responses: [{ status: 200, json }],
      }),
    ),
  );
  expect(found?.idField).toEqual(idField);
});

it('finds the id in the field that the variable is named after', () => {
  const [found] = modelResources(
    api(
      operation('GET /metadata', {
        name: 'List',
        responses: [{ status: 200, json: [{ kind: 'a', values: [] }] }],
      }),
      operation('DELETE /metadata/{metadata_kind}', { name: 'Remove', responses: [{ status: 204 }] }),
    ),
  );
  expect(found?.idField).toEqual(['kind']);
});

describe('the engine of containers', () => {
  const item = { Id: 'sha256:a', Size: 1 };
  const [found] = modelResources(
    api(
      operation('GET /images/json', { name: 'List', responses: [{ status: 200, json: [item] }] }),
      operation('POST /images/create', { name: 'Pull', responses: [{ status: 200 }] }),
      operation('GET /images/{name}/json', {
        name: 'Read',
        responses: [{ status: 200, json: { ...item, Driver: { Name: 'overlay2' } } }],
      }),
      operation('DELETE /images/{name}', { name: 'Remove', responses: [{ status: 200 }] }),
    ),
  );

  it('lists and reads below /json, and makes below /create', () => {
    expect(found).toMatchObject({
      id: '/images/{}',
      list: { name: 'List' },
      create: { name: 'Pull' },
      read: { name: 'Read' },
      remove: { name: 'Remove' },
    });
  });

  it('has its id where every sample has it, not within something else', () => {
    expect(found?.idField).toEqual(['Id']);
  });
});
