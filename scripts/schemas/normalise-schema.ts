/** Makes a JSON Schema as people write it into one that says the same in draft-07. */
import { Ajv, type ErrorObject } from 'ajv';
import type { Json, JsonObject, JsonSchema } from '../documentation/index.ts';
import { formatTable } from './format-table.ts';

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
  rewriteTypes(result, written, rewriting);
  rewriteRequired(result, written);
  rewriteLimits(result);
  rewriteFormat(result);
  return result;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const typeNames: Readonly<Record<string, string>> = {
  int: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
  decimal: 'number',
  bool: 'boolean',
  str: 'string',
  text: 'string',
  date: 'string',
  datetime: 'string',
  uuid: 'string',
  list: 'array',
  dict: 'object',
  map: 'object',
  hash: 'object',
};
const known = new Set(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']);

/** Draft 3 allows `any`, schemas among the types, `disallow` and `extends`; OpenAPI has `nullable`. */
function rewriteTypes(result: Record<string, Json>, written: JsonObject, rewriting: Rewriting): void {
  if (written.type !== undefined) {
    delete result.type;
    const types = [written.type].flat() as Json[];
    const names = types.flatMap((type) =>
      typeof type === 'string' ? (typeNames[type.toLowerCase()] ?? type.toLowerCase()) : [],
    );
    const schemas = types.filter(isObject).map((type) => rewrite(type, rewriting));
    const unknown = names.filter((name) => !known.has(name) && name !== 'any');
    for (const name of unknown)
      rewriting.problems.add(`it has a type that JSON Schema does not know: ${name}`);
    if (names.every((name) => known.has(name))) {
      const distinct = [...new Set(written.nullable === true ? [...names, 'null'] : names)];
      const simple = distinct.length === 1 ? distinct[0]! : distinct;
      if (schemas.length > 0) result.anyOf = [...schemas, ...(distinct.length > 0 ? [{ type: simple }] : [])];
      else if (distinct.length > 0) result.type = simple;
    }
  }
  if (written.nullable === true && Array.isArray(result.enum) && !result.enum.includes(null)) {
    result.enum = [...result.enum, null];
  }
  if (written.extends !== undefined) {
    delete result.extends;
    result.allOf = [
      ...((result.allOf as Json[] | undefined) ?? []),
      ...[written.extends].flat().map((each) => rewrite(each, rewriting)),
    ];
  }
  if (written.disallow !== undefined) {
    delete result.disallow;
    result.not = rewrite({ type: written.disallow }, rewriting);
  }
}

/** Draft 3 writes `required: true` beside the property's type; the object lists its required properties since. */
function rewriteRequired(result: Record<string, Json>, written: JsonObject): void {
  const listed = Array.isArray(written.required)
    ? written.required.filter((name) => typeof name === 'string')
    : [];
  const properties = isObject(written.properties) ? Object.entries(written.properties) : [];
  const marked = properties
    .filter(([, value]) => isObject(value) && value.required === true)
    .map(([name]) => name);
  const required = [...new Set([...listed, ...marked])];
  if (required.length > 0) result.required = required;
  else delete result.required;
}

/** Draft 4 has `exclusiveMinimum: true` beside `minimum`; draft 3 has `divisibleBy`. */
function rewriteLimits(result: Record<string, Json>): void {
  for (const [exclusive, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof result[exclusive] !== 'boolean') continue;
    if (result[exclusive] && typeof result[limit] === 'number') {
      result[exclusive] = result[limit];
      delete result[limit];
    } else delete result[exclusive];
  }
  if (result.divisibleBy !== undefined) {
    result.multipleOf ??= result.divisibleBy;
    delete result.divisibleBy;
  }
}

/** A format that no validator knows says nothing that could be judged. */
function rewriteFormat(result: Record<string, Json>): void {
  if (result.format === 'datetime') result.format = 'date-time';
  if (typeof result.format !== 'string' || !Object.hasOwn(formatTable, result.format)) delete result.format;
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

const metaSchema = new Ajv({
  strict: false,
  allErrors: true,
  logger: false,
  unicodeRegExp: false,
  formats: formatTable,
});

/** Leaves out each keyword that draft-07 refuses. */
function withoutInvalid(schema: JsonSchema, problems: Set<string>): JsonSchema | undefined {
  let valid = schema;
  for (let round = 0; round < 50; round++) {
    const refused = refusedBy(valid);
    if (refused === undefined) return valid;
    if (refused === '') return undefined;
    problems.add(`what it says at ${refused} is not valid`);
    valid = without(valid, refused.split('/').slice(1)) as JsonSchema;
  }
  return undefined;
}

/** The place of a keyword that is not valid, undefined where all are. */
function refusedBy(schema: JsonSchema): string | undefined {
  if (metaSchema.validateSchema(schema) !== true) {
    const errors = (metaSchema.errors ?? []) as ErrorObject[];
    const deepest = errors.reduce(
      (a, b) => (b.instancePath.length > a.instancePath.length ? b : a),
      errors[0]!,
    );
    return deepest.instancePath;
  }
  return badPattern(schema, '');
}

function badPattern(value: Json, place: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (key === 'pattern' && typeof inner === 'string' && !isExpression(inner)) return at;
    const found = badPattern(inner, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isExpression(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

function without(value: Json | undefined, [step, ...rest]: readonly string[]): Json {
  if (step === undefined || typeof value !== 'object' || value === null) return value ?? {};
  const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => String(index) !== key)
      : value.map((each, index) => (String(index) === key ? without(each, rest) : each));
  }
  const object = value as JsonObject;
  if (rest.length > 0) return { ...object, [key]: without(object[key], rest) };
  const { [key]: _, ...others } = object;
  return others;
}
