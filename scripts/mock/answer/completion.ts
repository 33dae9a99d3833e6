/** What a client sends, completed by what the documented answers show beside it. */
import type { Json, JsonObject } from '../../documentation/index.ts';
import { isObject } from '../../scenarios/index.ts';
import { jsonType, ownOf, sameType } from './json-types.ts';

/**
 * A sent value in the shape of the documented one. Fields that `requested`, the documented request, never sends
 * are the server's own: they come from `shown`. A value of another type than shown gives way to what is shown.
 */
export function completed(sent: Json, shown: Json | undefined, requested: Json | undefined): Json {
  if (shown === undefined || shown === null || sent === null) return sent;
  if (Array.isArray(sent) && Array.isArray(shown)) return completedItems(sent, shown, requested);
  if (isObject(sent) && isObject(shown)) return completedObject(sent, shown, requested);
  return sameType(sent, shown) ? sent : shown;
}

function completedObject(sent: JsonObject, shown: JsonObject, requested: Json | undefined): JsonObject {
  const asked = isObject(requested) ? requested : undefined;
  const own = Object.entries(sent).map(([key, value]): [string, Json] => [
    key,
    completed(value, ownOf(shown, key), asked && ownOf(asked, key)),
  ]);
  const added = Object.entries(shown).filter(
    ([key]) => !Object.hasOwn(sent, key) && asked !== undefined && !Object.hasOwn(asked, key),
  );
  return Object.fromEntries([...own, ...added]);
}

function completedItems(sent: readonly Json[], shown: readonly Json[], requested: Json | undefined): Json {
  const [first] = shown;
  const [asked] = Array.isArray(requested) ? (requested as readonly Json[]) : [];
  if (first === undefined) return sent;
  const idName = isObject(first)
    ? Object.keys(first).find((key) => /^(_?id|uuid|name)$/i.test(key))
    : undefined;
  return sent.map((item) => {
    if (isObject(first) && !isObject(item)) {
      return idName !== undefined && jsonType(first[idName] ?? null) === jsonType(item)
        ? { ...first, [idName]: item }
        : first;
    }
    return completed(item, first, asked);
  });
}
