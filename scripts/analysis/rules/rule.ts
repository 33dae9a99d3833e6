/** What a value must be like, as far as the documentation tells. */
import { type AttributeType, isNumber, type Json, matcherOf, textOfJson } from '../../documentation/index.ts';
import { booleanIn, formNames, hasForm, type ValueForm } from '../../vocabulary/index.ts';
import { isObject, sameJson } from '../json.ts';

export type Rule =
  | { readonly kind: 'form'; readonly form: ValueForm }
  | { readonly kind: 'type'; readonly type: ValueType }
  | { readonly kind: 'members'; readonly values: readonly Json[] }
  /** Length of a text, in characters. */
  | { readonly kind: 'length'; readonly min: number | undefined; readonly max: number | undefined }
  /** Size of a number. */
  | { readonly kind: 'range'; readonly min: number | undefined; readonly max: number | undefined }
  /** Number of items in a list. */
  | { readonly kind: 'count'; readonly min: number | undefined; readonly max: number | undefined }
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** More than blanks. */
  | { readonly kind: 'filled' }
  /**
   * A text that can be an id, of whatever form: one that can be read (not blank, not begun like an escape), and valid
   * (without an empty part).
   */
  | { readonly kind: 'id'; readonly demands: 'readable' | 'valid' | 'both' }
  /** A beginning that is kept for the API itself. */
  | { readonly kind: 'no-prefix'; readonly prefix: string };

export type ValueType = Exclude<AttributeType, 'null' | 'any'>;

/** Whether a value of a JSON body breaks a rule; null and a missing value break none. */
export function breaks(rule: Rule, value: Json | undefined): boolean {
  if (value === undefined || value === null) return false;
  switch (rule.kind) {
    case 'form':
      return typeof value === 'object' || !hasForm(String(value), rule.form);
    case 'type':
      return !hasType(rule.type, value);
    case 'members':
      return !rule.values.some((member) => sameJson(member, value));
    case 'length':
      return typeof value === 'string' && isOutside([...value].length, rule);
    case 'range':
      return !isNumber(value) || isOutside(Number(value), rule);
    case 'count':
      return Array.isArray(value) && isOutside(value.length, rule);
    case 'pattern':
      return typeof value === 'string' && !matcherOf(rule.pattern)(value);
    case 'filled':
      return typeof value === 'string' && value.trim() === '';
    case 'id':
      return typeof value === 'string' && noId[rule.demands].test(value);
    case 'no-prefix':
      return typeof value === 'string' && value.startsWith(rule.prefix);
  }
}

/** Texts that no service gives as ids. */
const noId = { readable: /^\s*$|^=/, valid: /\.\./, both: /^\s*$|^=|\.\./ } as const;

/** Whether the text of a parameter breaks a rule; there, numbers and booleans are written as text. */
export function textBreaks(rule: Rule, text: string): boolean {
  switch (rule.kind) {
    case 'type':
      return (
        rule.type !== 'string' && rule.type !== 'array' && rule.type !== 'object' && !readsAs(rule.type, text)
      );
    case 'members':
      return !rule.values.some((member) => textOfJson(member) === text);
    case 'range':
      return !readsAs('number', text) || isOutside(Number(text), rule);
    case 'count':
      return isOutside(text.split(',').length, rule);
    case 'form':
    case 'length':
    case 'pattern':
    case 'filled':
    case 'id':
    case 'no-prefix':
      return breaks(rule, text);
  }
}

function hasType(type: ValueType, value: Json): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value);
    case 'number':
      return isNumber(value);
    case 'string':
    case 'boolean':
      return typeof value === type;
  }
}

function readsAs(type: 'integer' | 'number' | 'boolean', text: string): boolean {
  if (type === 'boolean') return booleanIn(text) !== undefined;
  return hasForm(text, type);
}

function isOutside(
  size: number,
  limits: { readonly min: number | undefined; readonly max: number | undefined },
): boolean {
  return (limits.min !== undefined && size < limits.min) || (limits.max !== undefined && size > limits.max);
}

/** Whether it is a limit that can be passed on either side. */
export function hasBothLimits(rule: Rule): boolean {
  const isLimit = rule.kind === 'length' || rule.kind === 'range' || rule.kind === 'count';
  return isLimit && rule.min !== undefined && rule.max !== undefined;
}

const typeNames: Readonly<Record<ValueType, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'a boolean',
  array: 'a list',
  object: 'an object',
};

/**
 * The breach of a rule in words, to stand after the name of what breaks it: `is not an IPv4 address`. Of a limit with
 * two sides the value tells which one is broken.
 */
export function breachText(rule: Rule, value?: Json): string {
  switch (rule.kind) {
    case 'form':
      return `is not ${formNames[rule.form]}`;
    case 'type':
      return `is not ${typeNames[rule.type]}`;
    case 'members':
      return `is not one of ${shortList(rule.values)}`;
    case 'length':
      return `is ${limitText(rule, 'longer', 'shorter', value === undefined ? value : [...textOfJson(value)].length)} characters`;
    case 'range':
      if (value !== undefined && Number.isNaN(Number(value))) return 'is not a number';
      return `is ${limitText(rule, 'more', 'less', value === undefined ? value : Number(value))}`;
    case 'count':
      return rule.min === 1 && rule.max === undefined
        ? 'has no item'
        : `has ${limitText(rule, 'more', 'fewer', value === undefined ? value : listed(value).length)} items`;
    case 'pattern':
      return `does not match ${rule.pattern}`;
    case 'filled':
      return 'is blank';
    case 'id':
      return { readable: 'cannot be read as an id', valid: 'is not a valid id', both: 'cannot be an id' }[
        rule.demands
      ];
    case 'no-prefix':
      return `starts with "${rule.prefix}"`;
  }
}

function limitText(
  { min, max }: { readonly min: number | undefined; readonly max: number | undefined },
  more: string,
  less: string,
  size: number | undefined,
): string {
  const isBelow = min !== undefined && size !== undefined && size < min;
  return max === undefined || isBelow ? `${less} than ${min}` : `${more} than ${max}`;
}

/** The items of a list, also where they stand in a query. */
function listed(value: Json): readonly unknown[] {
  return Array.isArray(value) ? value : textOfJson(value).split(',');
}

function shortList(values: readonly Json[]): string {
  const shown = values.slice(0, 5).map(textOfJson);
  return shown.join(', ') + (values.length > shown.length ? ' …' : '');
}

/** The rule as it is meant for a value like the documented one: `at least 1` is a number of items for a list. */
export function ruleFor(example: Json | undefined, rule: Rule): Rule {
  if (rule.kind !== 'range' && rule.kind !== 'count' && rule.kind !== 'length') return rule;
  const { min, max } = rule;
  if (Array.isArray(example)) return { kind: 'count', min, max };
  if (isNumber(example)) return { kind: 'range', min, max };
  return typeof example === 'string' && !hasForm(example, 'number') ? { kind: 'length', min, max } : rule;
}
