/** The fields that a request sends for an item. */

import { isObject, validRequestOf, wrapperOf } from '../../../analysis/index.ts';
import { type Json, type JsonObject, ownOf } from '../../../documentation/index.ts';
import { isSecretName } from '../../../vocabulary/index.ts';
import type { ServedOperation, ServedResource } from '../model/model.ts';

/** The object with the item's fields: the body, or what the one documented wrapper in it holds. */
export function sentFields(json: Json | undefined, served: ServedOperation): JsonObject {
  if (!isObject(json)) return {};
  const wrapper = wrapperOf(validRequestOf(served.operation)?.body?.json, served.resource?.template);
  const inner = wrapper === undefined ? undefined : ownOf(json, wrapper);
  return isObject(inner) ? inner : json;
}

/** The items of a body that makes several at once, as the documented one does; undefined if it makes one. */
export function sentItems(
  json: Json | undefined,
  served: ServedOperation,
): readonly JsonObject[] | undefined {
  const documented = validRequestOf(served.operation)?.body?.json;
  if (!itemsWithin(documented, served)) return undefined;
  return Array.isArray(json) && json.length === 0 ? [] : itemsWithin(json, served);
}

/** What the documented request shows of the items that it makes. */
export function documentedItemsSent(served: ServedOperation): readonly JsonObject[] {
  return itemsWithin(validRequestOf(served.operation)?.body?.json, served) ?? [];
}

function itemsWithin(json: Json | undefined, served: ServedOperation): readonly JsonObject[] | undefined {
  if (Array.isArray(json)) return json.length > 0 && json.every(isObject) ? json : undefined;
  const [wrapper, ...others] = isObject(json) ? Object.entries(json) : [];
  if (!wrapper || others.length > 0 || !Array.isArray(wrapper[1])) return undefined;
  const isField = served.resource && Object.hasOwn(served.resource.template, wrapper[0]);
  return isField ? undefined : itemsWithin(wrapper[1], served);
}

/** The fields that the documented request sends for an item. */
export function documentedFields(served: ServedOperation): JsonObject {
  return sentFields(validRequestOf(served.operation)?.body?.json, served);
}

/** The item's value with fields set where it has them: at the top, or in the one object that holds them. */
export function withFieldsSet(
  value: JsonObject,
  fields: JsonObject,
  resource: ServedResource,
  merge: (key: string, old: Json | undefined, sent: Json) => Json,
): JsonObject {
  const result = new Map<string, Json>(Object.entries(value));
  const holders = holdersIn(value);
  const inners = new Map<string, Map<string, Json>>();
  for (const [key, child] of Object.entries(fields)) {
    if (isSecretName(key) && !resource.shown?.has(key)) continue;
    const holder = result.has(key) ? undefined : holders.get(key);
    const held = holder === undefined ? undefined : (inners.get(holder) ?? value[holder]);
    if (holder === undefined || held === undefined || Object.hasOwn(fields, holder)) {
      result.set(key, merge(key, result.get(key), child));
      continue;
    }
    const inner = held instanceof Map ? held : new Map<string, Json>(Object.entries(held as JsonObject));
    inner.set(key, merge(key, inner.get(key), child));
    inners.set(holder, inner);
  }
  for (const [holder, inner] of inners) result.set(holder, Object.fromEntries(inner));
  return Object.fromEntries(result);
}

/** By each field of the nested objects the object that has it, where it is the only one. */
function holdersIn(value: JsonObject): ReadonlyMap<string, string> {
  const holders = new Map<string, string>();
  const shared = new Set<string>();
  for (const [holder, child] of Object.entries(value)) {
    for (const key of isObject(child) ? Object.keys(child) : []) {
      if (holders.has(key)) shared.add(key);
      holders.set(key, holder);
    }
  }
  for (const key of shared) holders.delete(key);
  return holders;
}

/** An object without the secrets in it, however deep. */
export function withoutSecrets(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isSecretName(key))
      .map(([key, child]) => [key, isObject(child) ? withoutSecrets(child) : child]),
  );
}
