/** Where lists and objects are in the bodies of answers. */
import type { Json, JsonObject, Operation } from '../../documentation/index.ts';
import { isEnvelopeName, isIdName, sameName, wordsOf, wrapsOne } from '../../vocabulary/index.ts';
import { type Ground, inferred } from '../ground.ts';
import { isObject, valueAt } from '../json.ts';
import { successOf } from './operations.ts';
import type { ResourceModel } from './resource-model.ts';

/** How deep in an answer the list or object of a resource may stand. */
const deepest = 3;

/** Where an operation's success holds a list of objects: the outermost array, nearest to the root. */
export function listIn(operation: Operation): readonly string[] | undefined {
  const body = successOf(operation)?.body?.json;
  return body === undefined ? undefined : listWithin(body, deepest, true);
}

export function listGround(list: Operation): Ground {
  return inferred('it is the first list of objects in the answer', successOf(list) ?? list);
}

export function readGround(read: Operation, place: readonly string[]): Ground {
  const why =
    place.length === 0 ? 'nothing in the answer wraps it' : `${place.join('.')} wraps it in the answer`;
  return inferred(why, successOf(read) ?? read);
}

/** The documented items of a list. */
export function itemsIn(operation: Operation, path: readonly string[]): readonly JsonObject[] {
  const value = valueAt(successOf(operation)?.body?.json, path);
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}

/** A resource as the documented answer of its read shows it; undefined if nothing does. */
export function shownByRead({
  read,
  readObject,
}: Pick<ResourceModel, 'read' | 'readObject'>): Json | undefined {
  return read && valueAt(successOf(read)?.body?.json, readObject ?? []);
}

/**
 * Where an operation's success holds the resource's own object: the body, or the one that it wraps in an envelope
 * (`data`, `result`, the resource's own name), also as the only item of a list.
 */
export function objectIn(operation: Operation, name: string): readonly string[] | undefined {
  let value = successOf(operation)?.body?.json;
  const path: string[] = [];
  if (Array.isArray(value) && value.length === 1 && isObject((value as readonly Json[])[0])) {
    value = (value as readonly Json[])[0];
    path.push('0');
  }
  if (!isObject(value)) return undefined;
  while (path.length <= deepest) {
    const key = wrappingKey(value, name);
    if (key === undefined) return path;
    path.push(key);
    value = value[key] as JsonObject;
  }
  return path;
}

function wrappingKey(value: JsonObject, name: string): string | undefined {
  const entries = Object.entries(value);
  const objects = entries.filter(([, child]) => isObject(child)).map(([key]) => key);
  if (objects.length === 1 && entries.length === 1) return objects[0];
  if (entries.some(([key]) => isIdName(key))) return undefined;
  const named = objects.filter((key) => sameName(key, name) || sameName(key, wordsOf(name).at(-1) ?? ''));
  return named[0] ?? objects.find((key) => wrapsOne(key));
}

/** An empty list may be one of anything: it counts at the top and in envelopes alone. */
function listWithin(value: Json, depth: number, mayBeEmpty: boolean): readonly string[] | undefined {
  const isList = (each: Json) =>
    Array.isArray(each) && each.every(isObject) && (mayBeEmpty || each.length > 0);
  if (isList(value)) return [];
  if (depth === 0 || !isObject(value)) return undefined;
  const entries = Object.entries(value);
  for (const [key, child] of entries) if (isList(child)) return [key];
  for (const [key, child] of entries) {
    const below = isObject(child) && listWithin(child, depth - 1, mayBeEmpty && isEnvelopeName(key));
    if (below) return [key, ...below];
  }
  return undefined;
}
