/** How much a state holds: what the limits of the mock are about. */
import type { Json } from '../../../documentation/index.ts';
import type { Entity, MockState, Usage } from '../model/model.ts';

export const emptyUsage: Usage = { items: 0, bytes: 0 };

/** What each value, entry and table takes besides its texts. */
const [perValue, perEntry, perItem, perTable] = [16, 24, 100, 400];

export function sizeOfItem({ id, value, inList }: Entity): number {
  return perItem + sizeOfText(id) + sizeOf(value) + (inList === undefined ? 0 : sizeOf(inList));
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

export function usageOf({ tables }: Pick<MockState, 'tables'>): Usage {
  let [items, bytes] = [0, 0];
  for (const byParent of tables.values()) {
    for (const [parent, table] of byParent) {
      items += table.size;
      bytes += sizeOfTable(parent, table);
    }
  }
  return { items, bytes };
}
