/** Rules for a field or parameter that its type, its description, its members or its schema state. */
import {
  effectiveSchema,
  type Json,
  type JsonSchema,
  type Parameter,
  textOfJson,
  typeOfJson,
} from '../../documentation/index.ts';
import {
  amountIn,
  formNamedIn,
  formOfValue,
  hasForm,
  plain,
  typeNamed,
  type ValueForm,
  wordsOf,
} from '../../vocabulary/index.ts';
import type { BodyField } from '../fields/fields.ts';
import type { Rule, ValueType } from './rule.ts';

/** A rule, and whether the documentation states it or it is only what the name and the example suggest. */
export interface DocumentedRule {
  readonly rule: Rule;
  readonly stated: boolean;
}

/** Most telling first: members, limits, the form, the type. */
export function rulesOfField(field: BodyField): readonly DocumentedRule[] {
  const { attribute, schema, example } = field;
  const type = valueTypeOf(attribute?.type) ?? valueTypeOf(soleType(schema?.type)) ?? typeOfExample(example);
  const stated =
    attribute?.type !== undefined && attribute.type !== 'any' ? true : schema?.type !== undefined;
  const text = `${attribute?.typeText ?? ''} ${attribute?.description ?? ''}`;
  const members = membersOf(attribute?.values, schema?.enum, example);
  return [
    ...members.map((rule) => ({ rule, stated: true })),
    ...limitsIn(text, type).map((rule) => ({ rule, stated: true })),
    ...schemaLimits(schema).map((rule) => ({ rule, stated: true })),
    ...(type === undefined || type === 'string' ? formRules(field.name, text, schema?.format, example) : []),
    ...(type === undefined ? [] : [{ rule: { kind: 'type', type } as const, stated }]),
  ];
}

export function rulesOfParameter(
  parameter: Parameter,
  example: string | undefined,
): readonly DocumentedRule[] {
  if (typeof parameter.schema === 'object') return rulesOfSchema(parameter, parameter.schema, example);
  const type = parameterType(parameter.type);
  const members = membersOf(parameter.values, undefined, example);
  return [
    ...members.map((rule) => ({ rule, stated: true })),
    ...limitsIn(parameter.description, type).map((rule) => ({ rule, stated: true })),
    ...(type === undefined || type === 'string'
      ? formRules(parameter.name, `${parameter.type ?? ''} ${parameter.description}`, undefined, example)
      : []),
    ...(type === undefined || type === 'string' || type === 'array' || type === 'object'
      ? []
      : [{ rule: { kind: 'type', type } as const, stated: true }]),
  ];
}

/** A written schema rules: what it does not say is not a rule. */
function rulesOfSchema(
  { name, description }: Parameter,
  written: JsonSchema,
  example: string | undefined,
): readonly DocumentedRule[] {
  const schema = effectiveSchema(written, written);
  const type = valueTypeOf(soleType(schema.type));
  const members = membersOf(undefined, schema.enum, example);
  const rules: readonly Rule[] = [
    ...members,
    ...schemaLimits(schema),
    ...(type === undefined || type === 'string' || type === 'array' || type === 'object'
      ? []
      : [{ kind: 'type', type } as const]),
  ];
  const forms =
    type === 'string' || type === undefined ? formRules(name, description, schema.format, example) : [];
  return [...rules.map((rule) => ({ rule, stated: true })), ...forms];
}

/** Beside null. */
function soleType(type: Json | undefined): Json | undefined {
  const others = [type ?? []].flat().filter((each) => each !== 'null');
  return others.length === 1 ? others[0] : undefined;
}

function valueTypeOf(type: Json | undefined): ValueType | undefined {
  const known: readonly string[] = ['string', 'number', 'integer', 'boolean', 'array', 'object'];
  return typeof type === 'string' && known.includes(type) ? (type as ValueType) : undefined;
}

