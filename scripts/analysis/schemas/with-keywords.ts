import type { Json, JsonSchema } from '../../documentation/index.ts';
import { isObject, keysOf, pointerTo, sameJson, valueAt, withValueAt } from '../json.ts';
import type { Provenance, ResolvedSchema } from './resolved-schema.ts';

/** The schema with keywords added where it is at `pointer`; what it says already is not overruled. */
export function withKeywords(
  resolved: ResolvedSchema,
  pointer: string,
  keywords: JsonSchema,
  provenance: Provenance,
): ResolvedSchema {
  const place = valueAt(resolved.schema, keysOf(pointer));
  if (!isObject(place)) return resolved;
  const added = Object.entries(keywords).filter(
    ([keyword, value]) => !Object.hasOwn(place, keyword) || sameJson(place[keyword], value),
  );
  const schema = withValueAt(resolved.schema, keysOf(pointer), { ...place, ...Object.fromEntries(added) });
  return {
    schema: schema as JsonSchema,
    provenance: {
      ...resolved.provenance,
      ...Object.fromEntries(added.map(([keyword]) => [`${pointer}/${keyword}`, provenance])),
    },
  };
}

/** Where the schema of a value of the body stands: `/tags/0/name` → `/properties/tags/items/properties/name`. */
export function schemaPointer(schema: JsonSchema, pointer: string): string | undefined {
  let place: Json | undefined = schema;
  const path: string[] = [];
  for (const key of keysOf(pointer)) {
    const step: readonly string[] =
      isObject(place) && isObject(place.items) ? ['items'] : ['properties', key];
    place = valueAt(place, step);
    if (!isObject(place)) return undefined;
    path.push(...step);
  }
  return pointerTo(path);
}
