import { expect, test } from 'vitest';
import type { RequestPlan } from '../../scenarios/index.ts';
import type { AttemptContext } from './attempt-context.ts';
import { filledFirst, unlikeFirst, withMostEntriesFirst } from './filled-lists.ts';
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

test.each<[string, Parameters<typeof withMostEntriesFirst>[0], number]>([
  ['one with entries', [{ at: 0, ips: [] }, { at: 1, ips: [7] }, { at: 2 }], 1],
  [
    'one with several entries',
    [
      { at: 0, of: { ips: [7] } },
      { at: 1, of: { ips: [7, 8] } },
    ],
    1,
  ],
  [
    'the first of those that are alike',
    [
      { at: 0, ips: [1, 2] },
      { at: 1, ips: [1, 2, 3, 4] },
    ],
    0,
  ],
  ['the first of those without lists', [{ at: 0 }, { at: 1 }, 7], 0],
])('of what a list shows, %s comes first', (_, candidates, first) => {
  const found = withMostEntriesFirst(candidates);
  expect(found[0]).toEqual(candidates[first]);
  expect(new Set(found)).toEqual(new Set(candidates));
});

test('nothing is the fullest of nothing', () => {
  expect(withMostEntriesFirst([])).toEqual([]);
});

test.each<[string, object | undefined, number]>([
  ['that differs', { lit: true }, 1],
  ['that differs inside', { at: { floor: 1 } }, 2],
  ['that differs from what is wrapped', { lamp: { lit: true } }, 1],
  ['as before where all differ', { lit: 'dim' }, 0],
  ['as before where none differs', { watts: 7 }, 0],
  ['as before where nothing is shown of it', { password: 'x' }, 0],
  ['as before where values are chosen', undefined, 0],
])('a change is tried with the one %s', (_, sent, first) => {
  const lamps = [
    { id: 1, lit: true, watts: 7, at: { floor: 1 } },
    { id: 2, lit: false, watts: 7, at: { floor: 1 } },
    { id: 3, lit: true, watts: 7, at: { floor: 2 } },
  ];
  expect(unlikeFirst(lamps, sent as Parameters<typeof unlikeFirst>[1])[0]).toEqual(lamps[first]);
});
