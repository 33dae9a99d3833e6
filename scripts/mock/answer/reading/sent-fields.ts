/** The fields that a request sends for an item. */
import { isObject, validRequestOf } from '../../../analysis/index.ts';
import type { Json, JsonObject } from '../../../documentation/index.ts';
import type { ServedOperation, ServedResource } from '../model/model.ts';
import { isSecretName } from '../model/secrets.ts';

/** The object with the item's fields: the body, or what the one documented wrapper in it holds. */
export function sentFields(json: Json | undefined, served: ServedOperation): JsonObject {
  if (!isObject(json)) return {};
  const documented = validRequestOf(served.operation)?.body?.json;
  const wrapper = isObject(documented) ? Object.keys(documented) : [];
  const [name] = wrapper;
  if (wrapper.length !== 1 || name === undefined || !isObject((documented as JsonObject)[name])) return json;
  if (served.resource && Object.hasOwn(served.resource.template, name)) return json;
  const inner = Object.hasOwn(json, name) ? json[name] : undefined;
  return isObject(inner) ? inner : json;
}

/** The items of a body that makes several at once, as the documented one does; undefined where it makes one. */
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
export function overlaid(
  value: JsonObject,
  fields: JsonObject,
  resource: ServedResource,
  merge: (key: string, old: Json | undefined, sent: Json) => Json,
): JsonObject {
  let result = value;
  for (const [key, child] of Object.entries(fields)) {
    if (isSecretName(key) && !resource.shown?.has(key)) continue;
    const own = Object.hasOwn(result, key) ? result[key] : undefined;
    const holder = own === undefined ? holderOf(result, key) : undefined;
    if (holder === undefined) result = { ...result, [key]: merge(key, own, child) };
    else {
      const inner = result[holder] as JsonObject;
      result = { ...result, [holder]: { ...inner, [key]: merge(key, inner[key], child) } };
    }
  }
  return result;
}

/** The only nested object that has the field. */
function holderOf(value: JsonObject, key: string): string | undefined {
  const holders = Object.entries(value).filter(([, child]) => isObject(child) && Object.hasOwn(child, key));
  return holders.length === 1 ? holders[0]?.[0] : undefined;
}

/** An object without the secrets in it, however deep. */
export function withoutSecrets(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isSecretName(key))
      .map(([key, child]) => [key, isObject(child) ? withoutSecrets(child) : child]),
  );
}
