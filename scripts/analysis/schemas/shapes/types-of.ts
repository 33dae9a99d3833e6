import { type Attribute, alternativesIn, type Json, typeOfJson } from '../../../documentation/index.ts';
import { isCountedName } from '../../../vocabulary/index.ts';
import { type Kind, kindOf } from '../../json.ts';
import { onlyWholeSeen } from './seen.ts';
import type { Shape } from './shape.ts';

const order: readonly string[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

/**
 * The types of a field, documented or seen: an example that shows another type than is written adds it. None if
 * nothing but `null` is known.
 */
export function typesOf(shape: Shape, key: string, attribute: Attribute | undefined): string[] {
  const documented = documentedTypes(attribute);
  const types = new Set<string>([...shape.kinds].filter((kind: Kind) => kind !== 'number'));
  if (shape.kinds.has('number')) types.add(numberType(shape, key, documented));
  for (const type of documented) types.add(type);
  if (types.has('number')) types.delete('integer');
  if (attribute?.nullable) types.add('null');
  const onlyNull = types.size === 1 && types.has('null') && !documented.has('null');
  return onlyNull ? [] : order.filter((type) => types.has(type));
}

/** The types that are written; none if any will do. */
export function documentedTypes(attribute: Attribute | undefined): ReadonlySet<string> {
  if (!attribute) return new Set();
  if (attribute.type === 'any') return new Set(alternativesIn(attribute.typeText));
  const enumeration = /^enum\b(.*)/.exec(attribute.typeText.toLowerCase());
  if (enumeration && attribute.values.length === 0 && !/^\[\w+\]/.test(enumeration[1]!)) return new Set();
  if (namesTypes(attribute)) return new Set();
  const others =
    attribute.type === 'array' ? [] : attribute.values.map(kindOf).filter((kind) => kind !== 'string');
  return new Set([
    attribute.type,
    ...others.filter((kind) => kind !== 'number' || attribute.type !== 'integer'),
  ]);
}

/** Some list types or declarations where members belong: `string`, `number`, or "day: `2016-12-24`". */
function namesTypes({ values }: Attribute): boolean {
  const types = /^(string|number|integer|boolean|object|array)$|`/i;
  return values.some((value) => typeof value === 'string' && types.test(value));
}

/**
 * Whole examples alone do not make an integer: a price of 5 may be 5.5 tomorrow. It takes a table that says so, or
 * the name of something that is counted or numbered.
 */
function numberType(shape: Shape, key: string, documented: ReadonlySet<string>): 'integer' | 'number' {
  if (!onlyWholeSeen(shape)) return 'number';
  if (documented.has('number')) return 'number';
  if (documented.has('integer')) return 'integer';
  return isCountedName(key) ? 'integer' : 'number';
}

/** The documented members of an enumeration; undefined without members, or if an example shows another value. */
export function membersOf(
  shape: Shape,
  attribute: Attribute | undefined,
  types: readonly string[],
): Json[] | undefined {
  if (!attribute || attribute.values.length === 0 || attribute.type === 'array') return undefined;
  if (isSampleOnly(attribute) || namesTypes(attribute)) return undefined;
  if (attribute.values.some((value) => typeof value === 'object' && value !== null)) return undefined;
  if (types.includes('object') || types.includes('array')) return undefined;
  const members = new Set(attribute.values.map((value) => asTyped(value, types)));
  if (![...shape.scalars].every((value) => members.has(value))) return undefined;
  if (types.includes('null') || shape.kinds.has('null')) members.add(null);
  return [...members];
}

/** `kind: small (Size)` gives a value of a named type or an enumeration, not all of its members. */
export function isSampleOnly({ values, example, typeText }: Attribute): boolean {
  const isPlain = /^(string|number|integer|boolean|)$/i.test(typeText);
  return values.length === 1 && values[0] === example && !isPlain;
}

/** The default as a value of one of the types; undefined without a default. */
export function defaultOf(attribute: Attribute | undefined, types: readonly string[]): Json | undefined {
  if (attribute?.default === undefined) return undefined;
  const value = asTyped(attribute.default, types);
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeOfJson(value);
  return types.includes(type) || (type === 'number' && types.includes('integer')) ? value : undefined;
}

/** Tables hold text only: `10` is a number, and `true` no string, where the types say so. */
export function asTyped(value: Json, types: readonly string[]): Json {
  if (typeof value !== 'string' || types.includes('string')) return value;
  const numeric = types.includes('number') || types.includes('integer');
  if (numeric && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  return value === 'null' && types.includes('null') ? null : value;
}
