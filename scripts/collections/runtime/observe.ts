/** What can be seen at the target after the answer: whether it did what it said, and nothing else. */
import { type Json, typeOfJson } from '../../documentation/index.ts';
import type { Deviation } from '../../findings/index.ts';
import type { Effect, ListRead } from '../../scenarios/index.ts';
import { isCreationName, isDerivedName, isVolatileName } from '../../vocabulary/index.ts';
import { readList } from './attempt-context.ts';
import { isObject, isScalar, sameJson, valueAt } from './json.ts';
import { outcomeOf } from './outcome.ts';
import { isRefusal, type Prepared } from './plan.ts';
import { isReadAsRemoved } from './removed.ts';
import { until } from './retry-after.ts';
import { type Answer, readyRequest, send, succeeded, type Values } from './send.ts';
import { contextAfter, type SentSession } from './sent-session.ts';
import type { Session } from './session.ts';
import {
  differs,
  isConcealed,
  isPlainList,
  isTime,
  isVolatile,
  type Seen,
  unstoredFields,
} from './stored-fields.ts';
import { namesIn } from './values.ts';
import { listOf } from './watched-list.ts';

export type Item = { readonly [field: string]: Json };

export interface Observed {
  /** The answer to reading the resource afterwards; undefined where nothing reads it. */
  readonly after: Answer | undefined;
  readonly object: Item | undefined;
  /** Entries of the list afterwards; undefined where there is no list. */
  readonly entries: readonly Item[] | undefined;
  /** The exchange that showed that list. */
  readonly listedBy?: number;
  /** The resource's own entry in that list. */
  readonly entry: Item | undefined;
  /** The page of the list that still shows what was removed. */
  readonly page?: { readonly number: number; readonly entry: Item; readonly exchange: number };
  /** The target has only accepted the request, and what it does cannot be seen yet. */
  readonly isPending?: true;
}

export const nothingSeen: Observed = {
  after: undefined,
  object: undefined,
  entries: undefined,
  entry: undefined,
};

async function observe(session: SentSession): Promise<Observed> {
  const { state } = session;
  const { effect } = state.script;
  const list = listOf(state.script);
  const seen = await readEffect(session);
  const isSeen = effect.kind !== 'none' || !isRefusal(state.script.status);
  if (!list || !isSeen || state.entriesBefore === undefined) return seen;
  const listed = await readList(list, contextAfter(session));
  const entries = listed.ok ? listed.items.filter(isObject) : undefined;
  const own = ownId(state);
  const page = effect.kind === 'delete' ? await pageShowing(session, list) : undefined;
  return {
    ...seen,
    entries,
    ...(listed.ok ? { listedBy: listed.exchange } : {}),
    ...(page ? { page } : {}),
    entry: entries?.find((entry) => own.includes(String(valueAt(entry, list.idField)))),
  };
}

/** So many pages behind the first one are looked through for what was removed. */
const mostPages = 4;

/** A later page of the list that shows what was removed. */
async function pageShowing(
  session: SentSession,
  list: ListRead & { readonly idField: readonly string[] },
): Promise<Observed['page']> {
  const { script, values, plan } = session.state;
  const { paging } = script;
  const names = namesIn(plan.path, values);
  if (!paging || names.length === 0) return undefined;
  let last: readonly Json[] = [];
  for (let number = paging.first + 1; number <= paging.first + mostPages; number += 1) {
    const query = [...(list.request.query ?? []), { name: paging.name, value: String(number) }];
    const listed = await readList({ ...list, request: { ...list.request, query } }, contextAfter(session));
    if (!listed.ok || listed.items.length === 0 || sameJson([...listed.items], [...last])) return undefined;
    last = listed.items;
    const entry = listed.items
      .filter(isObject)
      .find((item) => names.includes(String(valueAt(item, list.idField))));
    if (entry) return { number, entry, exchange: listed.exchange };
  }
  return undefined;
}

/** The same, where the answer is 202 as soon as it is carried out, for a bounded time. */
export async function observeSettled(session: SentSession, answer: Answer): Promise<Observed> {
  if (outcomeOf(answer) !== 'accepted') return observe(session);
  let observed = nothingSeen;
  const settled = await until(session, answer, async () => {
    observed = await observe(session);
    return isCarriedOut(session.state, observed) ? observed : undefined;
  });
  return settled ?? { ...observed, isPending: true };
}

function isCarriedOut(state: Prepared, { after, object, entries, entry }: Observed): boolean {
  const { effect } = state.script;
  switch (effect.kind) {
    case 'create':
      return (
        object !== undefined ||
        entry !== undefined ||
        (!effect.object && after !== undefined && succeeded(after))
      );
    case 'update':
      return object !== undefined && unstoredFields(state.sent, effect.fields, object).length === 0;
    case 'delete':
      return after ? isReadAsRemoved(after) : entries === undefined || entry === undefined;
    case 'none':
    case 'switch':
    case 'irreversible':
      return true;
  }
}

/** The ids by which the list shows what was changed or removed. */
function ownId({ script: { effect }, own, values, script }: Prepared): readonly string[] {
  if (effect.kind === 'update') return namesIn(effect.read.path, values);
  const list = listOf(script);
  const made = effect.kind === 'create' ? values[effect.variable] : undefined;
  if (made !== undefined) return [String(made)];
  return effect.kind === 'delete' && own && list ? [String(valueAt(own, list.idField))] : [];
}

