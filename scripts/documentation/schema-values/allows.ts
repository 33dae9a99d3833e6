/**
 * Whether a JSON Schema allows a value. It says what Ajv says without compiling, which would take longer than making
 * the few values that are asked about here.
 */
import { isNumber } from '../exact-json.ts';
import type { Json, JsonObject, JsonSchema } from '../model.ts';
import { formatTable } from '../patterns/format-table.ts';
import { matcherOf } from '../patterns/pattern.ts';
import { isObject, isSame, listIn, objectIn, ownOf, referred } from './schema-parts.ts';

/** Digits behind the decimal point within which a quotient of `multipleOf` counts as whole. */
export const multipleOfPrecision = 9;

/** Deeper than this nothing is judged: a reference may lead back to itself. */
const deepest = 300;

/** What a schema has seen of the value, for `unevaluatedProperties` and `unevaluatedItems`. */
interface Seen {
  readonly names: Set<string>;
  readonly items: Set<number>;
}

/** Keywords of one schema, which is known by being the same object. */
export interface Keywords {
  readonly schema: JsonObject;
  readonly keywords: readonly string[];
}

/** `ignored` is judged as if it were not written. */
export function allows(schema: Json | undefined, value: Json, root: JsonSchema, ignored?: Keywords): boolean {
  return judge(schema, value, { root, ignored, judged: new Map() }, 0) !== undefined;
}

/** Each schema judges a value once: alternatives that lead back to themselves would double the work at every step. */
interface Judging {
  readonly root: JsonSchema;
  readonly ignored: Keywords | undefined;
  readonly judged: Map<JsonObject, Map<Json, Seen | undefined>>;
}

/** undefined where the value is refused. */
function judge(schema: Json | undefined, value: Json, judging: Judging, depth: number): Seen | undefined {
  if (schema === undefined || schema === true) return { names: new Set(), items: new Set() };
  if (!isObject(schema) || depth > deepest) return undefined;
  const judged = judging.judged.get(schema) ?? new Map<Json, Seen | undefined>();
  judging.judged.set(schema, judged);
  if (!judged.has(value)) {
    // What is asked for again before it is judged leads back to itself, and allows nothing.
    judged.set(value, undefined);
    judged.set(value, seenBy(withoutIgnored(schema, judging), value, judging, depth));
  }
  return judged.get(value);
}

function withoutIgnored(schema: JsonObject, { ignored }: Judging): JsonObject {
  if (schema !== ignored?.schema) return schema;
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !ignored.keywords.includes(key)));
}

function seenBy(schema: JsonObject, value: Json, judging: Judging, depth: number): Seen | undefined {
  const seen: Seen = { names: new Set(), items: new Set() };
  const inner = (part: Json | undefined, child: Json) => judge(part, child, judging, depth + 1) !== undefined;
  const agrees =
    keepsType(schema, value) &&
    (isNumber(value) ? keepsRange(schema, Number(value)) : true) &&
    (typeof value === 'string' ? keepsText(schema, value) : true) &&
    keepsParts(schema, value, seen, (part) => judge(part, value, judging, depth + 1), judging.root) &&
    (Array.isArray(value) ? keepsItems(schema, value as readonly Json[], seen, inner) : true) &&
    (isObject(value) ? keepsProperties(schema, value, seen, inner) : true);
  return agrees && keepsUnevaluated(schema, value, seen, inner) ? seen : undefined;
}

function keepsType({ type, const: only, enum: members }: JsonObject, value: Json): boolean {
  if (type !== undefined && ![type].flat().some((each) => isOfType(value, each as Json))) return false;
  if (only !== undefined && !isSame(only, value)) return false;
  return !Array.isArray(members) || members.some((each) => isSame(each, value));
}

function isOfType(value: Json, type: Json): boolean {
  switch (type) {
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value);
    case 'number':
      return isNumber(value);
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return typeof value === type;
  }
}

export function keepsRange(schema: JsonObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf: step } = schema;
  if (typeof minimum === 'number' && (value < minimum || (above === true && value === minimum))) return false;
  if (typeof maximum === 'number' && (value > maximum || (below === true && value === maximum))) return false;
  if (typeof above === 'number' && value <= above) return false;
  if (typeof below === 'number' && value >= below) return false;
  if (typeof step !== 'number') return true;
  return isWhole(value / step);
}

/** Whether a quotient counts as whole: 0.3 is a multiple of 0.1, though 0.3 / 0.1 is not exactly 3. */
function isWhole(quotient: number): boolean {
  return Math.abs(Math.round(quotient) - quotient) <= 10 ** -multipleOfPrecision;
}

export function keepsText({ minLength, maxLength, pattern, format }: JsonObject, value: string): boolean {
  const { length } = [...value];
  if (typeof minLength === 'number' && length < minLength) return false;
  if (typeof maxLength === 'number' && length > maxLength) return false;
  if (typeof format === 'string' && Object.hasOwn(formatTable, format) && !formatTable[format]?.test(value))
    return false;
  return typeof pattern !== 'string' || matcherOf(pattern)(value);
}

