/** Values of a request that are made up although the target may demand more of them than the documentation states. */

import {
  type BodyField,
  keysOf,
  rulesOfField,
  rulesOfParameter,
  sameJson,
  valueAt,
} from '../../analysis/index.ts';
import { isNumber, type Json, type Parameter } from '../../documentation/index.ts';
import { identifies, isFreeText, namesAnother, restricts } from '../../vocabulary/index.ts';

import type { Input, MadeUpValue, RequestPlan } from '../model.ts';

/** A field that a body sends: with the value of a need, with a sample, or as the documentation shows it. */
export interface SentField {
  readonly field: BodyField;
  readonly input: Input | undefined;
  /** The name of the need whose value it takes. */
  readonly name: string | undefined;
  readonly isSample: boolean;
  /** It is called like a kind of things: that there is one as the documentation shows is not known. */
  readonly namesThing: boolean;
}

export function madeUpFields(sent: readonly SentField[]): readonly MadeUpValue[] {
  return sent
    .filter((each) => isMadeUp(each))
    .map(({ field, name }) => ({
      name: field.name,
      in: 'body',
      place: field.pointer,
      value: name === undefined ? (field.example as Json) : { input: name },
    }));
}

function isMadeUp({ field, input, name, isSample, namesThing }: SentField): boolean {
  const { example } = field;
  if (typeof example !== 'string' && !isNumber(example)) return false;
  if (input?.kind === 'fresh') return !input.marks && (hasCodeShape(example) || isDoubtful(field));
  if (name !== undefined) return false;
  return isSample ? isDoubtfulSample(field) : namesThing || namesAnother(field.name);
}

/** Letters and digits in a shape of their own, which may be checked: `SKU-1234`, `DE89 3704`. */
function hasCodeShape(example: Json): boolean {
  return typeof example === 'string' && /\d/.test(example) && /^[A-Z\d][A-Z\d _./-]*$/.test(example);
}

/** A written schema without a word beside it says all that is demanded. */
function isDoubtfulSample(field: BodyField): boolean {
  if (isNumber(field.example)) return demandsMoreThanRules(field) || namesAnother(field.name);
  if (rulesOfField({ ...field, example: undefined }).some(({ rule }) => rule.kind === 'members'))
    return false;
  const isWritten = field.schema !== undefined && !field.attribute?.description;
  return isDoubtful(field) || !(isWritten || isFreeText(field.name) || hasKnownForm(field));
}

function isDoubtful(field: BodyField): boolean {
  return identifies(field.name) || demandsMoreThanRules(field);
}

function hasKnownForm(field: BodyField): boolean {
  return rulesOfField({ ...field, example: undefined }).some(
    ({ rule, stated }) => stated && rule.kind === 'form' && rule.form !== 'text' && rule.form !== 'hostname',
  );
}

function demandsMoreThanRules(field: BodyField): boolean {
  const isUnderstood = rulesOfField({ ...field, example: undefined }).some(
    ({ rule, stated }) => stated && rule.kind !== 'type',
  );
  return !isUnderstood && restricts(field.attribute?.description ?? '');
}

/** Required parameters of the query for which the documentation shows no value. */
export function madeUpParameters(
  parameters: readonly Parameter[],
  query: RequestPlan['query'],
): readonly MadeUpValue[] {
  return query.flatMap(({ name, value }) => {
    const parameter = parameters.find((each) => each.in === 'query' && each.name === name);
    const isShown = parameter?.example !== undefined || parameter?.default !== undefined;
    if (!parameter || isShown || parameter.values.length > 0 || typeof value !== 'string') return [];
    const rules = rulesOfParameter(parameter, undefined);
    const isUnderstood = rules.some(({ rule, stated }) => stated && rule.kind !== 'type');
    const isText = !rules.some(
      ({ rule, stated }) => stated && (rule.kind === 'type' || rule.kind === 'form'),
    );
    const isDoubt = (!isUnderstood && restricts(parameter.description)) || (isText && identifies(name));
    return isDoubt ? [{ name, in: 'query' as const, place: name, value }] : [];
  });
}

/** Those of the made-up values that a request sends, which may have another one in their place. */
export function madeUpIn(request: RequestPlan, values: readonly MadeUpValue[]): readonly MadeUpValue[] {
  return values.filter((each) => {
    const sent = valueSent(request, each);
    return sent !== undefined && sameValue(sent, each.value);
  });
}

type Sent = MadeUpValue['value'];

function valueSent({ query, body }: RequestPlan, { in: part, place, name }: MadeUpValue): Sent | undefined {
  if (part === 'query') return query.find((pair) => pair.name === place)?.value;
  switch (body?.kind) {
    case 'json': {
      const input = body.fills.find(({ pointer }) => pointer === place)?.input;
      return input === undefined ? valueAt(body.json, keysOf(place)) : { input };
    }
    case 'form':
      return body.fields.find((field) => field.name === name)?.value;
    case 'text':
    case undefined:
      return undefined;
  }
}

function sameValue(a: Sent, b: Sent): boolean {
  return sameJson(a as Json, b as Json) || (typeof a === 'string' && !isObjectLike(b) && a === String(b));
}

function isObjectLike(value: Sent): boolean {
  return typeof value === 'object' && value !== null;
}
