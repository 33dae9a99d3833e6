/** What a list shows before and after a request: whether what happened is seen there, and nothing else is. */
import { type Json, objectIn } from '../../documentation/index.ts';
import type { Deviation } from '../../findings/index.ts';
import type { Effect } from '../../scenarios/index.ts';
import { decidesListing, isListName, marksRemoval } from '../../vocabulary/index.ts';
import { type AttemptContext, readList } from './attempt-context.ts';
import { isObject, isScalar, sameJson, show, valueAt } from './json.ts';
import { markShown, plain } from './marks.ts';
import { type Item, type Observed, otherChangedFields, withoutUnset } from './observe.ts';
import { isRefusal, type Prepared, type RequestScript, type ScriptedAttempt } from './plan.ts';
import { sentOfResource } from './sent-of-resource.ts';
import { isVolatile } from './stored-fields.ts';
import { namesIn } from './values.ts';
import { listOf, type WatchedList } from './watched-list.ts';

/** Other entries of a list that are watched while one is changed. */
const watchedEntries = 25;
/** Lists up to this length are remembered by the ids of all their entries. */
const rememberedIds = 200;
/** Nobody shows so few on a page: what is not among them is not listed. */
const shortestPage = 10;

type Before = Pick<Prepared, 'others' | 'entriesBefore' | 'wasListed' | 'own' | 'idsBefore'>;

/** What the list shows before a request. */
export async function entriesBefore(
  script: RequestScript,
  attempt: ScriptedAttempt,
  context: AttemptContext,
): Promise<Before> {
  const list = listOf(script);
  const unknown = {
    others: [],
    entriesBefore: undefined,
    wasListed: false,
    own: undefined,
    idsBefore: undefined,
  };
  // Only a text that was made up, or all that was sent, tells what was made despite a refusal.
  const isPointless =
    script.effect.kind === 'create' &&
    isRefusal(script.status) &&
    context.fresh.length === 0 &&
    attempt.request.body?.kind !== 'json';
  if (!list || isPointless) return unknown;
  const listed = await readList(list, context);
  if (!listed.ok) return unknown;
  const entries = listed.items.filter(isObject);
  const names = ownNames(script.effect, attempt.request.path, context.values);
  const ids = entries.map((entry) => String(valueAt(entry, list.idField)));
  const others = entries.filter((_entry, index) => !names.includes(ids[index] ?? ''));
  // What shows the same id as another one cannot be told from it.
  const known = others.filter((entry) => isOnce(String(valueAt(entry, list.idField)), ids));
  return {
    others: known.slice(0, watchedEntries).map((entry) => watchedPart(entry, list.idField, script.watched)),
    entriesBefore: entries.length,
    wasListed: others.length < entries.length,
    own: entries.find((entry) => names.includes(String(valueAt(entry, list.idField)))),
    idsBefore: entries.length > rememberedIds ? undefined : ids,
  };
}

function isOnce(id: string, ids: readonly string[]): boolean {
  return ids.indexOf(id) === ids.lastIndexOf(id);
}

/** The id of what is changed or removed, as the list shows it; nothing of a list is a read's or a create's own. */
function ownNames(effect: Effect, path: string, values: Prepared['values']): readonly string[] {
  if (effect.kind === 'update') return namesIn(effect.read.path, values);
  return effect.kind === 'delete' ? namesIn(path, values) : [];
}

function watchedPart(entry: Item, idField: readonly string[], watched: readonly string[]): Item {
  return Object.fromEntries(
    Object.entries(entry).filter(
      ([field, value]) => field === idField[0] || (typeof value !== 'object' && watched.includes(field)),
    ),
  );
}

/** Others that are not as before. */
export function othersChanged(state: Prepared, { entries, listedBy = 0 }: Observed): readonly Deviation[] {
  const list = listOf(state.script);
  if (!list || !entries) return [];
  const { idField } = list;
  return state.others.flatMap((other) => {
    const id = valueAt(other, idField);
    if (id === undefined || isAskedFor(id, state, idField)) return [];
    const now = entries.find((entry) => sameJson(valueAt(entry, idField), id));
    if (now === undefined) return [];
    const kept = isRefusal(state.script.status) ? other : withoutUnset(other, now, state.sent);
    return otherChangedFields(kept, now, undefined, state.script.watched, {
      code: 'other-changed',
      subject: anotherOne(id),
      exchange: listedBy,
    });
  });
}

function anotherOne(id: Json | undefined): string {
  return `another resource (${show(id)})`;
}

/** A request may name others that it is to change as well, as bulk requests do. */
function isAskedFor(id: Json, { script, sent }: Prepared, idField: readonly string[]): boolean {
  return !isRefusal(script.status) && idsIn(sent, idField.at(-1) ?? '', '').includes(String(id));
}

/** Values in a body that are under the name of an id, as texts. */
function idsIn(json: Json | undefined, idName: string, key: string): readonly string[] {
  if (Array.isArray(json)) return json.flatMap((each: Json) => idsIn(each, idName, key));
  if (isObject(json)) return Object.entries(json).flatMap(([name, child]) => idsIn(child, idName, name));
  return isScalar(json) && (key === idName || /id(entifier)?s?$/i.test(key)) ? [String(json)] : [];
}

