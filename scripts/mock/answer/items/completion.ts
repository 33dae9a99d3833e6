/** What a client sends, completed by what the documented answers show beside it. */

import { isObject, kindOf, sameType } from '../../../analysis/index.ts';
import { isNumber, type Json, type JsonObject, ownOf } from '../../../documentation/index.ts';
import { namesOneThing } from '../../../vocabulary/index.ts';

/**
 * A sent value in the shape of the documented one. Fields that `requested`, the documented request, never sends
 * are the server's own: they come from `shown`, as does what the documented answer shows in place of a `null`. A value
 * of another type than shown gives way to what is shown.
 */
export function completed(sent: Json, shown: Json | undefined, requested: Json | undefined): Json {
  if (shown === undefined || shown === null) return sent;
  if (sent === null) return requested === null ? shown : sent;
  if (Array.isArray(sent) && Array.isArray(shown)) return completedItems(sent, shown, requested);
  if (isObject(sent) && isObject(shown)) return completedObject(sent, shown, requested);
  return sameType(sent, shown) ? sent : (inTypeOf(shown, sent) ?? shown);
}

/** A number as a text, or a text that is a number as one; undefined where a value cannot be shown in that type. */
export function inTypeOf(shown: Json, sent: Json): Json | undefined {
  if (typeof shown === 'string' && isNumber(sent)) return String(sent);
  const isText = typeof sent === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(sent);
  return isNumber(shown) && isText ? Number(sent) : undefined;
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
  const asked = Array.isArray(requested) ? (requested as readonly Json[]) : [];
  if (first === undefined) return sent;
  const idName = isObject(first) ? Object.keys(first).find(namesOneThing) : undefined;
  return sent.map((item, index) => {
    if (isObject(first) && !isObject(item)) {
      return idName !== undefined && kindOf(first[idName] ?? null) === kindOf(item)
        ? { ...first, [idName]: item }
        : first;
    }
    const form = formOf(item, [shown[index] ?? first, ...shown]);
    return completed(item, form, asked[index] ?? asked[0]);
  });
}

/** The first of the shown forms; what it shows nothing of is as in the first that does. */
function formOf(sent: Json, [first, ...others]: readonly [Json, ...Json[]]): Json {
  if (!isObject(sent) || !isObject(first)) return first;
  const fields = Object.keys(sent).flatMap((key): [string, Json][] => {
    const [own, ...more] = [first, ...others].flatMap((each) =>
      isObject(each) && Object.hasOwn(each, key) ? [each[key] ?? null] : [],
    );
    return own === undefined ? [] : [[key, formOf(sent[key] ?? null, [own, ...more])]];
  });
  return { ...first, ...Object.fromEntries(fields) };
}
