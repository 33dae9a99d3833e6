/** What is wrong with a body or a query, going by what the documentation says of fields and parameters. */
import type { Attribute, Json, JsonObject, Parameter } from '../../documentation/index.ts';
import { isCredentialHeader, isObject, type RequestView } from '../../scenarios/index.ts';
import type { ServedOperation } from './model.ts';
import { sentFields } from './sent-fields.ts';

export interface Mistake {
  readonly field: string;
  /** One sentence without a full stop. */
  readonly detail: string;
}

/** The first thing wrong with a JSON body; undefined where nothing is. */
export function mistakeInBody(view: RequestView, served: ServedOperation): Mistake | undefined {
  const attributes = bodyAttributes(served);
  if (attributes.length === 0 || view.json === undefined) return undefined;
  if (Array.isArray(view.json)) return undefined;
  if (!isObject(view.json))
    return { field: '', detail: `the body must be an object, not ${nameOfType(view.json)}` };
  const isForm = view.mediaType === 'application/x-www-form-urlencoded';
  return mistakeInObject(sentFields(view.json, served), attributes, '', served.role === 'update', isForm);
}

function bodyAttributes(served: ServedOperation): readonly Attribute[] {
  return served.fields
    .filter((field) => field.pointer.lastIndexOf('/') === 0)
    .flatMap((field) => (field.attribute ? [field.attribute] : []));
}

function mistakeInObject(
  value: JsonObject,
  attributes: readonly Attribute[],
  path: string,
  isPartial: boolean,
  isForm: boolean,
): Mistake | undefined {
  for (const attribute of attributes) {
    const field = path === '' ? attribute.name : `${path}.${attribute.name}`;
    const own = Object.hasOwn(value, attribute.name) ? value[attribute.name] : undefined;
    if (own === undefined) {
      if (
        attribute.required === true &&
        !isPartial &&
        attribute.choice === undefined &&
        attribute.default === undefined
      ) {
        return { field, detail: `${field} is required` };
      }
      continue;
    }
    const mistake = mistakeInValue(own, attribute, field, isForm);
    if (mistake) return mistake;
  }
  return undefined;
}

function mistakeInValue(
  value: Json,
  attribute: Attribute,
  field: string,
  isForm: boolean,
): Mistake | undefined {
  if (value === null) {
    const allowed =
      attribute.nullable ||
      attribute.type === 'null' ||
      attribute.type === 'any' ||
      attribute.required !== true;
    return allowed ? undefined : { field, detail: `${field} must not be null` };
  }
  if (!isOfType(value, attribute, isForm)) {
    return { field, detail: `${field} must be ${typeNames[attribute.type]}, not ${nameOfType(value)}` };
  }
  if (
    isClosed(attribute) &&
    typeof value !== 'object' &&
    !attribute.values.some((each) => String(each) === String(value))
  ) {
    return {
      field,
      detail: `${field} must be one of ${attribute.values.map(String).join(', ')}, not ${String(value)}`,
    };
  }
  if (isObject(value) && attribute.type === 'object') {
    return mistakeInObject(value, attribute.children, field, false, isForm);
  }
  if (!Array.isArray(value) || attribute.children.length === 0) return undefined;
  for (const [index, item] of (value as readonly Json[]).entries()) {
    const mistake = isObject(item)
      ? mistakeInObject(item, attribute.children, `${field}[${index}]`, false, isForm)
      : undefined;
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

function nameOfType(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The first thing wrong with the query; undefined where nothing is. */
export function mistakeInQuery(view: RequestView, served: ServedOperation): Mistake | undefined {
  for (const parameter of served.operation.parameters) {
    if (parameter.in !== 'query') continue;
    const values = view.query.get(parameter.name) ?? view.query.get(`${parameter.name}[]`);
    if (values === undefined) continue;
    for (const value of values) {
      const detail = value === '' ? undefined : mistakeInParameter(value, parameter);
      if (detail !== undefined) return { field: parameter.name, detail };
    }
  }
  return undefined;
}

/** The first required query parameter that is missing. */
export function missingParameter(view: RequestView, served: ServedOperation): Mistake | undefined {
  const missing = served.operation.parameters.find(
    (parameter) =>
      parameter.in === 'query' &&
      parameter.required &&
      parameter.default === undefined &&
      !isCredentialHeader(parameter.name) &&
      !served.api.plan.credentials.some((credential) => credential.name === parameter.name) &&
      !view.query.has(parameter.name) &&
      !view.query.has(`${parameter.name}[]`),
  );
  return missing && { field: missing.name, detail: `query parameter ${missing.name} is required` };
}

function mistakeInParameter(value: string, parameter: Parameter): string | undefined {
  const { name } = parameter;
  if (
    parameter.values.length > 0 &&
    !value.split(',').every((each) => parameter.values.includes(each.trim()))
  ) {
    return `${name} must be one of ${parameter.values.join(', ')}, not ${value}`;
  }
  const type = parameter.type ?? '';
  if (/^(integer|int|long)$/.test(type) && !/^-?\d+$/.test(value))
    return `${name} must be a whole number, not ${value}`;
  const example = parameter.example ?? parameter.default;
  const isNumber = example === undefined || Number.isFinite(Number(example));
  if (type === 'number' && isNumber && !Number.isFinite(Number(value)))
    return `${name} must be a number, not ${value}`;
  if (/^bool(ean)?$/.test(type) && !/^(true|false|0|1|yes|no)$/i.test(value)) {
    return `${name} must be true or false, not ${value}`;
  }
  return undefined;
}
