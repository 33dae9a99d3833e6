/** Other ways to send the request as documented, for where the documentation leaves open what a target takes. */

import { isObject, keysOf, pointerTo, shownByRead, validRequestOf, valueAt } from '../../analysis/index.ts';
import { allows, effectiveSchema, type Json, listIn, objectIn } from '../../documentation/index.ts';
import { formOfValue, sameName } from '../../vocabulary/index.ts';
import type { OperationContext } from '../context.ts';
import type { BodyPlan, Input } from '../model.ts';
import {
  fullerBodies,
  leanerBodies,
  type OtherBody,
  withBody,
  withCreatedParents,
} from '../requests/index.ts';
import type { AttemptDraft } from './condition.ts';

/** The same with all documented fields, where those that are optional are left out of it. */
export function withAllFields(plain: AttemptDraft, context: OperationContext): readonly AttemptDraft[] {
  return withBodies(plain, fullerBodies(context.operation, plain.request.body), context);
}

/** The same with fewer fields, where a target may refuse one that the example shows. */
export function withFewerFields(plain: AttemptDraft, context: OperationContext): readonly AttemptDraft[] {
  return withBodies(plain, leanerBodies(context.operation, plain.request.body), context);
}

/** What a change did to further fields, or by leaving some out, could not be put back. */
function withBodies(
  plain: AttemptDraft,
  others: readonly OtherBody[],
  { effect }: OperationContext,
): readonly AttemptDraft[] {
  if (effect.kind === 'update' || effect.kind === 'switch') return [];
  return others.map(({ how, body }) => ({ ...otherwise(plain, how, body), ...withBody(plain, body) }));
}

/** A change that sends the whole thing as it is: a target may take nothing less. */
export function withCurrentFields(
  plain: AttemptDraft,
  { operation, effect, item }: OperationContext,
): readonly AttemptDraft[] {
  const complete = validRequestOf(operation)?.body?.complete;
  const { body } = plain.request;
  const shown = item && shownByRead(item);
  if (effect.kind !== 'update' || body?.kind !== 'json' || !isObject(body.json)) return [];
  if (!isObject(complete) || !isObject(shown)) return [];
  const sent = body.json;
  const whole = { ...complete, ...sent };
  const kept = Object.entries(whole).filter(([name, value]) => isPlain(value) && isPlain(shown[name]));
  if (kept.every(([name]) => Object.hasOwn(sent, name))) return [];
  const inputs = kept.map(([name, value]): Input => {
    const input = `current_${name.replace(/[^\p{L}\p{N}]+/gu, '_')}`;
    return { kind: 'changed', name: input, field: [name], choices: [value], keeps: true };
  });
  const fills = kept.map(([name], index) => ({
    pointer: pointerTo([name]),
    input: inputs[index]?.name ?? '',
  }));
  const places = fills.map(({ pointer }) => pointer);
  const others = body.fills.filter(({ pointer }) => !places.includes(pointer));
  const json = { ...sent, ...Object.fromEntries(kept) };
  const changed = otherwise(plain, 'with all fields as they are', {
    ...body,
    json,
    fills: [...others, ...fills],
  });
  return [{ ...changed, inputs: [...plain.inputs, ...inputs] }];
}

/** A change of what the run has made that sends only the lists that the operation speaks of, and nothing in them. */
export function withEmptyLists(
  plain: AttemptDraft,
  { operation, effect }: OperationContext,
): readonly AttemptDraft[] {
  const { schema } = validRequestOf(operation) ?? {};
  const { body } = plain.request;
  const inputs = withCreatedParents(plain);
  if (effect.kind !== 'update' || body?.kind !== 'json' || !isObject(body.json) || !schema || !inputs)
    return [];
  const sent = body.json;
  const words = `${operation.name} ${operation.description}`.split(/[^\p{L}\p{N}_-]+/u);
  const described = effectiveSchema(schema, schema);
  const lists = Object.entries(objectIn(described.properties)).flatMap(([name, property]) => {
    const isList = isObject(property) && effectiveSchema(property, schema).type === 'array';
    const isNamed = words.some((word) => sameName(word, name));
    return isList && isNamed && !Object.hasOwn(sent, name) ? [name] : [];
  });
  const demanded = Object.entries(sent).filter(([name]) => listIn(described.required).includes(name));
  const json = Object.fromEntries([...demanded, ...lists.map((name) => [name, []])]);
  const fills = body.fills.filter(({ pointer }) => valueAt(json, keysOf(pointer)) !== undefined);
  if (lists.length === 0 || !allows(schema, json, schema)) return [];
  return [{ ...otherwise(plain, `with no ${lists.join(' and no ')}`, { ...body, json, fills }), inputs }];
}

/** A list of things to be added, and none in it: where what is added could not be removed, that still is as documented. */
export function withNothingAdded(
  plain: AttemptDraft,
  { operation, effect }: OperationContext,
): readonly AttemptDraft[] {
  const { schema } = validRequestOf(operation) ?? {};
  const { body } = plain.request;
  if (effect.kind !== 'irreversible' || effect.sweeps || operation.method !== 'POST') return [];
  if (body?.kind !== 'json' || !Array.isArray(body.json) || !schema || !allows(schema, [], schema)) return [];
  return [otherwise(plain, 'with an empty list', { ...body, json: [], fills: [] })];
}

/** A host name that is made up may have to be absolute, with a dot at its end, where nothing shows one. */
export function withAbsoluteNames(
  plain: AttemptDraft,
  { baseline }: OperationContext,
): readonly AttemptDraft[] {
  const madeUp = baseline.madeUp.flatMap((each) =>
    each.in === 'query' && typeof each.value === 'string' && formOfValue(each.value) === 'hostname'
      ? [{ ...each, value: `${each.value}.` }]
      : [],
  );
  if (madeUp.length === 0) return [];
  const query = plain.request.query.map((pair) => {
    const absolute = madeUp.find(({ place }) => place === pair.name);
    return absolute ? { ...pair, value: absolute.value } : pair;
  });
  const names = madeUp.map(({ name }) => name).join(' and ');
  return [
    {
      ...plain,
      summary: `${plain.summary}, with a dot at the end of ${names}`,
      request: { ...plain.request, query },
      madeUp,
    },
  ];
}

/** The attempt with another body: a guess at what the target takes. */
function otherwise(plain: AttemptDraft, how: string, body: BodyPlan): AttemptDraft {
  return {
    ...plain,
    summary: `${plain.summary}, ${how}`,
    request: { ...plain.request, body },
    guessed: true,
  };
}

function isPlain(value: Json | undefined): boolean {
  return value !== undefined && value !== null && typeof value !== 'object';
}
