import { isNumber, type Json } from '../../documentation/index.ts';
import { valueWithoutForm } from '../../vocabulary/index.ts';
import { breaks, type Rule, textBreaks, type ValueType } from './rule.ts';

/** Longer texts and lists than this are not made, whatever limit is documented. */
const longest = 20_000;

/** Values of a body that break a rule, likeliest to be refused first; `like` is a valid one, where one is known. */
export function breakingValues(rule: Rule, like: Json | undefined): readonly Json[] {
  return candidates(rule, like).filter((value) => breaks(rule, value));
}

/** Texts of a parameter that break a rule. */
export function breakingTexts(rule: Rule, like: string | undefined): readonly string[] {
  return candidates(rule, like)
    .filter((value) => typeof value !== 'object')
    .map(String)
    .filter((text) => textBreaks(rule, text));
}

function candidates(rule: Rule, like: Json | undefined): readonly Json[] {
  switch (rule.kind) {
    case 'form':
      return [valueWithoutForm(rule.form)];
    case 'type':
      return wrongTypes[rule.type];
    case 'members':
      return [
        rule.values.every((value) => isNumber(value)) ? beyond(rule.values) : 'docproof-none-of-these',
        'docproof-none-of-these',
      ];
    case 'length':
      return [
        longText(rule.max, like),
        rule.min !== undefined && rule.min > 0 ? textOf(Math.min(rule.min - 1, longest), like) : '',
      ].flatMap((text) => text ?? []);
    case 'range':
      return [
        rule.max === undefined ? undefined : rule.max + 1,
        rule.min === undefined ? undefined : rule.min - 1,
      ].flatMap((value) => value ?? []);
    case 'count':
      return listsBeyond(rule, like);
    case 'pattern':
      return ['docproof does not match!', '', '0', '#'];
    case 'filled':
      return [' '];
    case 'id':
      return [' ', 'not..an-id', '=not-an-id'];
    case 'no-prefix':
      return [`${rule.prefix}${typeof like === 'string' ? like : 'docproof'}`];
  }
}

const wrongTypes: Readonly<Record<ValueType, readonly Json[]>> = {
  string: [{ not: 'a text' }, 12_345],
  number: ['not-a-number'],
  integer: ['not-a-number'],
  boolean: ['not-a-boolean'],
  array: ['not-a-list'],
  object: ['not-an-object'],
};

function beyond(values: readonly Json[]): number {
  return Math.max(...values.map(Number)) + 1;
}

function longText(max: number | undefined, like: Json | undefined): string | undefined {
  return max === undefined || max >= longest ? undefined : textOf(max + 1, like);
}

/** A text of that many characters, begun like a valid one. */
function textOf(length: number, like: Json | undefined): string {
  const start = typeof like === 'string' && like !== '' ? like : 'docproof';
  return start.padEnd(length, 'x').slice(0, length);
}

function listsBeyond(
  rule: { readonly min: number | undefined; readonly max: number | undefined },
  like: Json | undefined,
) {
  const items: readonly Json[] = Array.isArray(like) && like.length > 0 ? like : ['docproof'];
  const listOf = (count: number): Json =>
    Array.from({ length: count }, (_, index) => items[index % items.length] as Json);
  return [
    ...(rule.min !== undefined && rule.min > 0 ? [listOf(Math.min(rule.min - 1, longest / 10))] : []),
    ...(rule.max !== undefined && rule.max < longest / 10 ? [listOf(rule.max + 1)] : []),
  ];
}
