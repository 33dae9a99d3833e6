import { isObject } from '../../../analysis/index.ts';
import type { Json } from '../../../documentation/index.ts';

/** A value with another one at a place in it, through objects and arrays; fields that are not there are made. */
export function filledAt(json: Json | undefined, keys: readonly string[], value: Json): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(json)) {
    const items: readonly Json[] = json;
    return items.map((item, index) => (String(index) === key ? filledAt(item, rest, value) : item));
  }
  const object = isObject(json) ? json : {};
  const child = Object.hasOwn(object, key) ? object[key] : undefined;
  return { ...object, [key]: filledAt(child, rest, value) };
}
