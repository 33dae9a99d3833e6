/** The state as a file: everything that is stored, as JSON. */
import type { JsonObject } from '../documentation/index.ts';
import type { Deed, MockModel } from './answer/model/model.ts';
import { deedKey, emptyState, type MockState } from './answer/state/store.ts';

export interface SavedState {
  readonly format: 'docproof-mock-state';
  readonly version: 1;
  /** By resource (`<api>:<path>`), then by the path values of the parents, then by id, in order. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, readonly SavedItem[]>>>>;
  readonly removed: readonly string[];
  readonly deeds: readonly Deed[];
}

export interface SavedItem {
  readonly id: string;
  readonly value: JsonObject;
  readonly inList?: JsonObject;
}

export function saveState(state: MockState, model: MockModel): SavedState {
  return {
    format: 'docproof-mock-state',
    version: 1,
    resources: Object.fromEntries(
      shownShelves(state, model).map(([key, byParent]) => [
        key,
        Object.fromEntries([...byParent].map(([parent, items]) => [parent, [...items.values()]])),
      ]),
    ),
    removed: [...state.removed],
    deeds: [...state.deeds.values()],
  };
}

/** What is stored of resources that the documentation has now. */
export function shownShelves({ shelves }: MockState, { resources }: MockModel) {
  return [...shelves].filter(([key]) => resources.has(key));
}

export type LoadResult =
  /** `ignored`: resources that the documentation does not have. */
  | { readonly ok: true; readonly state: MockState; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** The state that a file holds, checked: it may come from anywhere. */
export function loadState(saved: unknown, model: MockModel): LoadResult {
  if (!isRecord(saved) || saved.format !== 'docproof-mock-state' || saved.version !== 1) {
    return {
      ok: false,
      problem: 'this is no state of a docproof mock (format "docproof-mock-state", version 1)',
    };
  }
  if (!isRecord(saved.resources)) return { ok: false, problem: 'resources must be an object' };
  const state = emptyState();
  const ignored: string[] = [];
  for (const [key, byParent] of Object.entries(saved.resources)) {
    if (!model.resources.has(key)) {
      ignored.push(key);
      continue;
    }
    const shelves = shelvesOf(byParent, key);
    if ('problem' in shelves) return { ok: false, problem: shelves.problem };
    state.shelves.set(key, shelves.map);
    noteHighest(state, key);
  }
  for (const key of textsIn(saved.removed)) state.removed.add(key);
  for (const deed of Array.isArray(saved.deeds) ? saved.deeds : []) {
    if (isDeed(deed)) state.deeds.set(deedKey(deed.operation, deed.path, deed.body), deed);
  }
  return { ok: true, state, ignored };
}

type Shelves = MockState['shelves'] extends Map<string, infer S> ? S : never;

function shelvesOf(byParent: unknown, key: string): { readonly map: Shelves } | { readonly problem: string } {
  const map: Shelves = new Map();
  if (!isRecord(byParent)) return { problem: `${key} must be an object` };
  for (const [parent, items] of Object.entries(byParent)) {
    if (!Array.isArray(items) || !items.every(isItem)) {
      return { problem: `${key} must hold lists of items with an id and a value` };
    }
    map.set(parent, new Map(items.map((item) => [item.id, itemOf(item)])));
  }
  return { map };
}

function itemOf({ id, value, inList }: SavedItem): SavedItem {
  return inList === undefined ? { id, value } : { id, value, inList };
}

function noteHighest(state: MockState, key: string): void {
  for (const items of state.shelves.get(key)?.values() ?? []) {
    for (const id of items.keys()) {
      if (/^\d{1,15}$/.test(id)) state.highest.set(key, Math.max(state.highest.get(key) ?? 0, Number(id)));
    }
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isItem(value: unknown): value is SavedItem {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    isRecord(value.value) &&
    (value.inList === undefined || isRecord(value.inList))
  );
}

function isDeed(value: unknown): value is Deed {
  return (
    isRecord(value) &&
    [value.operation, value.path, value.body, value.at].every((each) => typeof each === 'string') &&
    Array.isArray(value.undoes)
  );
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
