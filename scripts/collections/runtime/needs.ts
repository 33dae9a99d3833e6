/** Comes by the values that an attempt needs: found in lists, made, or made up. */
import type { Json } from '../../documentation/index.ts';
import type { CreateSupply, Credential, Effect, ListRead, Need, Supply } from '../../scenarios/index.ts';
import { isObject, isScalar, sameJson, show, valueAt } from './json.ts';
import type { Postman } from './postman.ts';
import {
  type Answer,
  type ReadyRequest,
  readyRequest,
  send,
  sendCurrent,
  succeeded,
  type Values,
} from './send.ts';
import type { WritePolicy } from './settings.ts';
import { remember } from './undo.ts';
import { absentValue, freshValue, type Scalar } from './values.ts';

/** A quest that knows nothing yet. */
export function newQuest(
  given: Pick<Quest, 'pm' | 'credentials' | 'policy' | 'id' | 'effect'> & {
    readonly values?: Values;
    readonly fresh?: readonly string[];
  },
): Quest {
  const { values, fresh, ...rest } = given;
  return {
    entries: {},
    made: [],
    taken: [],
    presumed: [],
    lists: {},
    ...rest,
    values: { ...values },
    fresh: [...(fresh ?? [])],
  };
}

/** What is known while the needs of one attempt are met. */
export interface Quest {
  readonly pm: Postman;
  readonly credentials: readonly Credential[];
  readonly policy: WritePolicy;
  /** Id of the documented response that all this is for. */
  readonly id: string;
  readonly effect: Effect;
  readonly values: Values;
  /** The entry of its list for each existing resource that was found in one. */
  readonly entries: { [need: string]: { readonly [field: string]: Json } };
  /** Names of needs whose resource the run itself made. */
  readonly made: string[];
  /** Texts made up for this attempt, which nothing else at the target shows. */
  readonly fresh: string[];
  /** What the entries of lists show whose values are taken over, by the path of the list. */
  readonly taken: { readonly path: string; readonly values: readonly Scalar[] }[];
  /** Names of needs for which nothing but the documented value is known. */
  readonly presumed: string[];
  /** Lists as they were read, by path, so that each is asked for once; forgotten when something is made. */
  readonly lists: { [path: string]: Answer };
}

export type Met = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** How many existing resources are tried where the first ones lack what else is needed. */
const mostAlternatives = 5;

export async function meetNeeds(needs: readonly Need[], quest: Quest): Promise<Met> {
  const [need, ...rest] = needs;
  if (need === undefined) return { ok: true };
  switch (need.kind) {
    case 'existing':
      return meetExisting(need, rest, quest);
    case 'absent':
      quest.values[need.name] = typedAs(
        need,
        absentValue(need.form, likeness(need, quest), await takenValues(need, quest)),
      );
      return meetNeeds(rest, quest);
    case 'seen':
      quest.values[need.name] = await seenValue(need, quest);
      return meetNeeds(rest, quest);
    case 'fresh':
      quest.values[need.name] = freshOf(need, quest);
      return meetNeeds(rest, quest);
    case 'changed':
      quest.values[need.name] = await changedValue(need, quest);
      return meetNeeds(rest, quest);
    case 'header':
      return meetHeader(need, rest, quest);
    case 'removed':
      return meetRemoved(need, rest, quest);
    case 'done':
      return meetDone(need, rest, quest);
  }
}

type NeedOf<K extends Need['kind']> = Extract<Need, { kind: K }>;

async function meetExisting(need: NeedOf<'existing'>, rest: readonly Need[], quest: Quest): Promise<Met> {
  // A documented example id stands for nothing at a target, unless nothing better is to be had.
  const better = need.sources.filter((source) => source.kind !== 'example');
  let outcome: Met = { ok: false, why: `the target has no ${need.of}` };
  for (const source of better.length > 0 ? better : need.sources) {
    outcome = await meetFrom(source, need, rest, quest);
    if (outcome.ok) return outcome;
  }
  return outcome;
}

function meetFrom(
  source: Supply,
  need: NeedOf<'existing'>,
  rest: readonly Need[],
  quest: Quest,
): Promise<Met> {
  switch (source.kind) {
    case 'listed':
      return meetFromList(source, need, rest, quest);
    case 'created':
      return meetByMaking(source, need, rest, quest);
    case 'example':
      quest.values[need.name] = source.value;
      return meetNeeds(rest, quest);
  }
}

async function meetFromList(
  source: Extract<Supply, { kind: 'listed' }>,
  need: NeedOf<'existing'>,
  rest: readonly Need[],
  quest: Quest,
): Promise<Met> {
  const listed = await readList(source.list, quest);
  if (!listed.ok) return listed;
  let outcome: Met = { ok: false, why: `the target has no ${need.of}` };
  for (const item of inOrderOfChoice(listed.items, quest).slice(0, mostAlternatives)) {
    const id = valueAt(item, source.field);
    if (!isScalar(id) || id === null || id === '') continue;
    quest.values[need.name] = inTypeOf(need, id);
    if (isObject(item)) quest.entries[need.name] = item;
    outcome = await meetNeeds(rest, quest);
    if (outcome.ok) return outcome;
  }
  return outcome;
}