type Judged = (part: Json | undefined) => Seen | undefined;

/** References, alternatives and conditions. */
function keepsParts(schema: JsonObject, value: Json, seen: Seen, judged: Judged, root: JsonSchema): boolean {
  const take = (part: Json | undefined): boolean => {
    const found = judged(part);
    for (const name of found?.names ?? []) seen.names.add(name);
    for (const index of found?.items ?? []) seen.items.add(index);
    return found !== undefined;
  };
  const { $ref, not, if: condition } = schema;
  if (typeof $ref === 'string' && !take(referred($ref, root) ?? false)) return false;
  if (!listIn(schema.allOf).every(take)) return false;
  if (Array.isArray(schema.anyOf) && schema.anyOf.filter(take).length === 0) return false;
  if (Array.isArray(schema.oneOf) && schema.oneOf.filter(take).length !== 1) return false;
  if (not !== undefined && judged(not) !== undefined) return false;
  if (condition !== undefined && !take(take(condition) ? schema.then : schema.else)) return false;
  if (!isObject(value)) return true;
  return Object.entries(objectIn(schema.dependentSchemas)).every(
    ([name, part]) => !Object.hasOwn(value, name) || take(part),
  );
}

type Inner = (part: Json | undefined, child: Json) => boolean;

function keepsItems(schema: JsonObject, value: readonly Json[], seen: Seen, inner: Inner): boolean {
  const { minItems, maxItems, uniqueItems, contains } = schema;
  if (typeof minItems === 'number' && value.length < minItems) return false;
  if (typeof maxItems === 'number' && value.length > maxItems) return false;
  if (
    uniqueItems === true &&
    value.some((each, at) => value.slice(0, at).some((other) => isSame(each, other)))
  )
    return false;
  const { first, rest } = itemSchemas(schema);
  const agrees = value.every((each, index) => {
    const part = index < first.length ? first[index] : rest;
    if (part !== undefined) seen.items.add(index);
    return inner(part, each);
  });
  if (!agrees || contains === undefined) return agrees;
  const found = value.flatMap((each, index) => (inner(contains, each) ? [index] : []));
  for (const index of found) seen.items.add(index);
  const least = typeof schema.minContains === 'number' ? schema.minContains : 1;
  const most = typeof schema.maxContains === 'number' ? schema.maxContains : Number.POSITIVE_INFINITY;
  return found.length >= least && found.length <= most;
}

/** Of the first items one by one, and of all others; older drafts write both in `items`. */
export function itemSchemas({ items, prefixItems, additionalItems }: JsonObject) {
  if (Array.isArray(items)) return { first: items as readonly Json[], rest: additionalItems };
  return { first: listIn(prefixItems), rest: items };
}

function keepsProperties(schema: JsonObject, value: JsonObject, seen: Seen, inner: Inner): boolean {
  const names = Object.keys(value);
  const { minProperties, maxProperties, propertyNames } = schema;
  if (typeof minProperties === 'number' && names.length < minProperties) return false;
  if (typeof maxProperties === 'number' && names.length > maxProperties) return false;
  if (!requiredOf(schema, value).every((name) => Object.hasOwn(value, name))) return false;
  if (propertyNames !== undefined && !names.every((name) => inner(propertyNames, name))) return false;
  return names.every((name) => {
    const parts = propertySchemas(schema, name);
    if (parts.length > 0) seen.names.add(name);
    return parts.every((part) => inner(part, value[name] as Json));
  });
}

/** Names that have to be there: always, or because of others that are. */
export function requiredOf(schema: JsonObject, value: JsonObject): readonly string[] {
  const dependent = Object.entries({
    ...objectIn(schema.dependencies),
    ...objectIn(schema.dependentRequired),
  });
  return [
    ...listIn(schema.required),
    ...dependent.flatMap(([name, names]) => (Object.hasOwn(value, name) ? listIn(names) : [])),
  ].filter((name): name is string => typeof name === 'string');
}

/** What a schema says of a property: by its name, by a pattern, else what it says of all others. */
export function propertySchemas(schema: JsonObject, name: string): readonly Json[] {
  const own = ownOf(objectIn(schema.properties), name);
  const byPattern = Object.entries(objectIn(schema.patternProperties)).flatMap(([pattern, part]) =>
    matcherOf(pattern)(name) ? [part] : [],
  );
  const said = own === undefined ? byPattern : [own, ...byPattern];
  if (said.length > 0 || schema.additionalProperties === undefined) return said;
  return [schema.additionalProperties];
}

function keepsUnevaluated(schema: JsonObject, value: Json, seen: Seen, inner: Inner): boolean {
  const { unevaluatedProperties: properties, unevaluatedItems: items } = schema;
  if (properties !== undefined && isObject(value)) {
    const left = Object.keys(value).filter((name) => !seen.names.has(name));
    if (!left.every((name) => inner(properties, value[name] as Json))) return false;
    for (const name of left) seen.names.add(name);
  }
  if (items === undefined || !Array.isArray(value)) return true;
  return (value as readonly Json[]).every((each, index) => seen.items.has(index) || inner(items, each));
}
