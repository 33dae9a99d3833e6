/** Whether the limits of a mock leave room for changes. */
import type { Change, MockState, StateLimits, Usage } from '../model/model.ts';
import { anyParent } from './store.ts';
import { sizeOfItem, sizeOfTable } from './usage.ts';

/** What a state would hold after changes, or a little more. */
export function usageAfter(state: MockState, changes: readonly Change[]): Usage {
  let { items, bytes } = state.usage;
  for (const change of changes) {
    if (change.kind === 'did') continue;
    const byParent = state.tables.get(change.resource);
    const table = byParent?.get(change.parent);
    const copied = table ? undefined : byParent?.get(anyParent);
    if (!table) {
      items += copied?.size ?? 0;
      bytes += sizeOfTable(change.parent, copied ?? new Map());
    }
    const before = (table ?? copied)?.get(change.kind === 'put' ? change.entity.id : change.id);
    items += (change.kind === 'put' ? 1 : 0) - (before ? 1 : 0);
    bytes += (change.kind === 'put' ? sizeOfItem(change.entity) : 0) - (before ? sizeOfItem(before) : 0);
  }
  return { items, bytes };
}

/** Why a state may not become so large, with the way out; undefined if it may. What makes it smaller always may. */
export function limitExceeded(limits: StateLimits, after: Usage, before: Usage): string | undefined {
  const wayOut = 'delete items, reset the state, or start the mock with a larger';
  if (after.items > limits.items && after.items > before.items)
    return `the mock stores no more than ${limits.items} items: ${wayOut} --max-items`;
  if (after.bytes > limits.bytes && after.bytes > before.bytes)
    return `the mock stores no more than ${Math.round(limits.bytes / 1_048_576)} MiB: ${wayOut} --max-state`;
  return undefined;
}
