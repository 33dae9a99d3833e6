/** A schema with what it refers to and all its parts, on its outermost level. */
import type { Json, JsonObject, JsonSchema } from '../model.ts';
import { isObject, listIn, objectIn, referred } from './schema-parts.ts';

/** Chains of references and parts longer than this lead in a circle. */
const deepest = 16;

/** `root` holds the definitions that references name. Of alternatives the first counts. */
export function effectiveSchema(schema: JsonSchema, root: JsonSchema, depth = 0): JsonSchema {
  if (depth > deepest) return schema;
  const { $ref, allOf, oneOf, anyOf, ...own } = schema;
  const parts = [
    typeof $ref === 'string' ? referred($ref, root) : undefined,
    ...listIn(allOf),
    listIn(oneOf).find(isNotNull),
    listIn(anyOf).find(isNotNull),
  ]
    .filter(isObject)
    .map((part) => effectiveSchema(part, root, depth + 1));
  return parts.reduce(joined, own);
}

/** Whether a property is never sent, by its own schema or what that refers to. */
export function isReadOnly(property: Json | undefined, root: JsonSchema): boolean {
  return isObject(property) && effectiveSchema(property, root).readOnly === true;
}

/** The schema of a value in what another one describes: of the property, or of the items of a list. */
export function schemaAt(schema: JsonSchema, place: readonly string[]): JsonSchema {
  return place.reduce(
    (own, key) => effectiveSchema(objectIn(objectIn(own.properties)[key] ?? own.items), schema),
    effectiveSchema(schema, schema),
  );
}

function joined(schema: JsonObject, part: JsonObject): JsonObject {
  const required = [...new Set([...listIn(schema.required), ...listIn(part.required)])];
  const properties = { ...objectIn(part.properties), ...objectIn(schema.properties) };
  return {
    ...part,
    ...schema,
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
}

function isNotNull(schema: Json): boolean {
  return !(isObject(schema) && schema.type === 'null');
}
