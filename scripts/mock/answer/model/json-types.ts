import { isNumber, type Json, type JsonObject, typeOfJson } from '../../../documentation/index.ts';

/** Whether two values are of one JSON type; `null` goes with everything. */
export function sameType(a: Json, b: Json): boolean {
  return a === null || b === null || jsonType(a) === jsonType(b);
}

export function jsonType(value: Json): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeOfJson(value);
}

export function isScalar(value: Json | undefined): value is string | number | bigint {
  return typeof value === 'string' || isNumber(value);
}

/** Whether a value has all that an example shows, in the same types; what it has besides does not matter. */
export function fits(value: Json | undefined, example: Json): boolean {
  if (value === undefined) return false;
  if (value === null || example === null) return true;
  if (jsonType(value) !== jsonType(example)) return false;
  if (typeof value !== 'object' || typeof example !== 'object') return true;
  if (Array.isArray(example)) {
    const items = example as readonly Json[];
    return (value as readonly Json[]).every(
      (item) => items.length === 0 || items.some((each) => fits(item, each)),
    );
  }
  const own = value as JsonObject;
  return Object.entries(example).every(([key, child]) => Object.hasOwn(own, key) && fits(own[key], child));
}

/** The value of a property that the object has itself. */
export function ownOf(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
