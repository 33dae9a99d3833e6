import { expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import { planOf, scenarioOf } from '../../../fixtures/scenarios/api.ts';

const list = operation('GET /lamps', { responses: [{ status: 200, json: [{ id: 7, room: 'hall' }] }] });
const read = operation('GET /lamps/{id}', { responses: [{ status: 200, json: { id: 7, room: 'hall' } }] });
const patched = (path: string) =>
  scenarioOf(
    planOf(
      operation('PATCH /lamps/{id}', {
        name: 'Patch',
        parameters: { id: { example: '7' } },
        request: { json: [{ op: 'replace', path, value: 'attic' }] },
        responses: [{ status: 200, json: { id: 7, room: 'attic' } }, { status: 400 }],
      }),
      list,
      read,
    ),
    'patch/200',
  ).attempts[0]?.madeUp?.map(({ place }) => place) ?? [];

it('takes the place in a documented JSON Patch for made up that the resource does not show', () => {
  expect(patched('/color')).toEqual(['/0/path']);
  expect(patched('/room')).toEqual([]);
});
