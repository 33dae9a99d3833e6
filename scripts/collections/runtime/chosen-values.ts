/** Values that are chosen, not found: absent ones, seen ones, fresh ones, changed ones. */

import { absentValue, freshValue, isDistinctive, reshuffled } from '../../analysis/index.ts';
import { type Json, wholeNumber } from '../../documentation/index.ts';
import type { Input } from '../../scenarios/index.ts';
import { type AttemptContext, currentObject, readList } from './attempt-context.ts';
import { isObject, isScalar, sameJson, valueAt } from './json.ts';
import type { Scalar } from './values.ts';

type InputOf<K extends Input['kind']> = Extract<Input, { kind: K }>;

/** A value that nothing at the target has. */
export async function absentOf(input: InputOf<'absent'>, context: AttemptContext): Promise<Scalar> {
  return typedAs(
    input,
    absentValue(input.form, likeness(input, context), await takenValues(input, context), Math.random),
  );
}

function typedAs(input: InputOf<'absent'>, value: string): Scalar {
  if (!input.numeric) return value;
  return /^-?\d+$/.test(value) ? wholeNumber(value) : Number(value);
}

async function takenValues(input: InputOf<'absent'>, context: AttemptContext): Promise<readonly string[]> {
  if (!input.list) return input.like === undefined ? [] : [input.like];
  const listed = await readList(input.list, context);
  const field = input.list.field;
  const taken = listed.ok ? listed.items.map((item) => valueAt(item, field)) : [];
  return taken.filter((value) => value !== undefined).map(String);
}

function likeness(input: InputOf<'absent'>, context: AttemptContext): string | undefined {
  const existing = context.values[input.name];
  return existing === undefined ? input.like : String(existing);
}

/** A value that other resources show in this field, another than the one to be changed has; undefined if nothing is known. */
export async function seenValue(
  input: InputOf<'seen'>,
  context: AttemptContext,
): Promise<Scalar | undefined> {
  const listed = await readList(input.list, context);
  const items = (listed.ok ? listed.items : []).filter((item) => isWanted(item, input, context));
  const known = Object.values(context.entries)
    .map((entry) => valueAt(entry, input.field))
    .filter((value) => value !== undefined)
    .pop();
  const own = known ?? (input.ofAnother ? valueAt(await currentObject(context), input.field) : undefined);
  const seen = items
    .map((item) => valueAt(item, input.field))
    .filter((value) => isScalar(value) && value !== null && value !== '') as Scalar[];
  const fallback = isScalar(input.fallback) ? input.fallback : undefined;
  if (input.shared) return seen[0] ?? fallback;
  const value = seen.find((each) => each !== own) ?? (input.ofAnother ? undefined : seen[0]);
  const entry = items.filter(isObject).find((item) => sameJson(valueAt(item, input.field), value));
  if (value !== undefined && entry) {
    const values = Object.values(entry).filter(isScalar) as Scalar[];
    context.taken.push({ path: input.list.request.path, values: [value, ...values] });
  }
  if (value === undefined) context.presumed.push(input.name);
  // Where there is no other, what it has stays: another value may give it another id.
  return value ?? (isScalar(own) ? own : fallback);
}

function isWanted(item: Json, { at }: InputOf<'seen'>, { values }: AttemptContext): boolean {
  return at === undefined || sameJson(valueAt(item, at.field), values[at.input]);
}

export function freshInput(input: InputOf<'fresh'>, context: AttemptContext): Scalar {
  const like = String(input.like);
  if (typeof input.like === 'number') return Number(freshValue('integer', like, Math.random));
  const value = input.keepsShape ? reshuffled(like, Math.random) : freshValue(input.form, like, Math.random);
  const text = input.within === undefined ? value : input.within.replace('{}', () => value);
  if (isDistinctive(input.form, value, like)) context.fresh.push(text);
  return text;
}

/** The first choice that differs from what the resource has now. */
export async function changedValue(input: InputOf<'changed'>, context: AttemptContext): Promise<Scalar> {
  const choices = input.choices.filter(isScalar) as Scalar[];
  const current = valueAt(await currentObject(context), input.field);
  if (input.keeps && isScalar(current) && current !== null) return current;
  return choices.find((choice) => !sameJson(choice, current)) ?? choices[0] ?? null;
}
