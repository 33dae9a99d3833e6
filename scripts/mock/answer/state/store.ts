/** The store: items by resource, by parent and by id. Read by `answer`, changed by `commit` only. */

import { valueAt } from '../../../analysis/index.ts';
import { type Json, pathShape, pathsAbove, textOfJson } from '../../../documentation/index.ts';
import { canonical, encodeSegment, fingerprint } from '../model/encode.ts';
import type { Change, Entity, MockState, OperationRecord, ServedResource } from '../model/model.ts';
import { emptyUsage, sizeOfItem, sizeOfTable } from './usage.ts';

/** Parent key of what every parent has that nobody has written to yet. */
export const anyParent = '*';

/** More records and removals than these are forgotten, the oldest first; those with longer paths are not kept at all. */
const mostRemembered = 5_000;
const longestRemembered = 1_000;

export function emptyState(): MockState {
  return {
    tables: new Map(),
    records: new Map(),
    removed: new Set(),
    highest: new Map(),
    revision: 0,
    usage: emptyUsage,
  };
}

/** A copy that shares no container with the original. */
export function copyState(state: MockState): MockState {
  return {
    tables: new Map(
      [...state.tables].map(([key, byParent]) => [
        key,
        new Map([...byParent].map(([parent, items]) => [parent, new Map(items)])),
      ]),
    ),
    records: new Map(state.records),
    removed: new Set(state.removed),
    highest: new Map(state.highest),
    revision: state.revision,
    usage: state.usage,
  };
}

/** The values of path variables as one key. */
export function pathKey(values: readonly string[]): string {
  return values.map(encodeSegment).join('/');
}

const nothing: ReadonlyMap<string, Entity> = new Map();

/** The items of a resource below a parent, in order. */
export function itemsOf(
  state: MockState,
  resource: ServedResource,
  parent: string,
): ReadonlyMap<string, Entity> {
  const tables = state.tables.get(resource.key);
  return tables?.get(parent) ?? (resource.openParents ? tables?.get(anyParent) : undefined) ?? nothing;
}

export function findItem(
  state: MockState,
  resource: ServedResource,
  parent: string,
  id: string,
): Entity | undefined {
  return itemsOf(state, resource, parent).get(id);
}

/**
 * Whether another stored thing shows the id of a resource that has no list of its own, or the same things have it that
 * are made at a path which is not above it.
 */
export function isShownElsewhere(state: MockState, resource: ServedResource, id: string): boolean {
  const { shownBy, elsewhere, itemPath, collectionPath } = resource;
  const tablesOf = (key: string) => [...(state.tables.get(key)?.values() ?? [])];
  const isMadeAbove = pathsAbove(pathShape(itemPath)).includes(pathShape(collectionPath ?? ''));
  return (
    shownBy.some(({ resource: other, field }) =>
      tablesOf(other).some((items) =>
        [...items.values()].some(({ value }) => textOfJson(valueAt(value, field)) === id),
      ),
    ) ||
    (!isMadeAbove && elsewhere.some(({ key }) => tablesOf(key).some((items) => items.has(id))))
  );
}

/** Applies changes in place. */
export function commit(
  state: MockState,
  changes: readonly Change[],
  resources: ReadonlyMap<string, ServedResource>,
): void {
  for (const change of changes) applyChange(state, change, resources);
  if (changes.length > 0) state.revision += 1;
}

function applyChange(state: MockState, change: Change, resources: ReadonlyMap<string, ServedResource>): void {
  switch (change.kind) {
    case 'put':
      put(state, change.resource, change.parent, change.entity);
      return;
    case 'remove':
      take(state, table(state, change.resource, change.parent), change.id);
      removeBelow(state, change, resources);
      return;
    case 'did':
      undo(state.records, change.record);
      rememberRecord(state, change.record);
      return;
  }
}

/** Puts an item in its place, behind the others there or where one of its id is. */
export function put(state: MockState, resource: string, parent: string, entity: Entity): void {
  const items = table(state, resource, parent);
  const before = items.get(entity.id);
  items.set(entity.id, entity);
  count(state, before ? 0 : 1, sizeOfItem(entity) - (before ? sizeOfItem(before) : 0));
  noteNumber(state, resource, entity.id);
}

function take(state: MockState, items: Map<string, Entity>, id: string): void {
  const entity = items.get(id);
  if (entity && items.delete(id)) count(state, -1, -sizeOfItem(entity));
}

function count(state: MockState, items: number, bytes: number): void {
  state.usage = { items: state.usage.items + items, bytes: state.usage.bytes + bytes };
}

function table(state: MockState, resource: string, parent: string): Map<string, Entity> {
  let byParent = state.tables.get(resource);
  if (!byParent) {
    byParent = new Map();
    state.tables.set(resource, byParent);
  }
  let items = byParent.get(parent);
  if (!items) {
    items = new Map(byParent.get(anyParent));
    byParent.set(parent, items);
    count(state, items.size, sizeOfTable(parent, items));
  }
  return items;
}

function noteNumber(state: MockState, resource: string, id: string): void {
  if (!/^\d{1,15}$/.test(id)) return;
  state.highest.set(resource, Math.max(state.highest.get(resource) ?? 0, Number(id)));
}

/** With an item goes what is stored below it, and what was done to it. */
function removeBelow(
  state: MockState,
  change: Extract<Change, { kind: 'remove' }>,
  resources: ReadonlyMap<string, ServedResource>,
): void {
  const gone = resources.get(change.resource);
  if (!gone) return;
  const path = change.parent === '' ? pathKey([change.id]) : `${change.parent}/${pathKey([change.id])}`;
  const below = `${gone.id}/`;
  for (const resource of resources.values()) {
    if (resource.api !== gone.api || !resource.id.startsWith(below)) continue;
    const byParent = state.tables.get(resource.key);
    for (const [parent, items] of byParent ?? []) {
      if (parent !== path && !parent.startsWith(`${path}/`)) continue;
      byParent?.delete(parent);
      count(state, -items.size, -sizeOfTable(parent, items));
    }
  }
  for (const [key, record] of state.records) {
    if (
      record.at === path ||
      record.path === path ||
      record.at.startsWith(`${path}/`) ||
      record.path.startsWith(`${path}/`)
    )
      state.records.delete(key);
  }
  rememberRemoved(state, `${change.resource} ${path}`);
}

export function rememberRemoved({ removed }: MockState, key: string): void {
  if (key.length > longestRemembered) return;
  removed.delete(key);
  removed.add(key);
  const [oldest] = removed;
  if (removed.size > mostRemembered && oldest !== undefined) removed.delete(oldest);
}

function undo(records: Map<string, OperationRecord>, { undoes, path }: OperationRecord): void {
  if (undoes.length === 0) return;
  for (const [key, record] of records) {
    if (undoes.includes(record.operation) && record.path === path) records.delete(key);
  }
}

export function rememberRecord({ records }: MockState, record: OperationRecord): void {
  const key = recordKey(record.operation, record.path, record.body);
  if (key.length + record.at.length > longestRemembered) return;
  records.delete(key);
  records.set(key, record);
  const [oldest] = records.keys();
  if (records.size > mostRemembered && oldest !== undefined) records.delete(oldest);
}

const longestBody = 300;

/** What records keep of a body, to know it again; empty where none was sent. */
export function bodyKey(body: Json | undefined): string {
  const text = body === undefined ? '' : canonical(body);
  return text.length > longestBody ? `${text.length} ${fingerprint(text)}` : text;
}

function recordKey(operation: string, path: string, body: string): string {
  return `${operation} ${path} ${body}`;
}
