/** What the mock of a score holds: of a list with one entry nobody can tell whether its order, pages or last entry are right. */
import { isScalar, sameJson, valueAt, withValueAt } from '../../analysis/index.ts';
import { isNumber, type JsonObject } from '../../documentation/index.ts';
import { type SavedState, startEmbedded } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import { type StoredResource, storedResources } from './item-rules.ts';
import { otherId } from './other-id.ts';
import { withOtherValues } from './other-values.ts';

export interface StoredStates {
  /** As the documentation shows it. */
  readonly documented: SavedState;
  /** With a few more entries of everything that is shown. */
  readonly filled: SavedState;
}

/** The first, a middle and the last entry are three. */
const fewest = 3;

export async function storedStates(plan: ScenarioPlan): Promise<StoredStates> {
  const mock = await startEmbedded(plan);
  try {
    const documented = mock.save();
    return { documented, filled: filledState(documented, plan, (count) => Math.max(count, fewest)) };
  } finally {
    await mock.close();
  }
}

export type Items = SavedState['resources'][string][string];

/** `wanted`: how many entries there are to be of a table that has so many; an empty one stays empty. */
export function filledState(
  documented: SavedState,
  plan: ScenarioPlan,
  wanted: (count: number) => number,
): SavedState {
  const stored = storedResources(plan, documented);
  return withItems(documented, (items, key) => {
    const own = stored.get(key);
    return own ? filled(items, wanted(items.length), own) : items;
  });
}

export function withItems(state: SavedState, change: (items: Items, key: string) => Items): SavedState {
  return {
    ...state,
    resources: Object.fromEntries(
      Object.entries(state.resources).map(([key, parents]) => [
        key,
        Object.fromEntries(Object.entries(parents).map(([parent, items]) => [parent, change(items, key)])),
      ]),
    ),
  };
}

function filled(items: Items, count: number, { resource, rules }: StoredResource): Items {
  const field = resource.idField;
  if (!field || items.length === 0) return items;
  const all = [...items];
  const taken = new Set(items.map(({ id }) => id));
  const turns = Math.ceil((count - items.length) / items.length);
  for (let turn = 1; turn <= turns; turn += 1) {
    for (const item of items.slice(0, count - all.length)) {
      const id = freeId(item.id, taken);
      const shown = valueAt(item.value, field);
      if (id === undefined || !isScalar(shown)) continue;
      const named = isNumber(shown) ? Number(id) : id;
      const value = withValueAt(withOtherValues(item.value, turn, rules), field, named) as JsonObject;
      if (!rules.allows(value)) continue;
      taken.add(id);
      const { inList } = item;
      all.push({ ...item, id, value, ...(inList && { inList: shownAs(inList, item.value, value, field) }) });
    }
  }
  return all;
}

/** The part of an item that a list shows, with what has changed of the item. */
export function shownAs(
  inList: JsonObject,
  before: JsonObject,
  after: JsonObject,
  idField: readonly string[] = [],
): JsonObject {
  const id = valueAt(after, idField);
  const changed = Object.entries(inList).map(([key, value]) => {
    const isSame = Object.hasOwn(before, key) && sameJson(before[key], value);
    return [key, isSame ? (after[key] ?? value) : value];
  });
  const shown: JsonObject = Object.fromEntries(changed);
  return isScalar(id) && valueAt(shown, idField) !== undefined
    ? (withValueAt(shown, idField, id) as JsonObject)
    : shown;
}

const mostTries = 50;

function freeId(id: string, taken: ReadonlySet<string>): string | undefined {
  let other = id;
  for (let tries = 0; tries < mostTries; tries += 1) {
    other = otherId(other);
    if (!taken.has(other)) return other;
  }
  return undefined;
}
