/** Makes a JSON Schema as people write it into one that says the same in draft-07. */
import type { Json, JsonObject, JsonSchema } from '../../../documentation/index.ts';
import { isObject, rewriteFormat, rewriteLimits, rewriteRequired, rewriteTypes } from './dialects.ts';
import { withoutInvalid } from './valid-schema.ts';

export interface NormalisedSchema {
  /** undefined where nothing in it can be used. */
  readonly schema: JsonSchema | undefined;
  /** What had to be left out, in words. */
  readonly problems: readonly string[];
}

/** Rewrites the forms of drafts 3 and 4 and of OpenAPI, and leaves out what no draft knows. */
export function normaliseSchema(written: JsonSchema): NormalisedSchema {
  if (!Object.keys(written).some((key) => keywords.has(key))) {
    return { schema: undefined, problems: ['it has no keyword of JSON Schema'] };
  }
  const problems = new Set<string>();
  const rewritten = rewrite(written, { root: written, problems }) as JsonSchema;
  const schema = withoutInvalid(rewritten, problems);
  return { schema, problems: [...problems] };
}

const keywords = new Set(
  (
    '$ref type properties items required enum const anyOf oneOf allOf not additionalProperties patternProperties ' +
    'minItems maxItems minLength maxLength minimum maximum pattern format definitions extends disallow minProperties'
  ).split(' '),
);

interface Rewriting {
  readonly root: JsonSchema;
  readonly problems: Set<string>;
}

const dropped = new Set([
  '$schema',
  'id',
  '$id',
  'example',
  'nullable',
  'discriminator',
  'xml',
  'externalDocs',
]);
const maps = new Set(['properties', 'patternProperties', 'definitions', '$defs']);
const lists = new Set(['allOf', 'anyOf', 'oneOf']);
const single = new Set([
  'items',
  'additionalItems',
  'additionalProperties',
  'not',
  'contains',
  'propertyNames',
  'if',
  'then',
  'else',
]);

function rewrite(schema: Json, rewriting: Rewriting): Json {
  if (Array.isArray(schema)) return schema.map((each) => rewrite(each, rewriting));
  if (typeof schema === 'boolean') return schema;
  if (typeof schema !== 'object' || schema === null) return {};
  const written = schema as JsonObject;
  const ref = written.$ref;
  if (typeof ref === 'string' && !resolves(rewriting.root, ref)) {
    rewriting.problems.add(
      ref.startsWith('#')
        ? `its reference ${ref} leads nowhere`
        : `its reference ${ref} leads to another document`,
    );
    return {};
  }
  const result: Record<string, Json> = {};
  for (const [key, value] of Object.entries(written)) {
    if (dropped.has(key) && !(key === 'id' && typeof value === 'object')) continue;
    if (maps.has(key) && isObject(value)) {
      const entries = Object.entries(value).map(([name, inner]) => [name, rewrite(inner, rewriting)]);
      result[key] = Object.fromEntries(entries);
    } else if (lists.has(key) || single.has(key)) result[key] = rewrite(value, rewriting);
    else result[key] = value;
  }
  rewriteTypes(result, written, (inner) => rewrite(inner, rewriting), rewriting.problems);
  rewriteRequired(result, written);
  rewriteLimits(result);
  rewriteFormat(result);
  return result;
}

function resolves(root: JsonSchema, ref: string): boolean {
  if (!ref.startsWith('#')) return false;
  let value: Json | undefined = root;
  for (const step of ref.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    value = typeof value === 'object' && value !== null ? (value as JsonObject)[key] : undefined;
  }
  return value !== undefined && (ref === '#' || ref.startsWith('#/'));
}
