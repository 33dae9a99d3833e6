/** Makes a JSON Schema as people write it into one that says the same in draft-07. */
import type { Json, JsonObject, JsonSchema } from '../../../documentation/index.ts';
import { isObject } from '../../json.ts';
import { rewriteFormat, rewriteLimits, rewriteRequired, rewriteTypes } from './dialects.ts';
import { referred, schemasAtOnce } from './local-references.ts';
import { withoutInvalid } from './valid-schema.ts';

export interface NormalisedSchema {
  /** undefined where nothing in it can be used. */
  readonly schema: JsonSchema | undefined;
  /** What had to be left out, in words. */
  readonly problems: readonly string[];
  /** A reference leads back to itself with no keyword in between, so no validator comes to an end. */
  readonly isEndless?: true;
}

/** Rewrites the forms of drafts 3 and 4 and of OpenAPI, and leaves out what no draft knows. */
export function normaliseSchema(written: JsonSchema): NormalisedSchema {
  if (!Object.keys(written).some((key) => keywords.has(key))) {
    return { schema: undefined, problems: ['it has no keyword of JSON Schema'] };
  }
  const problems = new Set<string>();
  const rewriting: Rewriting = { root: written, problems, isEndless: false };
  const rewritten = rewrite(written, rewriting) as JsonSchema;
  const schema = withoutInvalid(rewritten, problems);
  const saysNothing = problems.size > 0 && schema !== undefined && Object.keys(schema).length === 0;
  return {
    schema: saysNothing ? undefined : schema,
    problems: [...problems],
    ...(rewriting.isEndless ? { isEndless: true as const } : {}),
  };
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
  isEndless: boolean;
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
  const problem = typeof ref === 'string' ? referenceProblem(rewriting, ref) : undefined;
  if (problem !== undefined) {
    rewriting.problems.add(problem);
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

/** More schemas than these are not asked about one value. */
const mostAtOnce = 10_000;

function referenceProblem(rewriting: Rewriting, ref: string): string | undefined {
  const { root } = rewriting;
  if (!ref.startsWith('#')) return `its reference ${ref} leads to another document`;
  const target = referred(root, ref);
  if (target === undefined) return `its reference ${ref} leads nowhere`;
  const count = schemasAtOnce(root, target);
  if (count === Number.POSITIVE_INFINITY) {
    rewriting.isEndless = true;
    return `its reference ${ref} leads back to itself`;
  }
  return count > mostAtOnce ? `its reference ${ref} leads to ${count} schemas for one value` : undefined;
}
