/** Makes a JSON Schema as people write it into one that says the same in draft 2020-12. */
import {
  isObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  referenceTo,
  referred,
  schemaLists,
  schemaMaps,
  singleSchemas,
} from '../../../documentation/index.ts';
import { rewriteFormat, rewriteLimits, rewriteRequired, rewriteTypes } from './dialects.ts';
import { modernPlace, rewriteDefinitions, rewriteDependencies, rewriteTuples } from './older-drafts.ts';
import { rewriteAlternatives } from './overlapping-alternatives.ts';
import {
  idOf,
  type NamedSchemas,
  namedSchemas,
  placeOfReference,
  resolveUri,
  schemasAtOnce,
} from './references.ts';
import { withoutInvalid } from './valid-schema.ts';

export interface NormalisedSchema {
  /** undefined if nothing in it can be used. */
  readonly schema: JsonSchema | undefined;
  /** What had to be left out, in words. */
  readonly problems: readonly string[];
  /** A reference leads back to itself with no keyword in between, so no validator comes to an end. */
  readonly isEndless?: true;
}

/** Rewrites the forms of older drafts and of OpenAPI, and leaves out what no draft knows. */
export function normaliseSchema(written: JsonSchema): NormalisedSchema {
  if (!Object.keys(written).some((key) => keywords.has(key))) {
    return { schema: undefined, problems: ['it has no keyword of JSON Schema'] };
  }
  const problems = new Set<string>();
  const rewriting = { root: written, named: namedSchemas(written), base: '', problems };
  const rewritten = rewrite(written, rewriting) as JsonSchema;
  const ended = withoutCircles(rewritten, problems);
  const schema = withoutInvalid(ended.schema, problems);
  const saysNothing = problems.size > 0 && schema !== undefined && Object.keys(schema).length === 0;
  return {
    schema: saysNothing ? undefined : schema,
    problems: [...problems],
    ...(ended.isEndless ? { isEndless: true as const } : {}),
  };
}

const keywords = new Set(
  (
    '$ref $dynamicRef $defs definitions type properties items prefixItems required enum const anyOf oneOf allOf not ' +
    'if additionalProperties unevaluatedProperties patternProperties propertyNames contains minItems maxItems ' +
    'uniqueItems minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf pattern format ' +
    'dependencies dependentRequired dependentSchemas minProperties maxProperties extends disallow'
  ).split(' '),
);

interface Rewriting {
  readonly root: JsonSchema;
  readonly named: NamedSchemas;
  /** The `$id` that relative references start from. */
  readonly base: string;
  readonly problems: Set<string>;
}

const dropped = new Set([
  '$schema',
  'id',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$recursiveAnchor',
  '$vocabulary',
  'example',
  'nullable',
  'discriminator',
  'xml',
  'externalDocs',
]);
const references = ['$ref', '$dynamicRef', '$recursiveRef'] as const;

function rewrite(schema: Json, around: Rewriting): Json {
  if (Array.isArray(schema)) return schema.map((each) => rewrite(each, around));
  if (typeof schema === 'boolean') return schema;
  if (!isObject(schema)) return {};
  const id = idOf(schema);
  const rewriting = id === undefined ? around : { ...around, base: resolveUri(around.base, id) };
  const reference = rewrittenReference(schema, rewriting);
  if (reference === 'unknown') return {};
  const result: Record<string, Json> = reference === undefined ? {} : { $ref: reference };
  for (const [key, value] of Object.entries(schema)) {
    if (references.some((name) => name === key) && typeof value === 'string') continue;
    if (dropped.has(key) && !(key === 'id' && typeof value === 'object')) continue;
    if (schemaMaps.has(key) && isObject(value)) {
      const entries = Object.entries(value).map(([name, inner]) => [name, rewrite(inner, rewriting)]);
      result[key] = Object.fromEntries(entries);
    } else if (schemaLists.has(key) || singleSchemas.has(key)) result[key] = rewrite(value, rewriting);
    else if (keywords.has(key) || isPlain(value) || key === 'default' || key === 'examples')
      result[key] = value;
  }
  const inner = (each: Json) => rewrite(each, rewriting);
  rewriteTypes(result, schema, inner, rewriting.problems);
  rewriteRequired(result, schema);
  rewriteDependencies(result, inner);
  rewriteTuples(result);
  rewriteDefinitions(result);
  rewriteLimits(result);
  rewriteFormat(result);
  rewriteAlternatives(result, schema, rewriting);
  return result;
}

/** What is below a word that no draft knows may refer to places that are not there. */
function isPlain(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

/** Where a schema refers to another one, as a place in the rewritten schema. */
function rewrittenReference(schema: JsonObject, { root, named, base, problems }: Rewriting) {
  const written = references.map((key) => schema[key]).find((value) => typeof value === 'string');
  if (typeof written !== 'string') return undefined;
  const place = placeOfReference(root, named, base, written);
  if (place !== undefined) return referenceTo(modernPlace(root, place));
  const lead = written.startsWith('#') ? 'nowhere' : 'to another document';
  problems.add(`its reference ${written} leads ${lead}`);
  return 'unknown';
}

/** More schemas than these are not asked about one value. */
const mostAtOnce = 10_000;

/** Leaves out each reference that would ask one value endlessly. */
function withoutCircles(root: JsonSchema, problems: Set<string>) {
  const counted = new Map<Json, number>();
  const follow = (reference: string) => referred(reference, root);
  let isEndless = false;
  const visit = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    const { $ref } = value;
    const count = typeof $ref === 'string' ? schemasAtOnce(follow($ref), follow, counted) : 0;
    if (count > mostAtOnce) {
      isEndless ||= !Number.isFinite(count);
      const lead = Number.isFinite(count) ? `to ${count} schemas for one value` : 'back to itself';
      problems.add(`its reference ${String($ref)} leads ${lead}`);
      return {};
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]));
  };
  const schema = visit(root) as JsonSchema;
  return { schema, isEndless };
}
