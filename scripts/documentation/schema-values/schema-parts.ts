/** How the parts of a JSON Schema are looked up. */
import { escapeStep, keysOfReference } from '../json-pointer.ts';
import type { Json, JsonObject, JsonSchema } from '../model.ts';

/** Keywords whose values are schemas by name, lists of schemas, and one schema. */
export const schemaMaps = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
]);
export const schemaLists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
export const singleSchemas = new Set([
  'items',
  'additionalItems',
  'unevaluatedItems',
  'additionalProperties',
  'unevaluatedProperties',
  'not',
  'contains',
  'propertyNames',
  'if',
  'then',
  'else',
]);

/** What a local reference such as `#/$defs/pet` names; undefined where it leads nowhere. */
export function referred(reference: string, root: JsonSchema): Json | undefined {
  if (!reference.startsWith('#')) return undefined;
  return keysOfReference(reference).reduce<Json | undefined>((value, name) => {
    if (Array.isArray(value)) return (value as readonly Json[])[Number(name)];
    return ownOf(objectIn(value), name);
  }, root);
}

/** The reference to a place: `['$defs', 'a b']` → `#/$defs/a%20b`. */
export function referenceTo(keys: readonly string[]): string {
  const steps = keys.map((key) => encodeURIComponent(escapeStep(key)).replaceAll('%24', '$'));
  return `#${steps.map((step) => `/${step}`).join('')}`;
}

export function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function numberIn(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

export function objectIn(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** For names that a document or a target has chosen: every object has members called `constructor` or `toString`. */
export function ownOf<T>(object: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Gives an object a property of any name: an assignment to `__proto__` would make none. */
export function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** Whether two values are equal as JSON: the order of keys counts for nothing. */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame((a as JsonObject)[key], (b as JsonObject)[key]));
}
