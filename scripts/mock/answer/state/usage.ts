/** How much a state holds: what the limits of the mock are about. */
import type { Json } from '../../../documentation/index.ts';
import type { Change, Entity, StateLimits } from '../model/model.ts';
import type { MockState } from './store.ts';

export interface Usage {
  readonly items: number;
  /** As the items take in memory, roughly. */
  readonly bytes: number;
}

export const emptyUsage: Usage = { items: 0, bytes: 0 };

/** What each value, entry and table takes besides its texts. */
const [perValue, perEntry, perTable] = [16, 24, 400];

export function sizeOfItem({ id, value, inList }: Entity): number {
  return perTable / 4 + sizeOfText(id) + sizeOf(value) + (inList === undefined ? 0 : sizeOf(inList));
}

export function sizeOfTable(parent: string, items: ReadonlyMap<string, Entity>): number {
  let size = perTable + sizeOfText(parent);
  for (const item of items.values()) size += sizeOfItem(item);
  return size;
}

function sizeOf(value: Json): number {
  if (typeof value === 'string') return perValue + sizeOfText(value);
  if (typeof value !== 'object' || value === null) return perValue;
  let size = 2 * perValue;
  if (Array.isArray(value)) {
    for (const child of value as readonly Json[]) size += sizeOf(child);
    return size;
  }
  for (const [key, child] of Object.entries(value)) size += perEntry + sizeOfText(key) + sizeOf(child);
  return size;
}

/** Texts with letters beyond Latin-1 take two bytes for each. */
function sizeOfText(text: string): number {
  return /[^\0-\xff]/.test(text) ? text.length * 2 : text.length;
}

export function usageOf({ shelves }: Pick<MockState, 'shelves'>): Usage {
  let [items, bytes] = [0, 0];
  for (const byParent of shelves.values()) {
    for (const [parent, table] of byParent) {
      items += table.size;
      bytes += sizeOfTable(parent, table);
    }
  }
  return { items, bytes };
}

/** What a state would hold after changes, at most. */
export function usageAfter({ shelves, usage }: MockState, changes: readonly Change[]): Usage {
  let { items, bytes } = usage;
  for (const change of changes) {
    if (change.kind === 'did') continue;
    const table = shelves.get(change.resource)?.get(change.parent);
    const before = table?.get(change.kind === 'put' ? change.entity.id : change.id);
    if (before) {
      items -= 1;
      bytes -= sizeOfItem(before);
    }
    if (change.kind === 'remove') continue;
    items += 1;
    bytes += sizeOfItem(change.entity) + (table ? 0 : perTable);
  }
  return { items, bytes };
}

/** Why a state may not become so large, with the way out; undefined where it may. What makes it smaller always may. */
export function lackOfRoom(limits: StateLimits, after: Usage, before: Usage): string | undefined {
  const wayOut = 'delete items, reset the state, or start the mock with a larger';
  if (after.items > limits.items && after.items > before.items)
    return `the mock stores no more than ${limits.items} items: ${wayOut} --max-items`;
  if (after.bytes > limits.bytes && after.bytes > before.bytes)
    return `the mock stores no more than ${Math.round(limits.bytes / 1_048_576)} MiB: ${wayOut} --max-state`;
  return undefined;
}
