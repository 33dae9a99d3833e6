/** What the conditions may ask of the store. */

import { once, valueAt } from '../../../analysis/index.ts';
import type { Json } from '../../../documentation/index.ts';
import { textOfJson } from '../../../documentation/index.ts';
import type { RequestView, StateView } from '../../../scenarios/index.ts';
import { mentions, nameKey, sameName, withoutId } from '../../../vocabulary/index.ts';
import { documentedValues } from '../documented/documented-values.ts';
import { canonical } from '../model/encode.ts';
import type { MockModel, MockState, ServedApi, ServedResource } from '../model/model.ts';
import { bodyKey, findItem, isShownElsewhere, itemsOf, pathKey } from './store.ts';

type Path = Readonly<Record<string, string>>;

/**
 * `tag` tells the entity tag of what a request's path names. What is stored below an item counts as made there before,
 * unless only records are to count.
 */
export function viewState(
  model: MockModel,
  api: ServedApi,
  state: MockState,
  tag: (request: RequestView) => string | undefined,
  counts: 'records and items' | 'records only' = 'records and items',
): StateView {
  const resourceOf = (shape: string) => api.resources.find((each) => each.id === shape);
  const find: StateView['find'] = (shape, path) => {
    const resource = resourceOf(shape);
    if (!resource || resource.open) return resource?.template ?? {};
    const values = valuesOf(path, resource);
    const parent = pathKey(values.slice(0, -1));
    const id = values.at(-1) ?? '';
    const stored = findItem(state, resource, parent, id)?.value;
    return stored ?? (isShownElsewhere(state, resource, id) ? resource.template : undefined);
  };
  return {
    find,

    knows(field, value) {
      return model.apis.some((each) => knownTo(each, state, field, value));
    },

    removed(shape, path) {
      const resource = resourceOf(shape);
      if (!resource || find(shape, path) !== undefined) return false;
      return state.removed.has(`${resource.key} ${pathKey(valuesOf(path, resource))}`);
    },

    taken(shape, path, field, value) {
      const resource = resourceOf(shape);
      if (!resource) return false;
      const values = Object.values(path);
      const items = itemsOf(state, resource, pathKey(values.slice(0, resource.depth)));
      const self = values[resource.depth];
      if (resource.idField && sameFieldPath(resource.idField, field)) {
        return items.has(textOfJson(value)) && textOfJson(value) !== self;
      }
      const wanted = typeof value === 'object' ? canonical(value) : undefined;
      for (const entity of items.values()) {
        if (entity.id === self) continue;
        const own = valueAt(entity.value, field);
        if (own === value || (wanted !== undefined && own !== undefined && canonical(own) === wanted))
          return true;
      }
      return false;
    },

    done(operation, path, body) {
      const made = api.operations.find(
        (each) => each.operation.id === operation && each.role === 'create',
      )?.resource;
      if (made && body === undefined && counts === 'records and items') {
        return itemsOf(state, made, pathKey(Object.values(path).slice(0, made.depth))).size > 0;
      }
      const prefix = `${api.name}:${operation} ${pathKey(Object.values(path))} `;
      if (body !== undefined) return state.records.has(prefix + bodyKey(body));
      for (const key of state.records.keys()) if (key.startsWith(prefix)) return true;
      return false;
    },

    tag,
  };
}

/** The values of the variables in a shape, taken from the front of a longer path. */
function valuesOf(path: Path, { kind, depth }: ServedResource): readonly string[] {
  return Object.values(path).slice(0, kind === 'items' ? depth + 1 : depth);
}

function sameFieldPath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

const documentedOf = once((api: ServedApi) => documentedValues(api.plan));

function knownTo(api: ServedApi, state: MockState, field: string, value: Json): boolean {
  const text = typeof value === 'object' ? canonical(value) : String(value);
  const named = api.resources.filter((resource) => resource.kind === 'items' && isNamedBy(field, resource));
  if (named.some((resource) => anyTableHas(state, resource, text))) return true;
  if (named.some((resource) => state.removed.has(`${resource.key} ${pathKey([text])}`))) return false;
  if (documentedOf(api).get(nameKey(field))?.has(text)) return true;
  return api.resources.some((resource) => storedUnder(state, resource, field, text));
}

function isNamedBy(field: string, resource: ServedResource): boolean {
  const plain = withoutId(field);
  return resource.name !== '' && (sameName(plain, resource.name) || mentions(plain, resource.name));
}

function anyTableHas(state: MockState, resource: ServedResource, id: string): boolean {
  for (const items of state.tables.get(resource.key)?.values() ?? []) if (items.has(id)) return true;
  return false;
}

function storedUnder(state: MockState, resource: ServedResource, field: string, text: string): boolean {
  const key = Object.keys(resource.template).find((each) => sameName(each, field));
  if (key === undefined) return false;
  for (const items of state.tables.get(resource.key)?.values() ?? []) {
    for (const entity of items.values()) {
      const own = Object.hasOwn(entity.value, key) ? entity.value[key] : undefined;
      if (own !== undefined && typeof own !== 'object' && String(own) === text) return true;
    }
  }
  return false;
}
