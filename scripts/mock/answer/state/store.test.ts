import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, ServedResource } from '../model/model.ts';
import { usageAfter } from './room.ts';
import { anyParent, commit, copyState, emptyState, itemsOf } from './store.ts';
import { usageOf } from './usage.ts';

/** Shelves of a library, and the books on them. */
const shelves = { key: 'library:/shelves/{}', api: 'library', id: '/shelves/{}' } as ServedResource;
const books = {
  ...shelves,
  key: 'library:/shelves/{}/books/{}',
  id: '/shelves/{}/books/{}',
  openParents: true,
} as ServedResource;
const resources = new Map([shelves, books].map((resource) => [resource.key, resource]));

const put = ({ key }: ServedResource, parent: string, id: string): Change => ({
  kind: 'put',
  resource: key,
  parent,
  entity: { id, value: { id } },
});
const remove = ({ key }: ServedResource, parent: string, id: string): Change => ({
  kind: 'remove',
  resource: key,
  parent,
  id,
});
const did = (path: string, undoes: readonly string[] = [], at = path): Change => ({
  kind: 'did',
  record: { operation: undoes.length > 0 ? 'return' : 'lend', path, body: '', at, undoes },
});

function stateAfter(...changes: readonly Change[]) {
  const state = emptyState();
  commit(state, changes, resources);
  return state;
}
const ids = (...[state, resource, parent]: Parameters<typeof itemsOf>) => [
  ...itemsOf(state, resource, parent).keys(),
];

describe('items', () => {
  it('of every parent are shown below each, until something is written there', () => {
    const state = stateAfter(put(books, anyParent, 'a'));
    expect(ids(state, books, 's1')).toEqual(['a']);
    commit(state, [put(books, 's1', 'b')], resources);
    expect(ids(state, books, 's1')).toEqual(['a', 'b']);
    expect(ids(state, books, 's2')).toEqual(['a']);
  });

  it('that are removed take along what is below them and was done to them, and nothing else', () => {
    const state = stateAfter(
      ...['1', '10'].flatMap((id) => [put(shelves, '', id), put(books, id, 'a'), did(`${id}/a`), did(id)]),
      did('1', [], 'new/5'),
      did('new', [], '1'),
      remove(shelves, '', '1'),
    );
    expect(ids(state, shelves, '')).toEqual(['10']);
    expect(ids(state, books, '1')).toEqual([]);
    expect(ids(state, books, '10')).toEqual(['a']);
    expect([...state.records.values()].map(({ path }) => path)).toEqual(['10/a', '10']);
    expect([...state.removed]).toEqual(['library:/shelves/{} 1']);
  });

  it('keep the greatest number that was ever an id in mind', () => {
    const state = stateAfter(put(shelves, '', '7'), put(shelves, '', '9'), put(shelves, '', '8'));
    commit(state, [put(shelves, '', 'seven'), remove(shelves, '', '9')], resources);
    expect(state.highest.get(shelves.key)).toBe(9);
  });
});

describe('records', () => {
  it('are forgotten when they are undone at the same path', () => {
    const state = stateAfter(did('1'), did('2'), did('1', ['lend']));
    expect([...state.records.values()].map(({ operation, path }) => `${operation} ${path}`)).toEqual([
      'lend 2',
      'return 1',
    ]);
  });

  it('and removals are remembered up to a bound, the latest of them', () => {
    const state = emptyState();
    const many = Array.from({ length: 5_001 }, (_, index) => `${index}`);
    commit(
      state,
      many.map((id) => did(`done/${id}`)),
      resources,
    );
    expect(state.records.size).toBe(5_000);
    expect([...state.records.values()][0]?.path).toBe('done/1');
    state.records.clear();
    commit(
      state,
      many.map((id) => remove(books, 's', id)),
      resources,
    );
    expect(state.removed.size).toBe(5_000);
    expect([...state.removed].at(-1)).toContain('s/5000');
  });
});

it('a copy shares nothing that a commit changes', () => {
  const state = stateAfter(put(shelves, '', '1'), did('1'));
  const copy = copyState(state);
  commit(copy, [put(shelves, '', '2'), did('2'), remove(shelves, '', '1')], resources);
  expect(ids(state, shelves, '')).toEqual(['1']);
  expect([state.records.size, state.removed.size, state.revision]).toEqual([1, 0, 1]);
  expect(state.highest.get(shelves.key)).toBe(1);
});

it('what is stored is counted through any changes', () => {
  const id = fc.constantFrom('1', '2', 'é', '日本');
  const change = fc.oneof(
    fc.tuple(fc.constantFrom(shelves, books), fc.constantFrom('', '1', anyParent), id, fc.jsonValue()).map(
      ([resource, parent, name, value]): Change => ({
        kind: 'put',
        resource: resource.key,
        parent,
        entity: { id: name, value: { value } as never },
      }),
    ),
    fc
      .tuple(fc.constantFrom(shelves, books), fc.constantFrom('', '1'), id)
      .map(([resource, parent, name]): Change => remove(resource, parent, name)),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const state = emptyState();
      for (const each of changes) {
        const expected = usageAfter(state, [each]);
        commit(state, [each], resources);
        expect(state.usage).toEqual(usageOf(state));
        expect(state.usage.bytes).toBeGreaterThanOrEqual(0);
        if (each.kind === 'put') expect(state.usage).toEqual(expected);
      }
    }),
  );
});
