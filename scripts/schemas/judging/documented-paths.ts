import type { Json, JsonObject, JsonSchema } from '../../documentation/index.ts';
import type { SchemaSet } from '../model.ts';
import { selfContained } from '../sharing/references.ts';

/**
 * The places that the schema at `path` of the set documents: JSON Pointers with `*` for every item of an array and
 * `**` for a place where anything may stand, e.g. `/results/*`
 * followed by `/hostname`. A place inside of which others are listed is not listed itself.
 */
export function documentedPaths(set: SchemaSet, path: string): string[] {
  const root = selfContained(set, path);
  const found = new Set<string>();
  walk(root, root, '', [], found);
  const paths = [...found].sort();
  return paths.filter((place, index) => !paths[index + 1]?.startsWith(`${place}/`));
}

function walk(
  root: JsonSchema,
  schema: Json | undefined,
  place: string,
  within: readonly Json[],
  found: Set<string>,
): void {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema) || within.includes(schema))
    return;
  const { $ref, properties, items, additionalProperties, patternProperties, ...rest } = schema as JsonObject;
  const inner = [...within, schema];
  const into = (child: Json | undefined, step: string) => {
    found.add(`${place}/${step}`);
    walk(root, child, `${place}/${step}`, inner, found);
  };
  if (typeof $ref === 'string') walk(root, at(root, $ref), place, inner, found);
  for (const [key, child] of Object.entries((properties ?? {}) as JsonObject)) into(child, escaped(key));
  for (const child of Array.isArray(items) ? items : items === undefined ? [] : [items]) into(child, '*');
  if (typeof additionalProperties === 'object') into(additionalProperties, '*');
  if (patternProperties !== undefined) found.add(`${place}/**`);
  const mayBeObject = rest.type === undefined || [rest.type].flat().includes('object');
  const isOpen =
    mayBeObject && properties === undefined && additionalProperties === undefined && $ref === undefined;
  const combined = ['allOf', 'anyOf', 'oneOf'].flatMap(
    (key) => (rest[key] as readonly Json[] | undefined) ?? [],
  );
  for (const child of combined) walk(root, child, place, inner, found);
  if (isOpen && combined.length === 0 && items === undefined) found.add(`${place}/**`);
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function at(root: JsonSchema, ref: string): Json | undefined {
  let value: Json | undefined = root;
  for (const step of ref.split('/').slice(1)) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    value = (value as JsonObject | undefined)?.[key];
  }
  return value;
}
