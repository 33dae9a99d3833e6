/** What an answer tells people, out of its JSON. */
import type { Json } from '../../documentation/index.ts';
import { messageKeys } from '../../vocabulary/index.ts';
import { isObject } from './json.ts';

/** The first message in a body: `{"errors": {"name": ["is taken"]}}` → `name: is taken`; undefined without a message. */
export function messageIn(body: Json): string | undefined {
  return typeof body === 'string' ? messageUnder(body, '', 0) : messageAt(body, 0);
}

/** The message of an object, or of the first in a list that has one. */
function messageAt(value: Json, depth: number): string | undefined {
  if (Array.isArray(value)) return firstOf(value, (each: Json) => messageAt(each, depth + 1));
  if (!isObject(value) || depth > deepest) return undefined;
  return firstOf(messageKeys, (key) =>
    Object.hasOwn(value, key) ? messageUnder(value[key] as Json, '', depth + 1) : undefined,
  );
}

/** What is under the key of a message: a text, or texts below the names of fields. */
function messageUnder(value: Json, label: string, depth: number): string | undefined {
  if (depth > deepest) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : `${label}${value.trim()}`;
  if (Array.isArray(value)) return firstOf(value, (each: Json) => messageUnder(each, label, depth + 1));
  if (!isObject(value)) return undefined;
  return (
    messageAt(value, depth) ??
    firstOf(Object.keys(value), (key) => messageUnder(value[key] as Json, `${key}: `, depth + 1))
  );
}

/** Levels of a body that are looked at. */
const deepest = 6;

function firstOf<Item>(items: readonly Item[], find: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