function parameterType(written: string | undefined): ValueType | undefined {
  return valueTypeOf(typeNamed(written?.replace(/\[.*/s, '').trim() ?? ''));
}

function typeOfExample(example: Json | undefined): ValueType | undefined {
  if (example === undefined || example === null) return undefined;
  if (Array.isArray(example)) return 'array';
  return typeOfJson(example) as ValueType;
}

/** Members that the example itself is not one of are no rule: the documentation contradicts itself. */
function membersOf(
  values: readonly Json[] | undefined,
  enumerated: Json | undefined,
  example: Json | undefined,
): readonly Rule[] {
  const listed =
    values && values.length > 0 ? values : Array.isArray(enumerated) ? (enumerated as readonly Json[]) : [];
  const members = [...new Set(listed.map(withoutExplanation))];
  const shown = example === undefined ? undefined : withoutExplanation(example);
  const isMember = members.some((member) => textOfJson(member) === textOfJson(shown));
  if (members.length < 2 || Array.isArray(example) || (shown !== undefined && !isMember)) return [];
  return [{ kind: 'members', values: members }];
}

/** `` `jamming`: a jam `` → `jamming`. */
function withoutExplanation(member: Json): Json {
  if (typeof member !== 'string') return member;
  return /^`([^`]+)`/.exec(member.trim())?.[1] ?? member;
}

function limitsIn(description: string, type: ValueType | undefined): readonly Rule[] {
  const amount = amountIn(plain(description));
  if (!amount) return [];
  const { min, max } = amount;
  if (type === 'array') return [{ kind: 'count', min, max }];
  if (type === 'number' || type === 'integer')
    return amount.of === 'characters' ? [] : [{ kind: 'range', min, max }];
  return amount.of === 'characters' ? [{ kind: 'length', min, max }] : [];
}

function schemaLimits(schema: BodyField['schema']): readonly Rule[] {
  if (!schema) return [];
  const number = (key: string) => (typeof schema[key] === 'number' ? (schema[key] as number) : undefined);
  const limited = (kind: 'length' | 'range' | 'count', low: string, high: string): readonly Rule[] => {
    const [min, max] = [number(low), number(high)];
    return min === undefined && max === undefined ? [] : [{ kind, min, max }];
  };
  return [
    ...limited('length', 'minLength', 'maxLength'),
    ...limited('range', 'minimum', 'maximum'),
    ...exclusiveLimits(schema),
    ...limited('count', 'minItems', 'maxItems'),
    ...(typeof schema.pattern === 'string' ? [{ kind: 'pattern' as const, pattern: schema.pattern }] : []),
  ];
}

/** Limits that a whole number has to be beyond. */
function exclusiveLimits({
  type,
  exclusiveMinimum: above,
  exclusiveMaximum: below,
}: JsonSchema): readonly Rule[] {
  if (soleType(type) !== 'integer') return [];
  const min = typeof above === 'number' ? above + 1 : undefined;
  const max = typeof below === 'number' ? below - 1 : undefined;
  return min === undefined && max === undefined ? [] : [{ kind: 'range', min, max }];
}

/** By the keyword `format`. */
export const formsOfSchemas: Readonly<Record<string, ValueForm>> = {
  email: 'email',
  uri: 'uri',
  url: 'uri',
  uuid: 'uuid',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  hostname: 'hostname',
  date: 'date',
  'date-time': 'date-time',
};

/** A form is stated by the type, the schema or the description; a name or an example alone suggests one. */
function formRules(
  name: string,
  text: string,
  format: Json | undefined,
  example: Json | undefined,
): readonly DocumentedRule[] {
  const shown = typeof example === 'string' && example !== '' ? example : undefined;
  const fits = (form: ValueForm) => shown === undefined || hasForm(shown, form);
  const told = (typeof format === 'string' ? formsOfSchemas[format] : undefined) ?? formNamedIn(text);
  if (told !== undefined && fits(told) && (shown !== undefined || format !== undefined)) {
    return [{ rule: { kind: 'form', form: told }, stated: true }];
  }
  const named = formNamedIn(wordsOf(name).join(' ')) ?? told;
  if (named !== undefined && fits(named)) return [{ rule: { kind: 'form', form: named }, stated: false }];
  const seen = shown === undefined ? 'text' : formOfValue(shown);
  return seen === 'text' || seen === 'boolean' ? [] : [{ rule: { kind: 'form', form: seen }, stated: false }];
}
