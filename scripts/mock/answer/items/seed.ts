/** The state that the documentation's examples describe. */
import { exampleValue, isScalar, once, operationsOf } from '../../../analysis/index.ts';
import {
  type ApiDescription,
  type Json,
  type JsonObject,
  ownOf,
  variablesOf,
} from '../../../documentation/index.ts';
import { plannedIdsOf } from '../documented/planned-ids.ts';
import { fits } from '../model/json-types.ts';
import type { Change, Entity, MockModel, MockState, ServedApi, ServedResource } from '../model/model.ts';
import { anyParent, commit, emptyState, pathKey } from '../state/store.ts';
import { allowedId, canBeShown } from './allowed-id.ts';
import { listedAs } from './creation.ts';
import { withId } from './identity.ts';
import { namesParent, placedBelow } from './parents.ts';

/** Below no more parents than these are documented children seeded. */
const mostParents = 200;

export function seed(model: MockModel): MockState {
  const state = emptyState();
  for (const api of model.apis) commit(state, seedApi(api), model.resources);
  state.revision = 0;
  return state;
}

function seedApi(api: ServedApi): readonly Change[] {
  const items = api.resources
    .filter((resource) => resource.kind === 'items')
    .sort((a, b) => a.depth - b.depth);
  const paths = new Map<ServedResource, readonly (readonly string[])[]>();
  return items.flatMap((resource) => {
    const seeds = seedItems(resource, api);
    const parents = parentsOf(resource, items, paths, api).slice(0, mostParents);
    paths.set(
      resource,
      parents.flatMap((parent) => [...seeds.keys()].map((id) => [...parent, id])),
    );
    const [documented] = parents;
    const below = (parent: readonly string[], key: string): readonly Change[] =>
      [...seeds.values()].map((entity) => ({
        kind: 'put',
        resource: resource.key,
        parent: key,
        entity:
          parent === documented ? entity : { ...entity, value: placedBelow(entity.value, resource, parent) },
      }));
    return [
      ...parents.flatMap((parent) => below(parent, pathKey(parent))),
      ...(resource.openParents ? below(documented ?? [], anyParent) : []),
    ];
  });
}

/** Path values of the parents that documented items are below. */
function parentsOf(
  resource: ServedResource,
  items: readonly ServedResource[],
  paths: ReadonlyMap<ServedResource, readonly (readonly string[])[]>,
  api: ServedApi,
): readonly (readonly string[])[] {
  if (resource.depth === 0) return [[]];
  const ancestor = items
    .filter((each) => each.depth < resource.depth && resource.id.startsWith(`${each.id}/`))
    .at(-1);
  const above = (ancestor && paths.get(ancestor)) ?? [[]];
  const missing = variablesOf(resource.itemPath).slice(ancestor ? ancestor.depth + 1 : 0, resource.depth);
  const examples = missing.map((name) => documentedValue(name, resource, api));
  return above.map((parent) => [...parent, ...examples]);
}

function documentedValue(variable: string, below: ServedResource, api: ServedApi): string {
  const named = Object.entries(below.template).find(
    ([key, value]) => namesParent(key, variable) && isScalar(value),
  );
  const shown = named === undefined ? undefined : String(named[1]);
  return pathExamples(api.plan.api.description).get(variable) ?? shown ?? variable;
}

/** The first example of each path variable. */
const pathExamples = once((description: ApiDescription): ReadonlyMap<string, string> => {
  const examples = new Map<string, string>();
  for (const parameter of operationsOf(description).flatMap((operation) => operation.parameters)) {
    if (parameter.in !== 'path' || examples.has(parameter.name)) continue;
    const example = exampleValue(parameter);
    if (example !== undefined) examples.set(parameter.name, example);
  }
  return examples;
});

/** Documented items by id, in the order of the list; what is read by its own id counts more than what is listed. */
function seedItems(resource: ServedResource, api: ServedApi): ReadonlyMap<string, Entity> {
  const listed = new Map<string, JsonObject>();
  const values = new Map<string, JsonObject>();
  const read = new Set<string>();
  const samples = resource.items;
  const reads = samples.filter((sample) => sample.from === 'read').map((sample) => sample.value);
  const alwaysRead = (key: string) => reads.length > 0 && reads.every((each) => Object.hasOwn(each, key));
  samples.forEach((sample, index) => {
    const fallback = sample.from === 'read' || index === 0 ? resource.variable : `${index + 1}`;
    const id = sample.id ?? fallback;
    const known = values.get(id);
    if (sample.from === 'list') listed.set(id, sample.value);
    if (sample.from !== 'read')
      values.set(id, known ?? completedItem(sample.value, id, resource, alwaysRead));
    else values.set(id, read.has(id) ? { ...sample.value, ...known } : { ...known, ...sample.value });
    if (sample.from === 'read') read.add(id);
  });
  for (const id of idsBesides(values, resource, api)) values.set(id, withId(resource.template, resource, id));
  const ids = new Set(values.keys());
  return new Map(
    [...values].map(([shown, value]) => {
      const isNamed = shown !== resource.variable;
      const id = isNamed
        ? allowedId(
            resource,
            api,
            (each) => ids.has(each),
            () => shown,
          )
        : shown;
      ids.add(id);
      const named = (item: JsonObject) => (id === shown ? item : withId(item, resource, id));
      const inList = listed.get(shown);
      return [id, entityOf(id, named(value), inList && named(inList), resource)];
    }),
  );
}

/** Ids that the documentation names and shows no item of. */
function idsBesides(
  values: ReadonlyMap<string, JsonObject>,
  resource: ServedResource,
  api: ServedApi,
): readonly string[] {
  const examples = resource.exampleIds;
  const isUnnamed = examples.length === 0 && (values.size === 0 || !resource.list);
  const planned = plannedIdsOf(resource, api.plan);
  const ids =
    isUnnamed && planned.length === 0 ? [resource.variable] : [...new Set([...examples, ...planned])];
  // A list that cannot show an id would show the item of another one in its place.
  const isSeen = (id: string) => !resource.list || values.size === 0 || canBeShown(id, resource, api);
  return ids.filter((id) => !values.has(id) && isSeen(id));
}

/** A listed item with the fields that only a read shows, and in the form in which a read shows them. */
function completedItem(
  value: JsonObject,
  id: string,
  resource: ServedResource,
  alwaysRead: (key: string) => boolean,
): JsonObject {
  const template = withId(resource.template, resource, id);
  const own = Object.entries(value).map(([key, child]): [string, Json] => {
    const readAs = ownOf(template, key);
    return [key, readAs === undefined || fits(child, readAs) ? child : readAs];
  });
  const added = Object.entries(template).filter(
    ([key]) => (alwaysRead(key) || !resource.listed?.has(key)) && !Object.hasOwn(value, key),
  );
  return Object.fromEntries([...own, ...added]);
}

function entityOf(
  id: string,
  value: JsonObject,
  listed: JsonObject | undefined,
  resource: ServedResource,
): Entity {
  return { id, value, ...listedAs(resource, id, value, listed) };
}
