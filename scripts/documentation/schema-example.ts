/** An example made of a JSON Schema, where the documentation shows a schema and no body. */

import { describedValue } from './described-value.ts';
import type { Json, JsonObject, JsonSchema } from './model.ts';
import { matcherOf, readPattern } from './patterns/pattern.ts';

/** Deeper than this only what is required is made, so that a schema that refers to itself comes to an end. */
const deepest = 4;
const mostSchemas = 20_000;

/** What a schema stands in, and what texts are like that it says nothing of. */
interface Making {
  readonly root: JsonSchema;
  /** How many more schemas are looked at: one that refers to itself in many places has no end otherwise. */
  readonly left: { schemas: number };
  readonly textOf: (name: string) => string;
  /** Which optional properties are left out: those whose value is made up, or those with a value from a description too. */
  readonly leaves: 'nothing' | 'made-up' | 'described';
}

/**
 * A value that the schema allows, as far as that can be told without a search; undefined for a schema that allows
 * anything. `textOf` gives the text for a property of which no more is known than that it is one.
 */
export function schemaExample(schema: JsonSchema, textOf: (name: string) => string): Json | undefined {
  return exampleOf(schema, '', 0, {
    root: schema,
    left: { schemas: mostSchemas },
    textOf,
    leaves: 'nothing',
  });
}

/**
 * A value to send: what is required, and what the schema shows a value for. Made-up values of optional properties only
 * give the target a reason to refuse it. A change leaves out what only a description shows a value for: it may be a name,
 * which stays. Texts of which no more is known are empty.
 */
export function schemaExampleToSend(schema: JsonSchema, purpose: 'request' | 'change'): Json | undefined {
  return exampleOf(schema, '', 0, {
    root: schema,
    left: { schemas: mostSchemas },
    textOf: () => '',
    leaves: purpose === 'change' ? 'described' : 'made-up',
  });
}

