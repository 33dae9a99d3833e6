/** What is wrong with values, going by how their fields are described. */
import { isObject } from '../../../analysis/index.ts';
import type { Attribute, Json, JsonObject } from '../../../documentation/index.ts';
import type { Mistake } from '../model/model.ts';

export interface Rules {
  /** Every value of a form is a text. */
  readonly isForm: boolean;
  /** Fields that the documentation contradicts itself about. */
  readonly exempt: ReadonlySet<string>;
}

export function withoutIndices(field: string): string {
  return field.replace(/\[\d+\]/g, '[]');
}

/** The first field that is missing or has a wrong value; of a partial body nothing is missing. */
export function inObject(
  value: JsonObject,
  attributes: readonly Attribute[],
  path: string,
  rules: Rules,
  isPartial: boolean,
): Mistake | undefined {
  for (const attribute of attributes) {
    const field = path === '' ? attribute.name : `${path}.${attribute.name}`;
    const own = Object.hasOwn(value, attribute.name) ? value[attribute.name] : undefined;
    const mistake =
      own === undefined
        ? isPartial
          ? undefined
          : ifMissing(attribute, field)
        : inValue(own, attribute, field, rules, isPartial);
    if (mistake && !rules.exempt.has(withoutIndices(mistake.field))) return mistake;
  }
  return undefined;
}

function ifMissing(attribute: Attribute, field: string): Mistake | undefined {
  const isOptional =
    attribute.required !== true || attribute.choice !== undefined || attribute.default !== undefined;
  return isOptional ? undefined : { field, detail: `${field} is required` };
}

function inValue(
  value: Json,
  attribute: Attribute,
  field: string,
  rules: Rules,
  isPartial: boolean,
): Mistake | undefined {
  if (value === null) {
    const allowed = attribute.nullable || attribute.required !== true || /^(null|any)$/.test(attribute.type);
    return allowed ? undefined : { field, detail: `${field} must not be null` };
  }
  if (!isOfType(value, attribute, rules.isForm)) {
    return { field, detail: `${field} must be ${typeNames[attribute.type]}, not ${nameOfType(value)}` };
  }
  if (
    isClosed(attribute) &&
    typeof value !== 'object' &&
    !attribute.values.map(String).includes(String(value))
  ) {
    const choices = attribute.values.map(String).join(', ');
    return { field, detail: `${field} must be one of ${choices}, not ${String(value)}` };
  }
  if (isObject(value)) return inObject(value, attribute.children, field, rules, isPartial);
  return Array.isArray(value) ? inList(value as readonly Json[], attribute, field, rules) : undefined;
}

function inList(
  items: readonly Json[],
  attribute: Attribute,
  field: string,
  rules: Rules,
): Mistake | undefined {
  const type = /^array\[(string|number|boolean)\]/.exec(attribute.typeText)?.[1];
  for (const [index, item] of items.entries()) {
    const place = `${field}[${index}]`;
    const isOther = type !== undefined && item !== null && typeof item !== type && !rules.isForm;
    if (isOther) return { field: place, detail: `${place} must be a ${type}, not ${nameOfType(item)}` };
    const mistake = isObject(item) ? inObject(item, attribute.children, place, rules, false) : undefined;
    if (mistake) return mistake;
  }
  return undefined;
}

/** An enumeration, and not a field with a few sample values. */
function isClosed(attribute: Attribute): boolean {
  return attribute.values.length > 0 && /enum/i.test(attribute.typeText);
}

const typeNames: Readonly<Record<Attribute['type'], string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
  null: 'null',
  any: 'any value',
};

function isOfType(value: Json, attribute: Attribute, isForm: boolean): boolean {
  if (isForm && typeof value === 'string') return true;
  switch (attribute.type) {
    case 'string':
      return typeof value === 'string' || (typeof value === 'number' && attribute.typeText === '');
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'null':
    case 'any':
      return true;
  }
}

export function nameOfType(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
