import { kindOf } from '../../../analysis/index.ts';
import type { Json, JsonObject } from '../../../documentation/index.ts';

/** Whether a value has all that an example shows, in the same types; what it has besides does not matter. */
export function fits(value: Json | undefined, example: Json): boolean {
  if (value === undefined) return false;
  if (value === null || example === null) return true;
  if (kindOf(value) !== kindOf(example)) return false;
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