/** Fewer entries than these are all that there are: than are asked for, or than anybody shows on a page. */
function onOnePage({ script }: Pick<Prepared, 'script'>): number {
  const limits = (listOf(script)?.request.query ?? [])
    .filter(({ name }) => isListName('limit', name))
    .map(({ value }) => Number(value))
    .filter(Number.isInteger);
  return limits.length > 0 ? Math.min(...limits) : shortestPage;
}

/** Where the list has become shorter by more than was removed, so that nothing has only moved to another page of it. */
function isShorter(state: Prepared, { entries, entry }: Observed): boolean {
  if (entries === undefined) return false;
  const { kind } = state.script.effect;
  const removed = kind === 'delete' && state.wasListed && entry === undefined ? 1 : 0;
  const made = kind === 'create' && entry !== undefined && entries.length < onOnePage(state) ? 1 : 0;
  return entries.length + removed - made < (state.entriesBefore ?? 0);
}

/** What a list should show and does not. */
function missing(
  code: 'not-listed' | 'refused-but-removed',
  expected: string,
  { listedBy = 0 }: Observed,
): Deviation {
  return { code, subject: 'in the list', expected, actual: 'a list without it', exchange: listedBy };
}

/** An updated resource that its list no longer shows, though it shows others with the same values. */
export function lostFromList(state: Prepared, observed: Observed): readonly Deviation[] {
  if (!state.wasListed || observed.entry || !isShorter(state, observed)) return [];
  const { sent, fields } = sentOfResource(state);
  const usual = fields.every((field) => {
    const value = valueAt(sent, [field]);
    return value === undefined || observed.entries?.some((entry) => sameJson(valueAt(entry, [field]), value));
  });
  return usual ? [missing('not-listed', 'the updated resource, as before', observed)] : [];
}

/** Others that the list showed before and shows no longer. */
export function othersLost(state: Prepared, observed: Observed): readonly Deviation[] {
  const list = listOf(state.script);
  const ownMissing = state.script.effect.kind === 'update' && state.wasListed && !observed.entry;
  if (!list || ownMissing || !isShorter(state, observed)) return [];
  const { idField } = list;
  return state.others
    .map((other) => valueAt(other, idField))
    .filter(
      (id) =>
        id !== undefined &&
        !isAskedFor(id, state, idField) &&
        !observed.entries?.some((entry) => sameJson(valueAt(entry, idField), id)),
    )
    .map((id) => ({
      code: 'other-lost',
      subject: anotherOne(id),
      expected: 'it in the list',
      actual: 'a list without it',
      exchange: observed.listedBy ?? 0,
    }));
}

/** Entries that the list did not show before; none if it is too long to tell. */
function appeared(state: Prepared, { entries }: Observed): readonly Item[] {
  const list = listOf(state.script);
  const { idsBefore } = state;
  if (!list || !idsBefore || !entries || entries.length <= idsBefore.length) return [];
  return entries.filter((entry) => !idsBefore.includes(String(valueAt(entry, list.idField))));
}

/** New entries that are copies of what was changed or made: a request makes one thing at most. */
export function copies(state: Prepared, observed: Observed): readonly Deviation[] {
  const list = listOf(state.script);
  const own = observed.entry;
  if (!list || !own) return [];
  const telling = state.script.watched.filter(
    (field) => field !== list.idField[0] && own[field] !== null && !isVolatile(field, own[field]),
  );
  const marks = state.creation?.marks ?? [];
  const sent = unwrapped(sentOfResource(state).sent);
  const isCopy = (entry: Item) => {
    // With a value that only this request has sent, the other one may have a time or a number of its own.
    const isMarked = markShown(entry, list.idField, marks) !== undefined;
    const compared = isMarked ? telling.filter((field) => Object.hasOwn(sent, field)) : telling;
    const isEnough = isMarked ? compared.length > 0 : compared.length >= fewestTelling;
    return isEnough && compared.every((field) => sameJson(entry[field], own[field]));
  };
  return appeared(state, observed)
    .filter((entry) => !sameJson(valueAt(entry, list.idField), valueAt(own, list.idField)))
    .filter(isCopy)
    .map((entry) => ({
      code: 'made-copy',
      subject: 'in the list',
      expected: 'nothing new',
      actual: `a copy of the resource as ${show(valueAt(entry, list.idField))}`,
      exchange: observed.listedBy ?? 0,
    }));
}

/** What was made despite a refusal: new entries that show a mark of the request, or all that was sent. */
export function madeDespiteRefusal(state: Prepared, observed: Observed): readonly Item[] {
  const { effect } = state.script;
  const marks = state.creation?.marks ?? [];
  const place = effect.kind === 'create' ? (effect.list?.field ?? []) : [];
  return appeared(state, observed).filter(
    (entry) => markShown(entry, place, marks) !== undefined || showsAll(sentOfResource(state).sent, entry),
  );
}

