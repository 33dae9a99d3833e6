/** Values that are chosen, not found: absent ones, seen ones, fresh ones, changed ones. */

import { absentValue, freshValue, isTelling, reshuffled } from '../../analysis/index.ts';
import { type Json, wholeNumber } from '../../documentation/index.ts';
import type { Need } from '../../scenarios/index.ts';
import { isObject, isScalar, sameJson, valueAt } from './json.ts';
import { currentObject, type Quest, readList } from './quest.ts';
import type { Scalar } from './values.ts';

type NeedOf<K extends Need['kind']> = Extract<Need, { kind: K }>;

/** A value that nothing at the target has. */
export async function absentOf(need: NeedOf<'absent'>, quest: Quest): Promise<Scalar> {
  return typedAs(
    need,
    absentValue(need.form, likeness(need, quest), await takenValues(need, quest), Math.random),
  );
}

function typedAs(need: NeedOf<'absent'>, value: string): Scalar {
  if (!need.numeric) return value;
  return /^-?\d+$/.test(value) ? wholeNumber(value) : Number(value);
}

async function takenValues(need: NeedOf<'absent'>, quest: Quest): Promise<readonly string[]> {
  if (!need.list) return need.like === undefined ? [] : [need.like];
  const listed = await readList(need.list, quest);
  const field = need.list.field;
  const taken = listed.ok ? listed.items.map((item) => valueAt(item, field)) : [];
  return taken.filter((value) => value !== undefined).map(String);
}

function likeness(need: NeedOf<'absent'>, quest: Quest): string | undefined {
  const existing = quest.values[need.name];
  return existing === undefined ? need.like : String(existing);
}

/** A value that other resources show in this field, another than the one to be changed has, where there is one. */
export async function seenValue(need: NeedOf<'seen'>, quest: Quest): Promise<Scalar> {
  const listed = await readList(need.list, quest);
  const items = (listed.ok ? listed.items : []).filter((item) => isWanted(item, need, quest));
  const known = Object.values(quest.entries)
    .map((entry) => valueAt(entry, need.field))
    .filter((value) => value !== undefined)
    .pop();
  const own = known ?? (need.ofAnother ? valueAt(await currentObject(quest), need.field) : undefined);
  const seen = items
    .map((item) => valueAt(item, need.field))
    .filter((value) => isScalar(value) && value !== null && value !== '') as Scalar[];
  const fallback = isScalar(need.fallback) ? need.fallback : null;
  if (need.shared) return seen[0] ?? fallback;
  const value = seen.find((each) => each !== own) ?? (need.ofAnother ? undefined : seen[0]);
  const entry = items.filter(isObject).find((item) => sameJson(valueAt(item, need.field), value));
  if (value !== undefined && entry) {
    const values = Object.values(entry).filter(isScalar) as Scalar[];
    quest.taken.push({ path: need.list.request.path, values: [value, ...values] });
  }
  if (value === undefined) quest.presumed.push(need.name);
  // Where there is no other, what it has stays: another value may give it another id.
  return value ?? (isScalar(own) ? own : fallback);
}

function isWanted(item: Json, { at }: NeedOf<'seen'>, { values }: Quest): boolean {
  return at === undefined || sameJson(valueAt(item, at.field), values[at.need]);
}

export function freshOf(need: NeedOf<'fresh'>, quest: Quest): Scalar {
  const like = String(need.like);
  if (typeof need.like === 'number') return Number(freshValue('integer', like, Math.random));
  const value = need.keepsShape ? reshuffled(like, Math.random) : freshValue(need.form, like, Math.random);
  const text = need.within === undefined ? value : need.within.replace('{}', () => value);
  if (isTelling(need.form, value, like)) quest.fresh.push(text);
  return text;
}

/** The first choice that differs from what the resource has now. */
export async function changedValue(need: NeedOf<'changed'>, quest: Quest): Promise<Scalar> {
  const choices = need.choices.filter(isScalar) as Scalar[];
  const current = valueAt(await currentObject(quest), need.field);
  if (need.keeps && isScalar(current) && current !== null) return current;
  return choices.find((choice) => !sameJson(choice, current)) ?? choices[0] ?? null;
}
