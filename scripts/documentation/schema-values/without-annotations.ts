import type { Json, JsonSchema } from '../model.ts';
import { isObject, schemaMaps } from './schema-parts.ts';

const annotations = new Set([
  ...['title', 'description', 'default', 'example', 'examples', 'deprecated', 'externalDocs', 'xml'],
  ...['$comment', '$id', '$schema'],
]);

/** The schema without what judges nothing: schemas that are equal then take the same values. */
export function withoutAnnotations(schema: JsonSchema): JsonSchema {
  return strip(schema, false) as JsonSchema;
}

/** `named`: its keys are names that the document gives, not keywords. */
function strip(value: Json, named: boolean): Json {
  if (Array.isArray(value)) return value.map((each) => strip(each, false));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => named || !annotations.has(key))
      .map(([key, inner]) => {
        if (!named && (key === 'enum' || key === 'const')) return [key, inner];
        return [key, strip(inner, !named && (schemaMaps.has(key) || key === 'dependentRequired'))];
      }),
  );
}
