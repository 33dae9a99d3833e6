/** Stored values as answers show them. */

import { isObject, sameType } from '../../../analysis/index.ts';
import { type Json, type JsonObject, ownOf } from '../../../documentation/index.ts';
import { isSecretName } from '../../../vocabulary/index.ts';
import { completed, inTypeOf } from '../items/completion.ts';
import type { Entity, ServedResource } from '../model/model.ts';

/** An item as its read shows it. */
export function readView(resource: ServedResource, entity: Entity): JsonObject {
  const { shown } = resource;
  return pick(entity.value, (key) => (shown ? shown.has(key) : !isSecretName(key)));
}

/** An entry of the list. */
export function listView(resource: ServedResource, entity: Entity): JsonObject {
  const { listedIn, listedAround } = resource;
  const own = itemInList(resource, entity);
  return listedIn === undefined ? own : { ...listedAround, [listedIn]: own };
}

/** An item as the list shows it. */
function itemInList(resource: ServedResource, entity: Entity): JsonObject {
  const { listed } = resource;
  if (!listed) return readView(resource, entity);
  const visible = pick(entity.value, (key) => listed.has(key));
  return entity.inList === undefined ? visible : { ...visible, ...entity.inList };
}

function pick(value: JsonObject, wanted: (key: string) => boolean): JsonObject {
  const entries = Object.entries(value);
  const kept = entries.filter(([key]) => wanted(key));
  return kept.length === entries.length ? value : Object.fromEntries(kept);
}

/**
 * A documented body with the values that are known here: each field that `known` has under the same name and of
 * the same type. An object that shows none of them may hold one that does; all else stays as documented.
 */
export function reflect(example: Json, known: JsonObject, requested: JsonObject = {}): Json {
  if (Array.isArray(example)) {
    const [only, ...more] = example as readonly Json[];
    return only !== undefined && more.length === 0 ? [reflect(only, known, requested)] : example;
  }
  if (!isObject(example)) return example;
  const entries = Object.entries(example);
  const shows = entries.some(([key, value]) => typeof value !== 'object' && Object.hasOwn(known, key));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const own = Object.hasOwn(known, key)
        ? fitting(known[key] ?? null, value, ownOf(requested, key))
        : undefined;
      if (own !== undefined) return [key, own];
      return [key, shows ? value : reflect(value, known, requested)];
    }),
  );
}

/** A known value in the type that the documentation shows; undefined if it does not fit. */
function fitting(own: Json, example: Json, requested: Json | undefined): Json | undefined {
  if (isObject(own) && isObject(example)) {
    return Object.keys(example).every((key) => Object.hasOwn(own, key)) ? own : reflect(example, own);
  }
  if (Array.isArray(own) && Array.isArray(example)) {
    return isOtherList(own, example) ? undefined : completed(own as readonly Json[], example, requested);
  }
  return sameType(example, own) ? own : inTypeOf(example, own);
}

/** Lists of objects that have no field in common show different things. */
function isOtherList([own]: readonly Json[], [shown]: readonly Json[]): boolean {
  return isObject(own) && isObject(shown) && !Object.keys(shown).some((key) => Object.hasOwn(own, key));
}
