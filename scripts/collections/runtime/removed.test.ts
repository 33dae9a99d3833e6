import { expect, it } from 'vitest';
import type { Json } from '../../documentation/index.ts';
import { isReadAsRemoved } from './removed.ts';
import { unanswered } from './send.ts';

const read = (status: number, json: Json) =>
  isReadAsRemoved({ ...unanswered, status, body: { ok: true, json } });

it.each<[number, Json]>([
  [404, { error: 'There is no such thing' }],
  [200, { id: 7, deleted: true }],
  [200, { data: { id: 7, deletedAt: '2026-01-02T03:04:05Z' } }],
  [200, { id: 7, status: 'ARCHIVED' }],
])('%i with %j shows that a thing was removed', (status, json) => {
  expect(read(status, json)).toBe(true);
});

it.each<Json>([
  { id: 7, deleted: false },
  { id: 7, deleted_at: null },
  { id: 7, status: 'closed', name: 'deleted' },
])('%j shows a thing that is there', (json) => {
  expect(read(200, json)).toBe(false);
});