/**
 * From the middle of the list first: a target that gives the first or the last whatever is asked is found out. Reads
 * and changes differ in which of two they take.
 */
function inOrderOfChoice(items: readonly Json[], quest: Quest): readonly Json[] {
  const middle = Math.floor((items.length - (quest.effect.kind === 'none' ? 0 : 1)) / 2);
  return [...items.slice(middle), ...items.slice(0, middle)];
}

/** The id as the body takes it: some targets show as text what they take as a number. */
function inTypeOf({ type }: NeedOf<'existing'>, id: Scalar): Scalar {
  if (type === 'number') return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : id;
  return type === 'string' && typeof id === 'number' ? String(id) : id;
}

type Listed =
  | { readonly ok: true; readonly items: readonly Json[] }
  | { readonly ok: false; readonly why: string };

export async function readList(list: ListRead, quest: Quest): Promise<Listed> {
  const request = readyRequest(list.request, quest.values);
  const answer = quest.lists[request.path] ?? (await send(quest.pm, quest.credentials, request));
  quest.lists[request.path] = answer;
  const asked = `${request.method} ${request.path}`;
  if (!succeeded(answer))
    return { ok: false, why: `${asked}, which should list what there is, gave ${answer.told}` };
  if (!answer.body.ok)
    return { ok: false, why: `${asked}, which should list what there is, gave ${answer.body.got}` };
  const items = valueAt(answer.body.json, list.items);
  if (Array.isArray(items)) return { ok: true, items };
  return { ok: false, why: `${asked} gave no list at /${list.items.join('/')}, but ${show(items)}` };
}

async function meetByMaking(
  source: CreateSupply,
  need: NeedOf<'existing'>,
  rest: readonly Need[],
  quest: Quest,
): Promise<Met> {
  const made = await make(source, need.name, need.of, quest);
  if (!made.ok) return made;
  quest.values[need.name] = inTypeOf(need, quest.values[need.name] ?? null);
  return meetNeeds(rest, quest);
}

export async function make(source: CreateSupply, name: string, of: string, quest: Quest): Promise<Met> {
  if (quest.policy === 'none') {
    return { ok: false, why: `the target has no ${of}, and the write policy “none” forbids making one` };
  }
  if (quest.policy === 'restore' && source.remove === undefined) {
    return { ok: false, why: `the target has no ${of}, and one that is made could not be removed again` };
  }
  const needs = await meetNeeds(source.needs, quest);
  if (!needs.ok) return needs;
  const request = readyRequest(source.request, quest.values);
  const answer = await send(quest.pm, quest.credentials, request);
  for (const path of Object.keys(quest.lists)) delete quest.lists[path];
  const id = await idOfMade(source, answer, quest);
  if (id !== undefined) {
    quest.values[name] = id;
    quest.made.push(name);
  }
  if (id !== undefined && source.remove) {
    remember(quest.pm, {
      for: quest.id,
      what: `removing the ${of} that was made`,
      request: readyRequest(source.remove, quest.values),
      verify: undefined,
    });
  }
  if (!succeeded(answer))
    return { ok: false, why: `making a ${of} by ${request.method} ${request.path} gave ${answer.told}` };
  if (id === undefined)
    return { ok: false, why: `the answer to ${request.method} ${request.path} tells no id of the new ${of}` };
  return { ok: true };
}

/**
 * The id of what a create made, as its answer tells it, or else the list, by a text that was made up for it: a create
 * whose answer got lost is removed as well. undefined where nothing was made, or nothing tells.
 */
export async function idOfMade(
  create: Pick<CreateSupply, 'id' | 'list'>,
  answer: Answer,
  quest: Quest,
): Promise<Scalar | undefined> {
  if (answer.status !== 0 && !succeeded(answer)) return undefined;
  const told = succeeded(answer) ? idIn(create.id, answer, quest.values) : undefined;
  if (told !== undefined || !create.list || quest.fresh.length === 0) return told;
  const listed = await readList(create.list, quest);
  const made = (listed.ok ? listed.items : [])
    .filter(isObject)
    .find((item) => Object.values(item).some((value) => quest.fresh.includes(String(value))));
  const id = valueAt(made, create.list.field);
  return isScalar(id) && id !== null ? id : undefined;
}

