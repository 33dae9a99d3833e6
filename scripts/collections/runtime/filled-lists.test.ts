import { expect, test } from 'vitest';
import type { RequestPlan } from '../../scenarios/index.ts';
import type { AttemptContext } from './attempt-context.ts';
import { filledFirst } from './filled-lists.ts';
import type { Answer } from './send.ts';

const stations = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

/** Lists that have been read already, so that nothing is sent. */
function contextWith(lists: Readonly<Record<string, readonly unknown[]>>): AttemptContext {
  const request: RequestPlan = {
    method: 'GET',
    path: '/stations/{station}/readings',
    values: {},
    query: [],
    headers: [],
    body: undefined,
    credentials: undefined,
  };
  const answers = Object.entries(lists).map(([path, json]) => [
    path,
    { status: 200, told: '200 OK', body: { ok: true, json } } as unknown as Answer,
  ]);
  return {
    nested: { request, items: [] },
    values: {},
    lists: Object.fromEntries(answers),
  } as unknown as AttemptContext;
}

const ids = async (context: AttemptContext, name = 'station') =>
  (await filledFirst(stations, name, ['id'], context)).map((each) => (each as { id: string }).id);

test('a parent with something in its list comes first', async () => {
  const lists = { '/stations/a/readings': [], '/stations/b/readings': [{}], '/stations/c/readings': [{}] };
  expect(await ids(contextWith(lists))).toEqual(['b', 'a', 'c']);
});

test('the order stays where all lists are empty, or the list needs another value', async () => {
  const empty = { '/stations/a/readings': [], '/stations/b/readings': [], '/stations/c/readings': [] };
  expect(await ids(contextWith(empty))).toEqual(['a', 'b', 'c']);
  expect(await ids(contextWith({}), 'reading')).toEqual(['a', 'b', 'c']);
});
