import { escapeStep } from '../../analysis/index.ts';
import { type Json, type JsonObject, type JsonSchema, referred } from '../../documentation/index.ts';
import type { SchemaSet } from '../model.ts';
import { selfContained } from '../sharing/references.ts';

/**
 * The places that the schema at `path` of the set documents: JSON Pointers with `*` for any item or key, and `**` for
 * a place inside of which anything may stand; e.g. `/results/*` followed by `/hostname`. A place inside of which
 * others are listed is not listed itself.
 */
export function documentedPaths(set: SchemaSet, path: string): string[] {
  const root = selfContained(set, path);
  const found = new Set<string>();
  collect({ root, found }, root, '', []);
  const places = [...found].sort();
  return places.filter((place, index) => !places[index + 1]?.startsWith(`${place}/`));
}

interface Collecting {
  readonly root: JsonSchema;
  readonly found: Set<string>;
}

function collect(to: Collecting, schema: Json, place: string, within: readonly Json[]): void {
  if (isScalar(schema)) return;
  if (isOpen(schema) || within.includes(schema)) {
    to.found.add(`${place}/**`);
    return;
  }
  const { properties, items, prefixItems, additionalProperties } = schema as JsonObject;
  const inner = [...within, schema];
  const into = (child: Json, step: string) => {
    to.found.add(`${place}/${step}`);
    collect(to, child, `${place}/${step}`, inner);
  };
  for (const [key, child] of Object.entries((properties ?? {}) as JsonObject)) into(child, escapeStep(key));
  for (const child of [prefixItems ?? [], items ?? []].flat()) if (child !== false) into(child as Json, '*');
  if (typeof additionalProperties === 'object') into(additionalProperties, '*');
  for (const child of sameplaced(to.root, schema as JsonObject)) collect(to, child, place, inner);
}

/** The schemas that say more about the same place. */
function sameplaced(root: JsonSchema, schema: JsonObject): Json[] {
  const { $ref, then, else: otherwise } = schema;
  const target = typeof $ref === 'string' ? referred($ref, root) : undefined;
  const alternatives = ['allOf', 'anyOf', 'oneOf'].flatMap(
    (key) => (schema[key] as readonly Json[] | undefined) ?? [],
  );
  return [target, then, otherwise, ...alternatives].filter((child) => child !== undefined);
}

function isScalar(schema: Json): boolean {
  const { type } = schema as JsonObject;
  return type !== undefined && ![type].flat().some((kind) => kind === 'object' || kind === 'array');
}

const telling = [
  '$ref',
  'properties',
  'items',
  'prefixItems',
  'additionalProperties',
  'unevaluatedProperties',
  'allOf',
  'anyOf',
  'oneOf',
];

/** Whether the schema leaves open what stands inside. */
function isOpen(schema: Json): boolean {
  if (typeof schema === 'boolean') return schema;
  const said = schema as JsonObject;
  return said.patternProperties !== undefined || !telling.some((keyword) => said[keyword] !== undefined);
}
