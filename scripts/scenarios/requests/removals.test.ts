import { expect, it } from 'vitest';
import { operation } from '../../analysis/fixtures/sketches.ts';
import { planOf, scenarioOf } from '../fixtures/api.ts';

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
