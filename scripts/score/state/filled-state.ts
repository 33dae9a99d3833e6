/** What the mock of a score holds: of a list with one entry nobody can tell whether its order, pages or last entry are right. */
import {
  type DescribedResource,
  isScalar,
  sameJson,
  textBreaks,
  valueAt,
  withValueAt,
} from '../../analysis/index.ts';
import { isNumber, type JsonObject } from '../../documentation/index.ts';
import { resourceKey, type SavedState, startEmbedded } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import { itemRules } from './item-rules.ts';
import { otherId } from './other-id.ts';
import { type ItemRules, withOtherValues } from './other-values.ts';

export interface StoredStates {
  /** As the documentation shows it. */
  readonly documented: SavedState;
  /** With a few more entries of everything that is shown. */
  readonly filled: SavedState;
}

/** The first, a middle and the last entry are three. */
const fewest = 3;

export async function storedStates(plan: ScenarioPlan): Promise<StoredStates> {
  const documented = await stateOf(plan);
  return { documented, filled: await filledState(documented, plan, (count) => Math.max(count, fewest)) };
}

async function stateOf(plan: ScenarioPlan): Promise<SavedState> {
  const mock = await startEmbedded(plan);
  try {
    return mock.save();
  } finally {
    await mock.close();
  }
}

/**
 * As if the documentation showed more entries: so what is below each of them is there as well.
 * `wanted`: how many there are to be of a resource that has so many; of an empty one there stay none.
 */
export function filledState(
  documented: SavedState,
  { api, ...plan }: ScenarioPlan,
  wanted: (count: number) => number,
): Promise<SavedState> {
  const stored = itemRules({ api, ...plan }, documented);
  const resources = api.resources.map((resource) => {
    const key = resourceKey(api, resource.id);
    const [items = []] = Object.values(documented.resources[key] ?? {});
    const rules = stored.get(key);
    if (!rules) return resource;
    // Of few possible ids some are left to what is made.
    const count = Math.min(wanted(items.length), isOneOfFew(rules.ids) ? fewest : Number.POSITIVE_INFINITY);
    return { ...resource, items: [...resource.items, ...more(items, count, resource, rules)] };
  });
  return stateOf({ ...plan, api: { ...api, resources } });
}

function isOneOfFew(ids: ItemRules['ids']): boolean {
  return ids.some((rule) => rule.kind === 'members' || (rule.kind === 'range' && rule.max !== undefined));
}

export type Items = SavedState['resources'][string][string];

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

/** Entries like those that are there, with other ids and values, as a read and a list show them. */
function more(
  items: Items,
  count: number,
  { idField, read }: DescribedResource,
  rules: ItemRules,
): DescribedResource['items'] {
  if (!idField || items.length === 0) return [];
  const taken = new Set(items.map(({ id }) => id));
  return Array.from({ length: Math.max(0, count - items.length) }, (_, at) => {
    const item = items[at % items.length];
    const shown = item && valueAt(item.value, idField);
    const id = item && freeId(item.id, taken, rules.ids);
    if (!item || id === undefined || !isScalar(shown)) return [];
    const turn = 1 + Math.floor(at / items.length);
    const named = isNumber(shown) ? Number(id) : id;
    const value = withValueAt(withOtherValues(item.value, turn, rules), idField, named) as JsonObject;
    if (!rules.allows(value)) return [];
    taken.add(id);
    const listed = item.inList && shownAs(item.inList, item.value, value, idField);
    return [
      { id, value, from: read ? ('read' as const) : ('list' as const) },
      ...(listed ? [{ id, value: listed, from: 'list' as const }] : []),
    ];
  }).flat();
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

function freeId(id: string, taken: ReadonlySet<string>, rules: ItemRules['ids']): string | undefined {
  let other = id;
  for (let tries = 0; tries < mostTries; tries += 1) {
    other = otherId(other);
    if (!taken.has(other) && !rules.some((rule) => textBreaks(rule, other))) return other;
  }
  return undefined;
}