/** The answer to reading what was changed, made or removed. */
async function readEffect(session: SentSession): Promise<Observed> {
  const { state } = session;
  const { effect } = state.script;
  switch (effect.kind) {
    case 'none':
    case 'irreversible':
    case 'switch':
      return nothingSeen;
    case 'update':
    case 'create':
    case 'delete': {
      if (!effect.read || isUnnamed(effect, state)) return nothingSeen;
      const after = await send(session, readyRequest(effect.read, state.values));
      const path = effect.kind === 'delete' ? [] : effect.object;
      const object = path && succeeded(after) && after.body.ok ? valueAt(after.body.json, path) : undefined;
      return { ...nothingSeen, after, object: isObject(object) ? object : undefined };
    }
  }
}

/** What was made has no id that an answer or the request tells, so that it cannot be read. */
function isUnnamed(effect: Prepared['script']['effect'], { values }: Prepared): boolean {
  return effect.kind === 'create' && values[effect.variable] === undefined;
}

/** An updated resource as it is now; undefined where it cannot be read. */
export async function readAgain(
  session: Session,
  { read, object }: Pick<Extract<Effect, { kind: 'update' }>, 'read' | 'object'>,
  values: Values,
): Promise<Item | undefined> {
  const after = await send(session, readyRequest(read, values));
  const now = succeeded(after) && after.body.ok ? valueAt(after.body.json, object) : undefined;
  return isObject(now) ? now : undefined;
}

/** Whether a field of what is there changes only where somebody sends it. */
function isSteady(field: string, value: unknown): boolean {
  return !isVolatile(field, value) || (isCreationName(field) && isScalar(value));
}

/** Documented fields that an entry of the list and the resource itself both show, with different values. */
export function disagreements(
  entry: Item,
  shown: unknown,
  watched: readonly string[],
): readonly {
  readonly field: string;
  readonly listed: Json | undefined;
  readonly shown: Json | undefined;
}[] {
  if (!isObject(shown)) return [];
  return watched
    .filter((field) => Object.hasOwn(entry, field) && Object.hasOwn(shown, field))
    .filter((field) => comparable(field, entry[field], shown[field]) && !sameJson(entry[field], shown[field]))
    .map((field) => ({ field, listed: entry[field], shown: shown[field] }));
}

function comparable(field: string, a: unknown, b: unknown): boolean {
  return (
    isScalar(a) &&
    isScalar(b) &&
    typeOfJson(a) === typeOfJson(b) &&
    [a, b].every((value) => !isVolatile(field, value) && !isConcealed(field, value))
  );
}

/** Documented fields that changed though nobody sent them. */
export function otherChangedFields(
  before: Item,
  after: Item,
  sent: Json | undefined,
  watched: readonly string[],
  seen: Seen,
  follows: readonly string[] = [],
): readonly Deviation[] {
  const sentFields = [...fieldNamesIn(sent), ...follows];
  const sentValues = isObject(sent) ? Object.values(sent).filter(isScalar).map(String) : [];
  return watched
    .filter((field) => Object.hasOwn(before, field) && Object.hasOwn(after, field))
    .filter((field) => !sentFields.includes(field))
    .filter((field) => isSteady(field, before[field]) && !isUnchanged(before[field], after[field]))
    .filter((field) => !isDerived(field, after[field], sentValues))
    .map((field) => differs(seen, [field], before[field], after[field]));
}

/** Lists of a thing that have lost entries although they were not sent. */
export function otherLostEntries(
  before: Item,
  after: Item,
  sent: Json | undefined,
  watched: readonly string[],
  seen: Seen,
  follows: readonly string[],
): readonly Deviation[] {
  const sentFields = [...fieldNamesIn(sent), ...follows];
  return watched
    .filter((field) => !sentFields.includes(field) && !isVolatileName(field))
    .filter((field) => hasLostEntries(before[field], after[field]))
    .map((field) => differs(seen, [field], before[field], after[field]));
}

export function hasLostEntries(before: Json | undefined, after: Json | undefined): boolean {
  if (!isPlainList(before) || !isPlainList(after)) return false;
  return before.some((entry) => !after.some((each) => sameJson(entry, each)));
}

/** The same value, or the same time as far as a store keeps it. */
function isUnchanged(before: Json | undefined, after: Json | undefined): boolean {
  if (sameJson(before, after)) return true;
  return isTime(before) && isTime(after) && Math.abs(Date.parse(before) - Date.parse(after)) < 1000;
}

/** Setting what only one can be, such as the default, unsets it elsewhere. */
export function withoutUnset(before: Item, after: Item, sent: Json | undefined): Item {
  const set = isObject(sent) ? Object.keys(sent).filter((field) => sent[field] === true) : [];
  const unset = set.filter((field) => before[field] === true && after[field] === false);
  return Object.fromEntries(Object.entries(before).filter(([field]) => !unset.includes(field)));
}

/** All names of fields in a body: what was sent may be wrapped, or be a JSON Patch (RFC 6902). */
function fieldNamesIn(sent: Json | undefined): readonly string[] {
  if (Array.isArray(sent)) return sent.flatMap((each: Json) => fieldNamesIn(each));
  if (!isObject(sent)) return [];
  if (typeof sent.op === 'string' && typeof sent.path === 'string') return sent.path.split('/').slice(1);
  return Object.entries(sent).flatMap(([name, child]) => [name, ...fieldNamesIn(child)]);
}

/** A slug or link made of a name that was sent is no surprise. */
function isDerived(field: string, value: unknown, sent: readonly string[]): boolean {
  if (!isDerivedName(field)) return false;
  const key = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]+/gu, '');
  return sent.some((each) => key(each) !== '' && key(String(value)).includes(key(each)));
}
