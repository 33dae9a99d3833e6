/** The state as a file: everything that is stored, as JSON. */
import { isObject, type JsonObject, jsonText } from '../documentation/index.ts';
import type { MockModel, MockState, OperationRecord } from './answer/model/model.ts';
import { deepestBody } from './answer/reading/depth.ts';
import { limitExceeded } from './answer/state/room.ts';
import { emptyState, put, rememberRecord, rememberRemoved } from './answer/state/store.ts';
import { emptyUsage, usageOf } from './answer/state/usage.ts';

export interface SavedState {
  readonly format: 'docproof-mock-state';
  readonly version: 1;
  /** By resource (`<api>:<path>`), then by the path values of the parents, then by id, in order. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, readonly SavedItem[]>>>>;
  readonly removed: readonly string[];
  readonly records: readonly OperationRecord[];
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
      [...state.tables]
        .filter(([key]) => model.resources.has(key))
        .map(([key, byParent]) => [
          key,
          Object.fromEntries([...byParent].map(([parent, items]) => [parent, [...items.values()]])),
        ]),
    ),
    removed: [...state.removed],
    records: [...state.records.values()],
  };
}

/** The JSON text in pieces, an item on each line: a state may be longer than one string can be. */
export function* savedText(saved: SavedState): Generator<string> {
  let piece = `{"format": ${jsonText(saved.format)}, "version": ${saved.version}, "resources": {`;
  const resources = Object.entries(saved.resources);
  for (const [at, [key, byParent]] of resources.entries()) {
    piece += `${at === 0 ? '' : ','}\n  ${jsonText(key)}: {`;
    for (const [number, [parent, items]] of Object.entries(byParent).entries()) {
      piece += `${number === 0 ? '' : ','}\n    ${jsonText(parent)}: [`;
      for (const [index, item] of items.entries()) {
        piece += `${index === 0 ? '' : ','}\n      ${jsonText(item)}`;
        if (piece.length < longestPiece) continue;
        yield piece;
        piece = '';
      }
      piece += ']';
    }
    piece += '}';
  }
  yield `${piece}},\n"removed": ${jsonText(saved.removed)},\n"records": ${jsonText(saved.records)}}\n`;
}

const longestPiece = 65_536;

export type LoadResult =
  /** `ignored`: resources that the documentation does not have. */
  | { readonly ok: true; readonly state: MockState; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** The state that a file holds, checked: it may come from anywhere. */
export function loadState(saved: unknown, model: MockModel): LoadResult {
  if (!isObject(saved) || saved.format !== 'docproof-mock-state' || saved.version !== 1) {
    return broken('expected a state of a docproof mock (format "docproof-mock-state", version 1)');
  }
  if (!isObject(saved.resources))
    return broken(`resources must be an object, got ${kindOf(saved.resources)}`);
  const state = emptyState();
  const ignored: string[] = [];
  for (const [key, byParent] of Object.entries(saved.resources)) {
    if (!model.resources.has(key)) ignored.push(key);
    else {
      const problem = loadResource(state, key, byParent);
      if (problem !== undefined) return broken(problem);
    }
  }
  state.usage = usageOf(state);
  const lack = limitExceeded(model.limits, state.usage, emptyUsage);
  if (lack !== undefined) return broken(lack);
  for (const key of listOf(saved.removed)) if (typeof key === 'string') rememberRemoved(state, key);
  // Docproof 1.0 called them deeds.
  for (const record of listOf(saved.records ?? saved.deeds))
    if (isOperationRecord(record)) rememberRecord(state, record);
  return { ok: true, state, ignored };
}

function broken(problem: string): LoadResult {
  return { ok: false, problem };
}

/** What is wrong with a resource; undefined if it is loaded. */
function loadResource(state: MockState, key: string, byParent: unknown): string | undefined {
  if (!isObject(byParent)) return `resources["${key}"] must be an object, got ${kindOf(byParent)}`;
  state.tables.set(key, new Map());
  for (const [parent, items] of Object.entries(byParent)) {
    const place = `resources["${key}"]["${parent}"]`;
    if (!Array.isArray(items)) return `${place} must be a list, got ${kindOf(items)}`;
    state.tables.get(key)?.set(parent, new Map());
    for (const [index, item] of (items as readonly unknown[]).entries()) {
      if (!isItem(item)) return `${place}[${index}] must have an id, a text, and a value, an object`;
      if (isTooDeep(item, deepestBody))
        return `${place}[${index}] is nested more than ${deepestBody} levels deep`;
      const { id, value, inList } = item;
      put(state, key, parent, inList === undefined ? { id, value } : { id, value, inList });
    }
  }
  return undefined;
}

/** Whether a value has objects and lists within each other on more levels than `left`. */
function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((child) => isTooDeep(child, left - 1));
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? 'a list' : typeof value;
}

function isItem(value: unknown): value is SavedItem {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    isObject(value.value) &&
    (value.inList === undefined || isObject(value.inList))
  );
}

function isOperationRecord(value: unknown): value is OperationRecord {
  if (!isObject(value)) return false;
  const { operation, path, body, at, undoes } = value;
  return (
    [operation, path, body, at].every((each) => typeof each === 'string') &&
    Array.isArray(undoes) &&
    undoes.every((each) => typeof each === 'string')
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