/** Fewer values than these may be those of anybody. */
const fewestTelling = 2;

/** Whether an entry shows everything that was sent: nobody else sends the same at the same time. */
function showsAll(sent: Json | undefined, entry: Item): boolean {
  const telling = Object.entries(unwrapped(sent)).filter(
    ([field, value]) => isTelling(value) && Object.hasOwn(entry, field),
  );
  return telling.length >= fewestTelling && telling.every(([field, value]) => sameJson(value, entry[field]));
}

/** `{"data": {…}}` sends what is in it. */
function unwrapped(sent: Json | undefined): Item {
  const [only, ...others] = Object.values(objectIn(sent));
  return isObject(only) && others.length === 0 ? only : objectIn(sent);
}

function isTelling(value: Json): boolean {
  return isScalar(value) && value !== null && typeof value !== 'boolean' && value !== '';
}

/** What was made or changed, where its list shows it more than once, and did not before. */
export function listedTwice(
  state: Prepared,
  { entry, entries, listedBy = 0 }: Observed,
): readonly Deviation[] {
  const list = listOf(state.script);
  const isNew = state.script.effect.kind === 'create';
  if (!list || !entry || !entries || (!isNew && state.idsBefore === undefined)) return [];
  const id = valueAt(entry, list.idField);
  const times = entries.filter((each) => sameJson(valueAt(each, list.idField), id)).length;
  const before = state.idsBefore?.filter((each) => each === String(id)).length ?? 0;
  if (times <= Math.max(1, before)) return [];
  return [
    {
      code: 'listed-twice',
      subject: 'in the list',
      expected: `${show(id)} once`,
      actual: `it ${times} times`,
      exchange: listedBy,
    },
  ];
}

/** What was made, where its list must show it and does not. */
export function notListed(state: Prepared, observed: Observed): readonly Deviation[] {
  const { effect } = state.script;
  const list = listOf(state.script);
  if (effect.kind !== 'create' || !list || !observed.entries) return [];
  const id = state.values[effect.variable];
  const { entries } = observed;
  if (id === undefined || id === null) return [];
  const isShown = entries.some((entry) => String(valueAt(entry, list.idField)) === String(id));
  const isWhole = entries.length < onOnePage(state) && entries.length >= (state.entriesBefore ?? Infinity);
  const { sent } = sentOfResource(state);
  // It may be listed under another id than the answer tells.
  const isElsewhere = appeared(state, observed).some((entry) => !contradicts(entry, sent));
  if (isShown || isElsewhere || !isWhole || isFiltered(list)) return [];
  const isUsual = Object.entries({ ...objectIn(sent), ...observed.object })
    .filter(([field, value]) => isScalar(value) && (typeof value === 'boolean' || decidesListing(field)))
    .every(([field, value]) => entries.some((entry) => sameJson(entry[field], value)));
  return isUsual ? [missing('not-listed', `${show(id)}, which was made`, observed)] : [];
}

function isFiltered({ request }: WatchedList): boolean {
  return (request.query ?? []).some(({ name }) => !isListName('limit', name));
}

/** Whether an entry shows another value for something that was sent. */
function contradicts(entry: Item, sent: Json | undefined): boolean {
  return Object.entries(objectIn(sent)).some(
    ([field, value]) => isTelling(value) && isTelling(entry[field] ?? null) && !isAlike(value, entry[field]),
  );
}

/** As servers write what they were sent: trimmed, in lower case, a number as text. */
function isAlike(sent: Json, shown: Json | undefined): boolean {
  return plain(String(sent)) === plain(String(shown));
}

const still = { code: 'not-gone', expected: 'it to be gone' } as const;

/** What was removed, where its list shows it just as before. */
export function stillListed(state: Prepared, { entry, listedBy = 0 }: Observed): readonly Deviation[] {
  const { effect } = state.script;
  if ((effect.kind === 'delete' && effect.stays) || !state.own || !entry || !sameJson(state.own, entry))
    return [];
  return [{ ...still, subject: 'in the list', actual: 'it as before', exchange: listedBy }];
}

/** What was removed, where a later page of its list shows it and nothing marks it as removed. */
export function stillOnPage({ script }: Prepared, { page }: Observed): readonly Deviation[] {
  if (!page || (script.effect.kind === 'delete' && script.effect.stays) || isMarkedRemoved(page.entry))
    return [];
  const subject = `on page ${page.number} of the list`;
  return [{ ...still, subject, actual: show(page.entry), exchange: page.exchange }];
}

function isMarkedRemoved(entry: Item): boolean {
  return Object.entries(entry).some(
    ([field, value]) =>
      (marksRemoval(field) && value) || (decidesListing(field) && marksRemoval(String(value))),
  );
}

/** What must not be removed, where its list shows it no longer. */
export function goneFromList(state: Prepared, observed: Observed): readonly Deviation[] {
  if (!state.wasListed || !observed.entries || observed.entry) return [];
  return observed.entries.length < (state.entriesBefore ?? 0)
    ? [missing('refused-but-removed', 'it', observed)]
    : [];
}
