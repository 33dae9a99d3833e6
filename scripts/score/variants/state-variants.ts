/** Services that hold other things than the documentation shows. */
import { isScalar, valueAt, withValueAt } from '../../analysis/index.ts';
import { isNumber, type JsonObject } from '../../documentation/index.ts';
import type { SavedState } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import { otherId } from '../breaking/other-id.ts';
import type { Variant } from './model.ts';

type Items = SavedState['resources'][string][string];

export const stateVariants: readonly Variant[] = [
  {
    name: 'empty-lists',
    what: 'nothing is stored yet but what requests name outright',
    state: (documented, plan) => {
      const named = namedIn(plan);
      return withItems(documented, (items) => items.filter(({ id }) => named.has(id)));
    },
  },
  {
    name: 'longer-lists',
    what: 'there are several times as many entries as are documented',
    state: (documented, plan) => withItems(documented, (items, resource) => manyOf(items, resource, plan)),
  },
];

/** Ids that stand in the paths of requests: the documentation says that they exist, such as a default pool. */
function namedIn({ scenarios }: ScenarioPlan): ReadonlySet<string> {
  return new Set(
    scenarios.flatMap(({ attempts }) => attempts.flatMap(({ request }) => Object.values(request.values))),
  );
}

function withItems(state: SavedState, change: (items: Items, resource: string) => Items): SavedState {
  return {
    ...state,
    resources: Object.fromEntries(
      Object.entries(state.resources).map(([resource, parents]) => [
        resource,
        Object.fromEntries(
          Object.entries(parents).map(([parent, items]) => [parent, change(items, resource)]),
        ),
      ]),
    ),
  };
}

const copies = 3;

function manyOf(items: Items, resource: string, { api }: ScenarioPlan): Items {
  const model = api.resources.find(({ id }) => `${api.description.name}:${id}` === resource);
  const field = model?.idField;
  if (!field) return items;
  const all = [...items];
  for (const item of items) {
    let { id } = item;
    for (let count = 0; count < copies; count += 1) {
      id = otherId(id);
      const shown = valueAt(item.value, field);
      if (!isScalar(shown) || all.some((each) => each.id === id)) continue;
      const change = (value: JsonObject) =>
        withValueAt(value, field, isNumber(shown) ? Number(id) : id) as JsonObject;
      all.push({
        ...item,
        id,
        value: change(item.value),
        ...(item.inList && {
          inList: valueAt(item.inList, field) === undefined ? item.inList : change(item.inList),
        }),
      });
    }
  }
  return all;
}
