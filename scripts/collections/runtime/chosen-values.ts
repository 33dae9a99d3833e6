/** Values that are chosen, not found: absent ones, seen ones, fresh ones, changed ones. */

import { wholeNumber } from '../../documentation/index.ts';
import type { Need } from '../../scenarios/index.ts';
import { type AttemptContext, currentObject, readList } from './attempt-context.ts';
import { isObject, isScalar, sameJson, valueAt } from './json.ts';
import { absentValue, freshValue, isTelling, type Scalar } from './values.ts';

type NeedOf<K extends Need['kind']> = Extract<Need, { kind: K }>;

/** A value that nothing at the target has. */
export async function absentOf(need: NeedOf<'absent'>, context: AttemptContext): Promise<Scalar> {
  return typedAs(need, absentValue(need.form, likeness(need, context), await takenValues(need, context)));
}

function typedAs(need: NeedOf<'absent'>, value: string): Scalar {
  if (!need.numeric) return value;
  return /^-?\d+$/.test(value) ? wholeNumber(value) : Number(value);
}

async function takenValues(need: NeedOf<'absent'>, context: AttemptContext): Promise<readonly string[]> {
  if (!need.list) return need.like === undefined ? [] : [need.like];
  const listed = await readList(need.list, context);
  const field = need.list.field;
  const taken = listed.ok ? listed.items.map((item) => valueAt(item, field)) : [];
  return taken.filter((value) => value !== undefined).map(String);
}

function likeness(need: NeedOf<'absent'>, context: AttemptContext): string | undefined {
  const existing = context.values[need.name];
  return existing === undefined ? need.like : String(existing);
}

/** A value that other resources show in this field, another than the one to be changed has, where there is one. */
export async function seenValue(need: NeedOf<'seen'>, context: AttemptContext): Promise<Scalar> {
  const listed = await readList(need.list, context);
  const items = listed.ok ? listed.items : [];
  const known = Object.values(context.entries)
    .map((entry) => valueAt(entry, need.field))
    .filter((value) => value !== undefined)
    .pop();
  const own = known ?? (need.ofAnother ? valueAt(await currentObject(context), need.field) : undefined);
  const seen = items
    .map((item) => valueAt(item, need.field))
    .filter((value) => isScalar(value) && value !== null && value !== '') as Scalar[];
  const fallback = isScalar(need.fallback) ? need.fallback : null;
  if (need.shared) return seen[0] ?? fallback;
  const value = seen.find((each) => each !== own) ?? (need.ofAnother ? undefined : seen[0]);
  const entry = items.filter(isObject).find((item) => sameJson(valueAt(item, need.field), value));
  if (value !== undefined && entry) {
    const values = Object.values(entry).filter(isScalar) as Scalar[];
    context.taken.push({ path: need.list.request.path, values: [value, ...values] });
  }
  if (value === undefined) context.presumed.push(need.name);
  // Where there is no other, what it has stays: another value may give it another id.
  return value ?? (isScalar(own) ? own : fallback);
}

export function freshOf(need: NeedOf<'fresh'>, context: AttemptContext): Scalar {
  if (typeof need.like === 'number') return Number(freshValue('integer', String(need.like)));
  const value = freshValue(need.form, String(need.like));
  const text = need.within === undefined ? value : need.within.replace('{}', () => value);
  if (isTelling(need.form, value, String(need.like))) context.fresh.push(text);
  return text;
}

/** The first choice that differs from what the resource has now. */
export async function changedValue(need: NeedOf<'changed'>, context: AttemptContext): Promise<Scalar> {
  const choices = need.choices.filter(isScalar) as Scalar[];
  const current = valueAt(await currentObject(context), need.field);
  if (need.keeps && isScalar(current) && current !== null) return current;
  return choices.find((choice) => !sameJson(choice, current)) ?? choices[0] ?? null;
}
