/** Fields whose value differs between two reads with no write in between: they prove nothing about a write. */

import { type Json, jsonText } from '../../documentation/index.ts';
import { readList } from './attempt-context.ts';
import { isObject, sameJson, valueAt } from './json.ts';
import { disagreements, hasLostEntries, type Item, type Observed, readAgain } from './observe.ts';
import type { Prepared } from './plan.ts';
import type { Answer } from './send.ts';
import { contextAfter, type SentSession } from './sent-session.ts';
import type { ReadSibling } from './siblings.ts';
import { listOf, type WatchedList } from './watched-list.ts';

/** A value may be the same twice by chance. */
const mostReads = 4;

interface Seen {
  readonly observed: Observed;
  readonly answer: Answer;
  readonly siblings: readonly ReadSibling[];
}

/** The same, without the watched fields that change by themselves; nothing is read where nothing differs. */
export async function withoutVolatile(session: SentSession, seen: Seen): Promise<SentSession> {
  const { state } = session;
  const suspects = differing(state, seen);
  if (suspects.size === 0) return session;
  const changing = new Set<string>();
  let last = await readAll(session);
  for (let reads = 1; reads < mostReads && changing.size < suspects.size; reads += 1) {
    const now = await readAll(session);
    for (const field of suspects) {
      if (last.some((item, index) => !sameJson(item[field], now[index]?.[field]))) changing.add(field);
    }
    if (changing.size === 0 && reads === 2) break;
    last = now;
  }
  const watched = state.script.watched.filter((field) => !changing.has(field));
  return { ...session, state: { ...state, script: { ...state.script, watched } } };
}

/** Watched fields that two readings of one thing show with different values. */
function differing(state: Prepared, { observed, answer, siblings }: Seen): ReadonlySet<string> {
  const { watched, listed } = state.script;
  const idField = (listed ?? listOf(state.script))?.idField ?? [];
  const shown = (of: Answer) => (of.body.ok && listed ? valueAt(of.body.json, listed.object) : undefined);
  const pairs: readonly (readonly [Item | undefined, unknown])[] = [
    [state.before, observed.object],
    ...Object.values(state.entries).map((entry) => [entry, shown(answer)] as const),
    ...siblings.map((each) => [each.entry, shown(each.answer)] as const),
    ...state.others.map((other) => [other, entryOf(other, observed.entries, idField)] as const),
  ];
  const fields = pairs.flatMap(([one, other]) =>
    one === undefined ? [] : disagreements(one, other, watched).map(({ field }) => field),
  );
  const lists = watched.filter((field) => hasLostEntries(state.before?.[field], observed.object?.[field]));
  return new Set([...fields, ...lists].filter((field) => field !== idField.at(-1)));
}

function entryOf(other: Item, entries: readonly Item[] | undefined, idField: readonly string[]) {
  const id = valueAt(other, idField);
  return entries?.find((entry) => sameJson(valueAt(entry, idField), id));
}

/** What the reads of the request show now, in an order that stays as long as nothing is made or removed. */
async function readAll(session: SentSession): Promise<readonly Item[]> {
  const { script, values } = session.state;
  const { effect, listed } = script;
  const lists = distinct([listed, listOf(script)]);
  const entries: Json[] = [];
  const idOf = (item: Item) => String(valueAt(item, lists[0]?.idField ?? []));
  for (const list of lists) {
    const read = await readList(list, contextAfter(session));
    entries.push(...(read.ok ? read.items : []));
  }
  const own = effect.kind === 'update' ? await readAgain(session, effect, values) : undefined;
  return [...(own ? [own] : []), ...entries.filter(isObject).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))];
}

function distinct(lists: readonly (WatchedList | undefined)[]): readonly WatchedList[] {
  const known = lists.filter((list) => list !== undefined);
  const key = ({ request }: WatchedList) => jsonText(request);
  return known.filter((list, index) => known.findIndex((each) => key(each) === key(list)) === index);
}
