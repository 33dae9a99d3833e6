/** What was changed since the start, carried into the state of a changed documentation. */
import type { MockModel, MockState } from './answer/model/model.ts';
import { usageOf } from './answer/state/usage.ts';

/**
 * Applies to `fresh` (the new documentation's own state) every difference between `seeded` and `state`, for the
 * resources that are still there. Documented items that nobody has changed are as the new documentation shows them.
 * What belongs to a resource that is not there any more is kept out of sight: a document may be saved half written.
 */
export function carryState(
  fresh: MockState,
  seeded: MockState,
  state: MockState,
  model: MockModel,
): MockState {
  for (const key of model.resources.keys()) {
    const before = seeded.tables.get(key);
    const now = state.tables.get(key);
    const target = fresh.tables.get(key) ?? new Map();
    for (const [parent, items] of now ?? []) {
      const table = target.get(parent) ?? new Map();
      for (const [id, entity] of items) if (before?.get(parent)?.get(id) !== entity) table.set(id, entity);
      if (table.size > 0 || items.size === 0) target.set(parent, table);
    }
    for (const [parent, items] of before ?? []) {
      for (const id of items.keys()) if (!now?.get(parent)?.has(id)) target.get(parent)?.delete(id);
    }
    fresh.tables.set(key, target);
    const highest = Math.max(fresh.highest.get(key) ?? 0, state.highest.get(key) ?? 0);
    if (highest > 0) fresh.highest.set(key, highest);
  }
  for (const [key, tables] of state.tables) {
    if (!model.resources.has(key)) fresh.tables.set(key, tables);
  }
  for (const removed of state.removed) fresh.removed.add(removed);
  for (const [key, record] of state.records) fresh.records.set(key, record);
  fresh.usage = usageOf(fresh);
  return fresh;
}
