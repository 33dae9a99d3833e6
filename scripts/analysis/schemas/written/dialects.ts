/** What other dialects of JSON Schema say differently. Each function changes the keywords of one schema. */
import type { Json, JsonObject } from '../../../documentation/index.ts';
import { formatTable } from '../../../documentation/index.ts';
import { isObject } from '../../json.ts';

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
export function rewriteTypes(
  result: Record<string, Json>,
  written: JsonObject,
  rewrite: (schema: Json) => Json,
  problems: Set<string>,
): void {
  if (written.type !== undefined) {
    delete result.type;
    const types = [written.type].flat() as Json[];
    const names = types.flatMap((type) =>
      typeof type === 'string' ? (typeNames[type.toLowerCase()] ?? type.toLowerCase()) : [],
    );
    const schemas = types.filter(isObject).map((type) => rewrite(type));
    const unknown = names.filter((name) => !known.has(name) && name !== 'any');
    for (const name of unknown) problems.add(`it has a type that JSON Schema does not know: ${name}`);
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
      ...[written.extends].flat().map((each) => rewrite(each)),
    ];
  }
  if (written.disallow !== undefined) {
    delete result.disallow;
    result.not = rewrite({ type: written.disallow });
  }
}

/** Draft 3 writes `required: true` beside the property's type; the object lists its required properties since. */
export function rewriteRequired(result: Record<string, Json>, written: JsonObject): void {
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
export function rewriteLimits(result: Record<string, Json>): void {
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
export function rewriteFormat(result: Record<string, Json>): void {
  if (result.format === 'datetime') result.format = 'date-time';
  if (typeof result.format !== 'string' || !Object.hasOwn(formatTable, result.format)) delete result.format;
}
