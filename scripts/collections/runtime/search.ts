/** Looks for what a create made, by the marks that were made up for it. */
import type { Json } from '../../documentation/index.ts';
import { isObject, isScalar, valueAt } from './json.ts';
import { isPlainId, markShown } from './marks.ts';
import type { Owned } from './ownership.ts';
import { entriesOf, hasMorePages, searchPages } from './pages.ts';
import type { Postman } from './postman.ts';
import { type Answer, isGone, readyRequest, send, succeeded } from './send.ts';
import type { Session } from './session.ts';
import { isKnownToShow } from './shown-lists.ts';
import type { Creation } from './undo.ts';
import type { Scalar } from './values.ts';

export type Sought =
  | { readonly kind: 'found'; readonly owned: readonly [Owned, ...Owned[]] }
  /** It is certain that nothing is there. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

/** Nobody shows so few on a page: what is not among them is not listed. */
const shortestPage = 10;

export async function search(session: Session, creation: Creation): Promise<Sought> {
  const listed = creation.list && (await send(session, creation.list.request));
  const [first, ...more] = listed ? ownEntries(listed, creation) : [];
  if (first) return { kind: 'found', owned: [first, ...more] };
  const [later, ...others] = listed ? await onLaterPages(session, creation, listed) : [];
  if (later) return { kind: 'found', owned: [later, ...others] };
  const read = await readByName(session, creation);
  if (read) return { kind: 'found', owned: [read] };
  return listed && isAbsent(session.pm, listed, creation) ? { kind: 'absent' } : { kind: 'unknown' };
}

/** New entries that are the run's own. What the list showed before is never its own; nor is anything where that is unknown. */
function ownEntries(answer: Answer, { list, marks, told, chosen }: Creation): readonly Owned[] {
  const before = list?.before;
  if (!list || !before) return [];
  return entriesOf(list, answer).flatMap((entry): readonly Owned[] => {
    const id = valueAt(entry, list.id);
    if (!isScalar(id) || id === null || id === '' || before.includes(String(id))) return [];
    const mark = markShown(entry, list.id, marks);
    if (mark) return [{ by: 'mark', id, mark }];
    if (chosen !== undefined && String(chosen.id) === String(id)) return [chosen];
    return told !== undefined && String(told) === String(id) ? [{ by: 'answer', id }] : [];
  });
}

/** What the first page showed before says nothing of the others: there only a mark proves that an entry is the run's own. */
async function onLaterPages(session: Session, creation: Creation, first: Answer): Promise<readonly Owned[]> {
  const { list, marks, chosen } = creation;
  if (!list?.before || (marks.length === 0 && !chosen)) return [];
  const { told: _, ...unnamed } = creation;
  return searchPages(session, list, first, (page) => ownEntries(page, unnamed));
}

/** Whether an id names what somebody else had before. */
export function existedBefore(id: Scalar, { others, list }: Pick<Creation, 'others' | 'list'>): boolean {
  return others.includes(String(id)) || list?.before?.includes(String(id)) === true;
}

/**
 * The resource of the id that was chosen for it, or of one that an answer named: that has to show a mark. What was there
 * before is not the run's own, also where the create has overwritten it.
 */
async function readByName(session: Session, creation: Creation): Promise<Owned | undefined> {
  const { removal, told, chosen, marks } = creation;
  const id = chosen?.id ?? told;
  if (!removal?.read || id === undefined || !isPlainId(id) || existedBefore(id, creation)) return undefined;
  const { read, values, variable } = removal;
  const request = readyRequest(read, { ...values, [variable]: id });
  const answer = await send(session, request);
  if (!succeeded(answer)) return undefined;
  if (chosen) return chosen;
  const body = answer.body.ok ? answer.body.json : null;
  const shown = [body, ...(isObject(body) ? Object.values(body) : [])].filter(isObject);
  const mark = shown.map((each) => markShown(each, [], marks)).find((each) => each !== undefined);
  return mark && { by: 'mark', id, mark };
}

/**
 * A list that is there as a whole, would show what was made, and shows nothing new; or its parent is gone with all below, or
 * the target serves no such things at all.
 */
export function isAbsent(pm: Postman, answer: Answer, creation: Creation): boolean {
  const { list, below } = creation;
  if ((below || isUnserved(creation)) && isGone(answer)) return true;
  const showsAll = list?.showsAll || (list && isKnownToShow(pm, list.request));
  if (!showsAll || !list.before || !succeeded(answer) || !answer.body.ok) return false;
  const found = valueAt(answer.body.json, list.items);
  // What many a server in Go writes for an empty list.
  const shown = found === null ? [] : found;
  if (!Array.isArray(shown) || shown.length >= shortestPage || hasMorePages(answer, shown.length))
    return false;
  const ids = shown.map((item: Json) => String(valueAt(item, list.id)));
  return ids.every((id) => list.before?.includes(id));
}

/** Out of service by its own words, and without a list from the beginning. */
function isUnserved({ came = '', list }: Creation): boolean {
  return came.startsWith('503') && list?.before === undefined;
}
