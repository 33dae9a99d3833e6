/** What a change takes away from an item is not shown in its answer either. */
import { isObject } from '../../../analysis/index.ts';
import type { Json, JsonObject } from '../../../documentation/index.ts';
import type { Entity } from '../model/model.ts';

/** A body without the fields that a change has taken away, in the object that shows the item. */
export function withoutFields(
  body: Json | undefined,
  before: Entity | undefined,
  after: Entity,
): Json | undefined {
  const gone = Object.keys(before?.value ?? {}).filter((key) => !Object.hasOwn(after.value, key));
  return gone.length === 0 || body === undefined ? body : without(body, new Set(gone), after.value);
}

function without(body: Json, gone: ReadonlySet<string>, value: JsonObject): Json {
  if (!isObject(body)) return body;
  const shows = Object.keys(body).some((key) => Object.hasOwn(value, key));
  const entries = Object.entries(body);
  return Object.fromEntries(
    shows
      ? entries.filter(([key]) => !gone.has(key))
      : entries.map(([key, child]): [string, Json] => [key, without(child, gone, value)]),
  );
}
