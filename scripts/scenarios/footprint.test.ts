import { expect, it } from 'vitest';
import { operation } from '../../fixtures/analysis/sketches.ts';
import { planOf } from '../../fixtures/scenarios/api.ts';
import type { Json } from '../documentation/index.ts';
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
  write('POST /orders/search', { text: 'x' }, [{ id: 7 }]),
);

const touched = (line: string, mayWrite = true) => {
  const scenario = plan.scenarios.find(({ operation: { name } }) => name === line);
  const { reads, writes } = footprints(plan, mayWrite).get(scenario?.id ?? '') ?? {};
  return { reads: [...(reads ?? [])].sort(), writes: [...(writes ?? [])].sort() };
};

it('takes the path up to its first variable', () => {
  const roots = {
    '/': '/',
    '/a/b': '/a/b',
    '/a/{id}/c': '/a',
    '/a/x{id}': '/a',
    '/{t}/a': '/',
    '/a?b={c}': '/a',
    '/a{?b,c}': '/a',
    '/a/b{?c}': '/a/b',
    '/a{/id}': '/a',
    '/a/': '/a',
  };
  expect(Object.keys(roots).map(rootOf)).toEqual(Object.values(roots));
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

it('takes a search by POST for one that reads anything and writes no more than its own path', () => {
  expect(touched('POST /orders/search')).toEqual({
    reads: expect.arrayContaining(['/']),
    writes: ['/orders/search'],
  });
});

it('takes a list for what its path names, whatever parameters it has', () => {
  const list = operation('GET /books{?page}', { responses: [{ status: 200, json: [{ id: 1 }] }] });
  const make = operation('POST /books', {
    request: { json: { title: 'x' } },
    responses: [{ status: 201, json: { id: 1, title: 'x' } }],
  });
  for (const { reads, writes } of footprints(planOf(list, make), true).values())
    expect([...reads, ...writes].filter((root) => root !== '/books')).toEqual([]);
});

it('writes nothing where no unsafe method is sent', () => {
  for (const {
    operation: { name },
  } of plan.scenarios)
    expect(touched(name, false).writes).toEqual([]);
});
