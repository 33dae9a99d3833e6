/** The state that the documentation's examples describe. */
import type { Json, JsonObject } from '../../documentation/index.ts';
import { exampleValue, operationsOf } from '../../scenarios/index.ts';
import { withId } from './identity.ts';
import { isScalar } from './json-types.ts';
import type { Change, MockModel, ServedApi, ServedResource } from './model.ts';
import { namesParent, pathVariables, placedBelow } from './parents.ts';
import { documentedItems, exampleIdsOf } from './samples.ts';
import { anyParent, commit, emptyState, type MockState, pathKey } from './store.ts';

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
      [...seeds].map(([id, value]) => ({
        kind: 'put',
        resource: resource.key,
        parent: key,
        entity: {
          id,
          value: parent === documented ? value : placedBelow(value, resource, parent),
          revision: 1,
        },
      }));
    return [
      ...parents.flatMap((parent) => below(parent, pathKey(parent))),
      ...(resource.openParents ? below(documented ?? [], anyParent) : []),
    ];
  });
}

/** Path values of the parents that documented items stand below. */
function parentsOf(
  resource: ServedResource,
  items: readonly ServedResource[],
  paths: ReadonlyMap<ServedResource, readonly (readonly string[])[]>,
  api: ServedApi,
): readonly (readonly string[])[] {
  if (resource.depth === 0) return [[]];
  const ancestor = items
    .filter((each) => each.depth < resource.depth && resource.shape.startsWith(`${each.shape}/`))
    .at(-1);
  const above = (ancestor && paths.get(ancestor)) ?? [[]];
  const missing = pathVariables(resource.model.itemPath).slice(
    ancestor ? ancestor.depth + 1 : 0,
    resource.depth,
  );
  const examples = missing.map((name) => documentedValue(name, resource, api));
  return above.map((parent) => [...parent, ...examples]);
}

function documentedValue(variable: string, below: ServedResource, api: ServedApi): string {
  const named = Object.entries(below.template).find(
    ([key, value]) => namesParent(key, variable) && isScalar(value),
  );
  const shown = named === undefined ? undefined : String(named[1]);
  const parameters = operationsOf(api.plan.description).flatMap((operation) => operation.parameters);
  const values = parameters.filter((each) => each.in === 'path' && each.name === variable).map(exampleValue);
  return values.find((value) => value !== undefined) ?? shown ?? variable;
}

/** Documented items by id, in the order of the list; what is read by its own id counts more than what is listed. */
function seedItems(resource: ServedResource, api: ServedApi): ReadonlyMap<string, JsonObject> {
  const operations = operationsOf(api.plan.description);
  const seeds = new Map<string, JsonObject>();
  const read = new Set<string>();
  documentedItems(resource.model, operations).forEach((sample, index) => {
    const id =
      sample.id ?? (sample.from === 'read' || index === 0 ? resource.model.variable : `${index + 1}`);
    const known = seeds.get(id);
    if (known === undefined) seeds.set(id, completed(sample.value, id, resource));
    else if (sample.from === 'read' && !read.has(id)) seeds.set(id, { ...known, ...sample.value });
    else if (sample.from === 'read') seeds.set(id, { ...sample.value, ...known });
    if (sample.from === 'read') read.add(id);
  });
  const examples = exampleIdsOf(resource.model, operations);
  for (const id of examples) {
    if (!seeds.has(id)) seeds.set(id, withId(resource.template, resource, id));
  }
  if (seeds.size === 0 || (examples.length === 0 && !resource.model.list))
    seeds.set(resource.model.variable, withId(resource.template, resource, resource.model.variable));
  return seeds;
}

/** A listed item with the fields that only a read shows. */
function completed(value: JsonObject, id: string, resource: ServedResource): JsonObject {
  const template = withId(resource.template, resource, id);
  const added = Object.entries(template).filter(([key]) => !resource.listed?.has(key));
  const own = Object.entries(value).map(([key, child]): [string, Json] => {
    const readAs = Object.hasOwn(resource.otherInList, key) ? template[key] : undefined;
    return [key, readAs ?? child];
  });
  return Object.fromEntries([...own, ...added.filter(([key]) => !Object.hasOwn(value, key))]);
}