function exampleOf(written: Json | undefined, name: string, depth: number, making: Making): Json | undefined {
  const schema = isObject(written) ? resolved(written, making) : undefined;
  if (!schema || depth > 2 * deepest || making.left.schemas <= 0) return undefined;
  const given = shownIn(schema);
  if (given !== undefined) return given;
  switch (typeOf(schema)) {
    case 'object':
      return objectOf(schema, depth, making);
    case 'array':
      return arrayOf(schema, name, depth, making);
    case 'string':
      return textFor(schema, name, making);
    case 'number':
    case 'integer':
      return numberFor(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return undefined;
  }
}

function shownIn(schema: JsonObject): Json | undefined {
  const { description } = schema;
  const isText = typeOf(schema) === 'string' && typeof description === 'string';
  const shown = [
    schema.const,
    schema.default,
    schema.example,
    firstOf(schema.examples),
    firstOf(schema.enum),
    isText && allowsText(schema) ? describedValue(description) : undefined,
  ];
  return shown.find((each) => each !== undefined);
}

/** A form that is written as a keyword rules: a text from a description may not have it. */
function allowsText({ format, pattern, maxLength }: JsonObject): boolean {
  return format === undefined && pattern === undefined && maxLength === undefined;
}

/** With what it refers to, the first of its alternatives, and all its parts. */
function resolved(schema: JsonObject, making: Making, depth = 0): JsonObject {
  if (depth > deepest || making.left.schemas <= 0) return schema;
  making.left.schemas -= 1;
  const parts = [
    typeof schema.$ref === 'string' ? referred(schema.$ref, making.root) : undefined,
    ...(Array.isArray(schema.allOf) ? (schema.allOf as readonly Json[]) : []),
    firstOf(schema.oneOf),
    firstOf(schema.anyOf),
  ]
    .filter(isObject)
    .map((part) => resolved(part, making, depth + 1));
  return parts.reduce(merged, schema);
}

function merged(schema: JsonObject, part: JsonObject): JsonObject {
  const required = [...listOf(schema.required), ...listOf(part.required)];
  const properties = { ...objectIn(part.properties), ...objectIn(schema.properties) };
  return {
    ...part,
    ...schema,
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
}

function referred(reference: string, root: JsonSchema): Json | undefined {
  if (!reference.startsWith('#')) return undefined;
  const keys = reference.slice(1).split('/').slice(1);
  return keys.reduce<Json | undefined>((value, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    return Object.hasOwn(objectIn(value), name) ? objectIn(value)[name] : undefined;
  }, root);
}

function typeOf({ type, properties, items }: JsonObject): Json | undefined {
  const named = Array.isArray(type) ? (type as readonly Json[]).find((each) => each !== 'null') : type;
  if (named !== undefined) return named;
  if (properties !== undefined) return 'object';
  return items === undefined ? undefined : 'array';
}

function objectOf(schema: JsonObject, depth: number, making: Making): JsonObject {
  const required = listOf(schema.required);
  const properties = Object.entries(objectIn(schema.properties));
  const made = wanted(properties, required, depth, making).map(
    ([name, each]) => [name, exampleOf(each, name, depth + 1, making)] as const,
  );
  return Object.fromEntries(made.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

type Properties = readonly (readonly [string, Json])[];

function wanted(all: Properties, required: readonly Json[], depth: number, making: Making): Properties {
  const reachable = all.filter(([name]) => depth < deepest || required.includes(name));
  if (making.leaves === 'nothing') return reachable;
  const known = reachable.filter(([name, each]) => required.includes(name) || hasKnownValue(each, making));
  return known.length > 0 ? known : reachable;
}

function hasKnownValue(written: Json, making: Making): boolean {
  const schema = isObject(written) ? resolved(written, making) : {};
  const isFormatted = typeof schema.format === 'string' && formats[schema.format] !== undefined;
  const shown = making.leaves === 'described' ? shownIn({ ...schema, description: '' }) : shownIn(schema);
  return shown !== undefined || isFormatted || typeof schema.pattern === 'string';
}

function arrayOf(schema: JsonObject, name: string, depth: number, making: Making): readonly Json[] {
  const { items } = schema;
  const kinds = Array.isArray(items) ? (items as readonly Json[]) : [items];
  const made = kinds.map((each) => exampleOf(each, name, depth + 1, making));
  const values = made.filter((each): each is Json => each !== undefined);
  const [first] = values;
  const missing = first === undefined ? 0 : Math.max(0, numberIn(schema.minItems, 0) - values.length);
  return [...values, ...Array.from({ length: Math.min(missing, 20) }, () => first as Json)];
}

const formats: Readonly<Record<string, string>> = {
  uuid: '3f2b8c1e-5d4a-4f6b-9a7c-1e2d3c4b5a69',
  email: 'sample@example.com',
  uri: 'https://example.com/sample',
  url: 'https://example.com/sample',
  hostname: 'sample.example.com',
  ipv4: '192.0.2.10',
  ipv6: '2001:db8::10',
  date: '2030-01-15',
  'date-time': '2030-01-15T12:00:00Z',
  time: '12:00:00Z',
};

/** What ends does so after it has begun. */
const ends =
  /^(ends?|until|till|to|stops?|finish(ed|es)?|expir[a-z]*|due|valid_(to|until|till|through))(_|$)/i;

function endsSomething(name: string): boolean {
  return ends.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
}

const later = { date: '2030-01-16', 'date-time': '2030-01-16T12:00:00Z' };

/** Longer texts are not made, whatever a schema asks for. */
const longestText = 10_000;

/** Texts of the kinds that patterns are mostly written for. */
const specimens = [
  ...Object.values(formats),
  ...['1', '10', '1234', '12345', '2030', '12:00', '1.0.0', '+12025550100', '5f0c3a9be1d2477c8e6b1a20'],
  ...['a', 'abc', 'sample', 'A', 'ABC', 'US', 'en-US', '#a1b2c3', 'a1b2c3d4', 'Sample text', '1.50'],
];

function textFor(
  { format, pattern, minLength, maxLength }: JsonObject,
  name: string,
  making: Making,
): string {
  if ((format === 'date' || format === 'date-time') && endsSomething(name)) return later[format];
  if (typeof format === 'string' && formats[format] !== undefined) return formats[format];
  const found = typeof pattern === 'string' ? specimenOf(pattern) : undefined;
  if (found !== undefined) return found;
  const text = making.textOf(name);
  return text === ''
    ? text
    : text.padEnd(Math.min(numberIn(minLength, 0), longestText), 'x').slice(0, numberIn(maxLength, Infinity));
}

function specimenOf(pattern: string): string | undefined {
  const { kind } = readPattern(pattern) ?? { kind: 'unmatched' };
  return kind === 'unmatched' ? undefined : specimens.find(matcherOf(pattern));
}

function numberFor(schema: JsonObject): number {
  const above = schema.exclusiveMinimum;
  const least =
    typeof above === 'number' ? above + 1 : numberIn(schema.minimum, -Infinity) + (above === true ? 1 : 0);
  const step = numberIn(schema.multipleOf, 1);
  const most = numberIn(schema.maximum, Infinity);
  return Math.min(least > step ? Math.ceil(least / step) * step : step, most);
}

function firstOf(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? (value as readonly Json[])[0] : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function numberIn(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function objectIn(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