/** The id that the answer to a create tells. */
function idIn(place: CreateSupply['id'], answer: Answer, values: Values): Scalar | undefined {
  switch (place.in) {
    case 'list':
      return undefined;
    case 'body': {
      const id = answer.body.ok ? valueAt(answer.body.json, place.field) : undefined;
      return isScalar(id) && id !== null ? id : undefined;
    }
    case 'location': {
      const last = (answer.header('Location') ?? '')
        .replace(/[?#].*$/s, '')
        .split('/')
        .filter(Boolean)
        .pop();
      return last === undefined ? undefined : decodeURIComponent(last);
    }
    case 'request':
      return values[place.need];
  }
}

function typedAs(need: NeedOf<'absent'>, value: string): Scalar {
  return need.numeric ? Number(value) : value;
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
async function seenValue(need: NeedOf<'seen'>, quest: Quest): Promise<Scalar> {
  const listed = await readList(need.list, quest);
  const items = listed.ok ? listed.items : [];
  const own = Object.values(quest.entries)
    .map((entry) => valueAt(entry, need.field))
    .filter((value) => value !== undefined)
    .pop();
  const seen = items
    .map((item) => valueAt(item, need.field))
    .filter((value) => isScalar(value) && value !== null && value !== '') as Scalar[];
  const fallback = isScalar(need.fallback) ? need.fallback : null;
  const value = seen.find((each) => each !== own) ?? seen[0];
  const entry = items.filter(isObject).find((item) => sameJson(valueAt(item, need.field), value));
  if (value !== undefined && entry) {
    const values = Object.values(entry).filter(isScalar) as Scalar[];
    quest.taken.push({ path: need.list.request.path, values: [value, ...values] });
  }
  if (value === undefined) quest.presumed.push(need.name);
  return value ?? fallback;
}

function freshOf(need: NeedOf<'fresh'>, quest: Quest): Scalar {
  if (typeof need.like === 'number') return Number(freshValue('integer', String(need.like)));
  const text = freshValue(need.form, String(need.like));
  quest.fresh.push(text);
  return text;
}

/** The first choice that differs from what the resource has now. */
async function changedValue(need: NeedOf<'changed'>, quest: Quest): Promise<Scalar> {
  const choices = need.choices.filter(isScalar) as Scalar[];
  const current = valueAt(await currentObject(quest), need.field);
  return choices.find((choice) => !sameJson(choice, current)) ?? choices[0] ?? null;
}

/** The resource as it is now, by the read that belongs to the operation's effect. */
export async function currentObject(quest: Quest): Promise<{ readonly [field: string]: Json } | undefined> {
  if (quest.effect.kind !== 'update') return undefined;
  const answer = await send(quest.pm, quest.credentials, readyRequest(quest.effect.read, quest.values));
  const object =
    succeeded(answer) && answer.body.ok ? valueAt(answer.body.json, quest.effect.object) : undefined;
  return isObject(object) ? object : undefined;
}

async function meetHeader(need: NeedOf<'header'>, rest: readonly Need[], quest: Quest): Promise<Met> {
  const request = readyRequest(need.read, quest.values);
  const answer = await send(quest.pm, quest.credentials, request);
  const value = answer.header(need.header) ?? (succeeded(answer) ? undefined : need.fallback);
  if (value === undefined) {
    return {
      ok: false,
      why: `${request.method} ${request.path} gave no ${need.header} header (${answer.told})`,
    };
  }
  quest.values[need.name] = value;
  return meetNeeds(rest, quest);
}

async function meetRemoved(need: NeedOf<'removed'>, rest: readonly Need[], quest: Quest): Promise<Met> {
  if (need.create.remove === undefined) return { ok: false, why: `nothing documented removes a ${need.of}` };
  const made = await make(need.create, need.name, need.of, quest);
  if (!made.ok) return made;
  const request = readyRequest(need.create.remove, quest.values);
  const answer = await sendCurrent(quest.pm, quest.credentials, request);
  if (!succeeded(answer)) return { ok: false, why: `${request.method} ${request.path} gave ${answer.told}` };
  return meetNeeds(rest, quest);
}

async function meetDone(need: NeedOf<'done'>, rest: readonly Need[], quest: Quest): Promise<Met> {
  const request = readyRequest(need.request, quest.values);
  // What is done to a resource that the run made goes with it.
  const own = !need.keeps && quest.made.some((name) => need.request.path.includes(`{${name}}`));
  const refusal = writeRefusal(request, own || need.undo !== undefined, quest.policy);
  if (refusal !== undefined) return { ok: false, why: refusal };
  const answer = await send(quest.pm, quest.credentials, request);
  for (const path of Object.keys(quest.lists)) delete quest.lists[path];
  if (need.already?.includes(answer.status)) return meetNeeds(rest, quest);
  if (!succeeded(answer)) {
    return {
      ok: false,
      why: `${request.method} ${request.path}, which has to be done first, gave ${answer.told}`,
    };
  }
  if (need.undo) {
    remember(quest.pm, {
      for: quest.id,
      what: `undoing ${request.method} ${request.path}`,
      request: readyRequest(need.undo, quest.values),
      verify: undefined,
    });
  }
  return meetNeeds(rest, quest);
}

function writeRefusal(request: ReadyRequest, undoable: boolean, policy: WritePolicy): string | undefined {
  if (/^(GET|HEAD|OPTIONS)$/.test(request.method) || policy === 'all') return undefined;
  const asked = `${request.method} ${request.path}, which has to be done first,`;
  if (policy === 'none') return `the write policy “none” forbids ${asked}`;
  return undoable ? undefined : `${asked} could not be undone`;
}
