/** References within a schema. */
import type { Json, JsonObject, JsonSchema } from '../../../documentation/index.ts';
import { isObject } from '../../json.ts';

/** What a `$ref` to a place in the same schema leads to; undefined where there is nothing. */
export function referred(root: JsonSchema, ref: string): Json | undefined {
  if (ref === '#') return root;
  if (!ref.startsWith('#/')) return undefined;
  let value: Json | undefined = root;
  for (const step of ref.slice(2).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as JsonObject)[key]
        : undefined;
  }
  return value;
}

/** How many schemas judge one and the same value where this one does; Infinity where a schema includes itself. */
export function schemasAtOnce(root: JsonSchema, schema: Json): number {
  return countIncluded(root, schema, new Map());
}

function countIncluded(root: JsonSchema, schema: Json | undefined, counted: Map<Json, number>): number {
  if (!isObject(schema)) return 1;
  const known = counted.get(schema);
  if (known !== undefined) return known;
  // Whoever meets it again on the way down has come round in a circle.
  counted.set(schema, Number.POSITIVE_INFINITY);
  const { $ref, allOf, anyOf, oneOf, extends: base } = schema;
  const included = [
    ...[allOf, anyOf, oneOf, base, schema.not, schema.if, schema.then, schema.else].flat(),
    ...(typeof $ref === 'string' ? [referred(root, $ref)] : []),
  ] as readonly (Json | undefined)[];
  const count = included
    .filter((each) => isObject(each))
    .reduce<number>((sum, each) => sum + countIncluded(root, each, counted), 1);
  counted.set(schema, count);
  return count;
}
