import { expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import { planOf, scenarioOf } from '../../../fixtures/scenarios/api.ts';

const make = operation('POST /documents', {
  name: 'Make',
  request: { json: { name: 'plan' } },
  responses: [{ status: 201, json: { id: 7, name: 'plan' } }],
});
const remove = operation('DELETE /documents/{id}', { responses: [{ status: 204 }] });

it.each([
  ['/archive/{documentId}', '/archive/{id}'],
  ['/trash/{document_id}', '/trash/{id}'],
  ['/archive/{pictureId}', undefined],
  ['/reports/{documentId}', undefined],
  ['/shelves/{shelf}/archive/{documentId}', undefined],
])('what is made at /documents is removed for good by DELETE %s: %s', (path, purged) => {
  const purge = operation(`DELETE ${path}`, { responses: [{ status: 204 }] });
  const { effect } = scenarioOf(planOf(make, remove, purge), 'make/201');
  const removal = effect.kind === 'create' ? effect.remove : undefined;
  expect(removal?.path).toBe('/documents/{id}');
  expect(removal?.purge?.path).toBe(purged);
});

it('what no collection of its own makes is made where the same things are made', () => {
  const ofShelf = operation('POST /shelves/{shelfId}/documents', {
    request: { json: { name: 'plan' } },
    responses: [{ status: 201, json: { id: 7, name: 'plan' } }],
  });
  const shelves = operation('GET /shelves', { responses: [{ status: 200, json: [{ id: 1 }] }] });
  const shelf = operation('GET /shelves/{shelfId}', { responses: [{ status: 200, json: { id: 1 } }] });
  const away = operation('DELETE /shelves/{shelfId}/documents/{id}', { responses: [{ status: 204 }] });
  const read = operation('GET /documents/{documentId}', {
    name: 'Read',
    responses: [{ status: 200, json: { id: 7, name: 'plan' } }],
  });
  const plan = planOf(ofShelf, shelves, shelf, away, read);
  const input = scenarioOf(plan, 'read/200').attempts[0]?.inputs.find(({ name }) => name === 'documentId');
  const source =
    input?.kind === 'existing' ? input.sources.find(({ kind }) => kind === 'created') : undefined;
  expect(source).toMatchObject({
    request: { path: '/shelves/{shelfId}/documents' },
    inputs: expect.arrayContaining([expect.objectContaining({ kind: 'existing', name: 'shelfId' })]),
    remove: { path: '/shelves/{shelfId}/documents/{documentId}' },
  });
});
