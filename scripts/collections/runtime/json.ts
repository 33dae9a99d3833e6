/** Reading and writing places in JSON bodies. */
import { type Json, jsonText, keysOf, parseJson } from '../../documentation/index.ts';
import { shortened } from './excerpt.ts';

export { isObject } from '../../documentation/index.ts';

/** The value at a path of property names; undefined if the path leads nowhere. */
export function valueAt(value: unknown, path: readonly string[]): Json | undefined {
  let current = value as Json | undefined;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as { readonly [key: string]: Json })[key];
  }
  return current;
}

/** Whether a place is in a list of several, so that nothing tells which of them is meant. */
export function isOneOfSeveral(value: unknown, path: readonly string[]): boolean {
  return path.some((_key, at) => {
    const around = valueAt(value, path.slice(0, at));
    return Array.isArray(around) && around.length > 1;
  });
}

export function isScalar(value: unknown): value is string | number | bigint | boolean | null {
  return value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}

/** A copy of `json` with the value at a JSON Pointer replaced. */
export function withValueAt(json: Json, pointer: string, value: Json): Json {
  const keys = keysOf(pointer);
  const copy = parseJson(jsonText(json));
  if (keys.length === 0) return value;
  let parent = copy as { [key: string]: Json };
  for (const key of keys.slice(0, -1)) parent = parent[key] as { [key: string]: Json };
  parent[keys[keys.length - 1] as string] = value;
  return copy;
}

/** The same value, whatever the order of properties. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined || isScalar(a) || isScalar(b)) return sameScalar(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.keys(a as object);
  const right = Object.keys(b as object);
  return (
    left.length === right.length &&
    left.every((key) => Object.hasOwn(b as object, key) && sameJson(valueAt(a, [key]), valueAt(b, [key])))
  );
}

/** A number of the documentation may be rounded where the target's is not, and then is not the same. */
function sameScalar(a: unknown, b: unknown): boolean {
  if (typeof a === 'bigint' && Number.isInteger(b)) return a === BigInt(b as number);
  return typeof b === 'bigint' && Number.isInteger(a) ? b === BigInt(a as number) : a === b;
}

/** Short enough for a message. */
export function show(value: unknown): string {
  const json = value === undefined ? 'nothing' : jsonText(value);
  return shortened(json, 120);
}
