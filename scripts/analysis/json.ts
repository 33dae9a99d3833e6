/** Places in JSON values. */
import { isNumber, isObject, type Json, type JsonObject, keysOf } from '../documentation/index.ts';

export { escapeStep, isObject, isSame as sameJson, keysOf, pointerTo } from '../documentation/index.ts';

/** The value at a path of property names, or undefined. */
export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  let current = value;
  for (const key of path) {
    if (isObject(current) && Object.hasOwn(current, key)) current = current[key];
    else if (Array.isArray(current) && /^\d+$/.test(key)) current = (current as readonly Json[])[Number(key)];
    else return undefined;
  }
  return current;
}

/** The values at a place, in every item of the arrays on the way; a missing one is undefined. */
export function valuesAt(value: Json | undefined, pointer: string): readonly (Json | undefined)[] {
  let values: readonly (Json | undefined)[] = [value];
  for (const key of keysOf(pointer)) {
    values = values.flatMap((each): readonly (Json | undefined)[] =>
      Array.isArray(each) && /^\d+$/.test(key) ? each : [valueAt(each, [key])],
    );
  }
  return values;
}

/** A copy with another value at a place; undefined takes the place away. Missing objects on the way are made. */
export function withValueAt(value: Json, keys: readonly string[], replacement: Json | undefined): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return replacement ?? null;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    const index = Number(key);
    if (rest.length === 0 && replacement === undefined) return items.filter((_, at) => at !== index);
    return items.map((item, at) => (at === index ? withValueAt(item, rest, replacement) : item));
  }
  const object = isObject(value) ? value : {};
  if (rest.length === 0 && replacement === undefined) {
    return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  }
  const child = rest.length === 0 ? (replacement as Json) : withValueAt(object[key] ?? {}, rest, replacement);
  return { ...object, [key]: child };
}

/** The value with what is at a path replaced; the value as it is where there is no such path. */
export function changedAt(value: Json, path: readonly string[], change: (inner: Json) => Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((each, index) => (String(index) === step ? changedAt(each, rest, change) : each));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return value;
  const object = value as JsonObject;
  return { ...object, [step]: changedAt(object[step]!, rest, change) };
}

/** A copy in which `change` has replaced every value, inner ones first. */
export function deeply(value: Json, change: (inner: Json) => Json): Json {
  if (Array.isArray(value)) return change((value as readonly Json[]).map((each) => deeply(each, change)));
  if (!isObject(value)) return change(value);
  return change(
    Object.fromEntries(Object.entries(value).map(([key, child]) => [key, deeply(child, change)])),
  );
}

export type Kind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** The kind of a JSON value, in JSON Schema's words. */
export function kindOf(value: Json): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'number';
  return typeof value as 'boolean' | 'number' | 'string' | 'object';
}

/** Whether two values are of one kind; `null` goes with everything. */
export function sameType(a: Json, b: Json): boolean {
  return a === null || b === null || kindOf(a) === kindOf(b);
}

export function isScalar(value: Json | undefined): value is string | number | bigint {
  return typeof value === 'string' || isNumber(value);
}
