import { expect, it } from 'vitest';
import { operation } from '../analysis/fixtures/sketches.ts';
import type { Json } from '../documentation/index.ts';
import { planOf } from './fixtures/api.ts';
import { footprints, rootOf } from './footprint.ts';

const read = (line: string, json: Json, status = 200) => operation(line, { responses: [{ status, json }] });
const write = (line: string, sent: Json, json: Json = sent) =>
  operation(line, { request: { json: sent }, responses: [{ status: 200, json }] });

const plan = planOf(
  read('GET /customers', [{ id: 1, name: 'Ann', orders_count: 2 }]),
  write('PUT /customers/{id}', { name: 'Bob' }),
  read('GET /orders', [{ id: 7, customer_id: 1 }]),
  write('POST /orders', { customer_id: 1 }, { id: 8, customer_id: 1 }),
  write('PUT /notes/{id}', { text: 'x' }),
  read('GET /notes/{id}', { id: 1, text: 'x' }),
  read('GET /events', [{ id: 3 }]),
  write('POST /orders/{id}/ship', { carrier: 'x' }, { accepted: true }),
);

const touched = (line: string, mayWrite = true) => {
  const scenario = plan.scenarios.find(({ operation: { name } }) => name === line);
  const { reads, writes } = footprints(plan, mayWrite).get(scenario?.id ?? '') ?? {};
  return { reads: [...(reads ?? [])].sort(), writes: [...(writes ?? [])].sort() };
};

it('takes the path up to its first variable', () => {
  expect(['/', '/a/b', '/a/{id}/c', '/a/x{id}', '/{t}/a', '/a?b={c}'].map(rootOf)).toEqual([
    '/',
    '/a/b',
    '/a',
    '/a',
    '/',
    '/a',
  ]);
});

it('reads what the path names and what its answers show of others', () => {
  expect(touched('GET /orders').reads).toEqual(['/orders']);
  expect(touched('GET /customers').reads).toEqual(['/customers', '/orders']);
});

it('writes what the path names and what the body refers to', () => {
  expect(touched('PUT /notes/{id}').writes).toEqual(['/notes']);
  expect(touched('POST /orders').writes).toEqual(expect.arrayContaining(['/customers', '/orders']));
});

it('takes what no documented request writes for something that changes with anything', () => {
  expect(touched('GET /events').reads).toEqual(['/']);
});

it('takes an action whose effect is not documented for one that changes anything', () => {
  expect(touched('POST /orders/{id}/ship').writes).toContain('/');
});

it('writes nothing where no unsafe method is sent', () => {
  for (const {
    operation: { name },
  } of plan.scenarios)
    expect(touched(name, false).writes).toEqual([]);
});
