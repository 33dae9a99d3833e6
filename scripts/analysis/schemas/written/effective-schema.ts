/** A schema with what it refers to and all its parts, on its outermost level. */
import type { Json, JsonObject, JsonSchema } from '../../../documentation/index.ts';
import { isObject, keysOf, valueAt } from '../../json.ts';

/** Chains of references and parts longer than this lead in a circle. */
const deepest = 16;

/** `root` holds the definitions that references name. Of alternatives the first counts. */
export function effectiveSchema(schema: JsonSchema, root: JsonSchema, depth = 0): JsonSchema {
  if (depth > deepest) return schema;
  const { $ref, allOf, oneOf, anyOf, ...own } = schema;
  const parts = [
    typeof $ref === 'string' ? referred($ref, root) : undefined,
    ...listOf(allOf),
    listOf(oneOf).find(isNotNull),
    listOf(anyOf).find(isNotNull),
  ]
    .filter(isObject)
    .map((part) => effectiveSchema(part, root, depth + 1));
  return parts.reduce(joined, own);
}

function joined(schema: JsonObject, part: JsonObject): JsonObject {
  const required = [...new Set([...listOf(schema.required), ...listOf(part.required)])];
  const properties = { ...objectOf(part.properties), ...objectOf(schema.properties) };
  return {
    ...part,
    ...schema,
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
}

function referred(reference: string, root: JsonSchema): Json | undefined {
  if (!reference.startsWith('#')) return undefined;
  try {
    return valueAt(root, keysOf(decodeURIComponent(reference.slice(1))));
  } catch {
    return undefined;
  }
}

function isNotNull(schema: Json): boolean {
  return !(isObject(schema) && schema.type === 'null');
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
