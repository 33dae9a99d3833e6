import { isObject } from '../analysis/index.ts';
import { type Json, pointerTo } from '../documentation/index.ts';

/** All texts in a body, by JSON Pointer. */
export function textsIn(value: Json): Readonly<Record<string, string>> {
  return Object.fromEntries(textsAt(value, []));
}

function textsAt(value: Json, keys: readonly string[]): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[pointerTo(keys), value]];
  // The keys of a list are its indexes.
  const children = isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
  return children.flatMap(([key, child]) => textsAt(child as Json, [...keys, key]));
}
