/** What is wrong with a body, going by what the documentation says of its fields. */
import type { Attribute, Json, JsonObject } from '../../../documentation/index.ts';
import {
  breachText,
  breaks,
  isObject,
  type RequestView,
  type Rule,
  ruleFor,
  rulesOfField,
  validRequestOf,
} from '../../../scenarios/index.ts';
import type { Mistake, ServedOperation } from '../model/model.ts';
import { sentFields } from '../reading/sent-fields.ts';

type Body = Pick<RequestView, 'json' | 'mediaType'>;

interface Rules {
  /** Every value of a form is a text. */
  readonly isForm: boolean;
  /** Fields that the documentation contradicts itself about. */
  readonly exempt: ReadonlySet<string>;
}

/** The first thing wrong with a JSON body; undefined where nothing is. */
export function mistakeInBody(body: Body, served: ServedOperation): Mistake | undefined {
  return firstMistake(body, served, contradicted(served)) ?? mistakeBySchema(body, served);
}

/** By a written JSON Schema, if the documented body itself keeps to it. */
function mistakeBySchema({ json }: Body, served: ServedOperation): Mistake | undefined {
  const { checkSchema } = served.api;
  const request = validRequestOf(served.operation);
  if (!checkSchema || !request?.schema || json === undefined) return undefined;
  const example = request.body?.json;
  if (example !== undefined && checkSchema(request.schema, example)) return undefined;
  return checkSchema(request.schema, json);
}

const contradictions = new WeakMap<ServedOperation, ReadonlySet<string>>();

/** Fields that the documented request, or the documented resource itself, has otherwise than they are described. */
function contradicted(served: ServedOperation): ReadonlySet<string> {
  const known = contradictions.get(served);
  if (known) return known;
  const exempt = new Set<string>();
  const addAll = (next: () => Mistake | undefined) => {
    for (let mistake = next(); mistake && !exempt.has(mistake.field); mistake = next()) {
      exempt.add(withoutIndices(mistake.field));
    }
  };
  for (const body of acceptedBodies(served)) addAll(() => firstMistake(body, served, exempt));
  addAll(() => mistakeInWhatIsShown(served, exempt));
  contradictions.set(served, exempt);
  return exempt;
}

/** What an answer shows may be sent back. */
function mistakeInWhatIsShown(served: ServedOperation, exempt: ReadonlySet<string>): Mistake | undefined {
  const { resource } = served;
  return resource && inObject(resource.template, attributesOf(served), '', { isForm: false, exempt }, true);
}

function acceptedBodies({ operation }: ServedOperation): readonly Body[] {
  const refused = operation.responses
    .filter(({ status }) => status >= 400)
    .flatMap(({ requests }) => requests);
  const accepted = operation.responses
    .filter(({ status }) => status < 400)
    .flatMap(({ requests }) => requests);
  return operation.requests
    .filter((_request, index) => accepted.includes(index) || !refused.includes(index))
    .map(({ body, mediaType }) => ({ json: body?.json, mediaType }));
}

function withoutIndices(field: string): string {
  return field.replace(/\[\d+\]/g, '[]');
}

function firstMistake(
  { json, mediaType }: Body,
  served: ServedOperation,
  exempt: ReadonlySet<string>,
): Mistake | undefined {
  if (json === undefined || exempt.has('') || takesAny(served, mediaType)) return undefined;
  if (!isObject(json)) return { field: '', detail: `the body must be an object, not ${nameOfType(json)}` };
  const rules = { isForm: mediaType === 'application/x-www-form-urlencoded', exempt };
  const sent = sentFields(json, served);
  return (
    inObject(sent, attributesOf(served), '', rules, served.role === 'update') ??
    brokenRule(sent, served, rules)
  );
}

function attributesOf({ fields }: ServedOperation): readonly Attribute[] {
  return fields
    .filter((field) => field.pointer.lastIndexOf('/') === 0)
    .flatMap((field) => (field.attribute ? [field.attribute] : []));
}

/** Limits and forms of values that the documentation states in words; a written schema is judged as a whole. */
function brokenRule(sent: JsonObject, served: ServedOperation, { exempt }: Rules): Mistake | undefined {
  if (validRequestOf(served.operation)?.schema !== undefined) return undefined;
  for (const field of served.fields) {
    const isTop = field.pointer.lastIndexOf('/') === 0;
    if (!isTop || exempt.has(field.name) || !Object.hasOwn(sent, field.name)) continue;
    const broken = rulesOfField(field)
      .filter(({ rule, stated }) => stated && checkedRules.has(rule.kind))
      .map(({ rule }) => ruleFor(field.example, rule))
      .find((rule) => breaks(rule, sent[field.name]));
    if (broken) return { field: field.name, detail: `${field.name} ${breachText(broken)}` };
  }
  return undefined;
}

/** Types and members are told of above, in words that name what was sent. */
const checkedRules: ReadonlySet<Rule['kind']> = new Set([
  'length',
  'range',
  'count',
  'pattern',
  'form',
  'filled',
]);

/** No documented body is an object, or a JSON Patch is sent. */
function takesAny(served: ServedOperation, mediaType: string | undefined): boolean {
  const documented = served.operation.requests.map((request) => request.body?.json);
  const hasOther = documented.some((json) => json !== undefined && !isObject(json));
  const saysObject = documented.some(isObject) || served.fields.some((field) => field.attribute);
  return mediaType === 'application/json-patch+json' || hasOther || !saysObject;
}

function inObject(
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
        : inValue(own, attribute, field, rules);
    if (mistake && !rules.exempt.has(withoutIndices(mistake.field))) return mistake;
  }
  return undefined;
}

function ifMissing(attribute: Attribute, field: string): Mistake | undefined {
  const isOptional =
    attribute.required !== true || attribute.choice !== undefined || attribute.default !== undefined;
  return isOptional ? undefined : { field, detail: `${field} is required` };
}

function inValue(value: Json, attribute: Attribute, field: string, rules: Rules): Mistake | undefined {
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
  if (isObject(value)) return inObject(value, attribute.children, field, rules, false);
  if (!Array.isArray(value) || attribute.children.length === 0) return undefined;
  for (const [index, item] of (value as readonly Json[]).entries()) {
    const mistake = isObject(item)
      ? inObject(item, attribute.children, `${field}[${index}]`, rules, false)
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
