/** Settles what is owed: removes, puts back, turns back, and verifies that it is so. */
import { settleCreateAs } from './creation.ts';
import { isScalar, sameJson, show, valueAt } from './json.ts';
import { howToFind, leftBy, type Problem } from './left-by.ts';
import { plain } from './marks.ts';
import { outcomeOf } from './outcome.ts';
import { isReadAsRemoved } from './removed.ts';
import { until, whileRestarting } from './retry-after.ts';
import { search } from './search.ts';
import { type Answer, isGone, type ReadyRequest, send, sendCurrent, succeeded, unanswered } from './send.ts';
import type { Session } from './session.ts';
import { writePolicy } from './settings.ts';
import { isSameState, type ReadyState, readState } from './switch-state.ts';
import {
  type Creation,
  notAsBefore,
  purgeAfter,
  type Removal,
  type Restoration,
  type Reversal,
  remember,
  removalOf,
  replace,
  type Undo,
} from './undo.ts';

export interface Undone {
  /** How many are settled now. */
  readonly settled: number;
  readonly problems: readonly Problem[];
}

/** The result of one: settled, open until the last request, or problems. */
type Came = 'settled' | 'open' | { readonly problems: readonly Problem[] };

function problem(text: string, { exchange }: Pick<Answer, 'exchange'>): Came {
  return { problems: [{ text, exchange }] };
}

/** Undoes these, the latest first. `last`: nothing comes after that could try again, so it waits for what takes time. */
export async function undoEach(session: Session, undos: readonly Undo[], last = false): Promise<Undone> {
  const { pm } = session;
  const problems: Problem[] = [];
  let settled = 0;
  const helping = undos.filter((undo) => undo.kind === 'reversal' && undo.onlyIfRefused);
  for (const undo of undos.filter((each) => !helping.includes(each)).reverse()) {
    let came = await undoOne(session, undo, last);
    if (typeof came === 'object' && helping.length > 0) {
      for (const help of helping.splice(0).reverse()) {
        await undoOne(session, help, last);
        replace(pm, help);
      }
      came = await undoOne(session, undo, last);
    }
    if (came === 'settled') settled += 1;
    if (typeof came === 'object') problems.push(...came.problems);
    if (came !== 'settled') replace(pm, undo, { ...undo, failed: (undo.failed ?? 0) + 1 });
  }
  for (const help of helping) replace(pm, help);
  return { settled, problems };
}

async function undoOne(session: Session, undo: Undo, last: boolean): Promise<Came> {
  switch (undo.kind) {
    case 'creation':
      return undoCreation(session, undo, last);
    case 'removal':
      return remove(session, undo, last);
    case 'restoration':
      return restore(session, undo, last);
    case 'reversal':
      return turnBack(session, undo, last);
  }
}

async function undoCreation(session: Session, creation: Creation, last: boolean): Promise<Came> {
  const { chosen, removal } = creation;
  // Nothing but what the run may have made has the id that it made up. What is still under way has to be found first.
  const sought =
    chosen && removal && !isUnderWay(creation)
      ? ({ kind: 'found', owned: [chosen] } as const)
      : last
        ? await soughtAtLast(session, creation)
        : await search(session, creation);
  switch (sought.kind) {
    case 'found': {
      const removals = settleCreateAs(session.pm, creation, sought.owned);
      if (removals.length === 0) return problem(leftBy(creation), unanswered);
      const { problems } = await undoEach(session, removals, last);
      return problems.length === 0 ? 'settled' : { problems };
    }
    case 'absent':
      // What is still under way may appear later.
      if (last) replace(session.pm, creation);
      return last ? 'settled' : 'open';
    case 'unknown':
      return last ? problem(leftBy(creation), unanswered) : 'open';
  }
}

/** What was only accepted is given time to appear. */
async function soughtAtLast(session: Session, creation: Creation) {
  const ask = () => search(session, creation);
  if (!isUnderWay(creation)) return ask();
  const found = await until(session, { header: () => undefined }, async () => {
    const sought = await ask();
    return sought.kind === 'found' ? sought : undefined;
  });
  return found ?? ask();
}

function isUnderWay({ came = '' }: Creation): boolean {
  return came.startsWith('202');
}

async function remove(session: Session, undo: Removal, last: boolean): Promise<Came> {
  const came = await putAway(session, undo, last);
  // A replacement that is still under way makes it once more.
  if (came === 'settled' && undo.late && !last)
    remember<Removal>(session.pm, { ...undo, acted: true, atEnd: true });
  const { purge } = undo.request;
  if (came !== 'settled' || !purge) return came;
  // At the end of the run: what a target does after a removal may still need what was removed.
  const owed = remember<Removal>(session.pm, purgeAfter(undo, purge));
  return last ? putAway(session, owed, last) : came;
}

async function putAway(session: Session, undo: Removal, last: boolean): Promise<Came> {
  const answer = await write(session, undo.request, last);
  // What the documentation itself refuses is not a deviation of the target, where nobody asked for all to be restored.
  if (undo.request.mayRefuse?.includes(answer.status) && writePolicy(session.pm) === 'all')
    return settledAs(session, undo);
  if (!succeeded(answer) && !isGone(answer))
    return (await isGoneAlready(session, undo)) ? settledAs(session, undo) : unexpected(undo, answer);
  if (isGone(answer) && undo.creation && !undo.acted)
    return removeInstead(session, undo, undo.creation, last);
  // What stays in another state can be read and removed ever again: its answer is all that tells.
  if (undo.request.stays) return settledAs(session, undo);
  const isRemoved = async () => {
    const read = undo.read ?? undo.readRemoved;
    // Where nothing reads it, asking again tells: what is gone is not accepted to be removed once more.
    const seen = await (read ? look(session, read) : write(session, undo.request, last));
    return (read ? isReadAsRemoved(seen) : outcomeOf(seen) !== 'accepted') || undefined;
  };
  if (outcomeOf(answer) === 'accepted') {
    if (await until(session, answer, isRemoved)) return settledAs(session, undo);
    return last
      ? problem(
          `${undo.what}: expected it to be gone, got ${answer.statusLine} and it is still there`,
          answer,
        )
      : 'open';
  }
  // A target that finds nothing to remove, although the run has made it, may still have it.
  const read = undo.read ?? (isGone(answer) && !undo.acted ? undo.readRemoved : undefined);
  const seen = read && (await send(session, read));
  if (!seen || isReadAsRemoved(seen)) return settledAs(session, undo);
  return problem(`${undo.what}: expected it to be gone, got ${seen.statusLine}`, seen);
}

/** The read finds nothing: a target may refuse the removal of what is gone in any way. */
async function isGoneAlready(session: Session, { readRemoved }: Removal): Promise<boolean> {
  if (!readRemoved) return false;
  const seen = await look(session, readRemoved);
  return isGone(seen) || (succeeded(seen) && isReadAsRemoved(seen));
}

/** Nothing has the id: it is gone already, unless the answer named another one than that of what was made. */
async function removeInstead(
  session: Session,
  undo: Removal,
  { told: _, ...creation }: Creation,
  last: boolean,
): Promise<Came> {
  const sought = await search(session, creation);
  if (sought.kind === 'absent' || (sought.kind === 'unknown' && writePolicy(session.pm) === 'all'))
    return settledAs(session, undo);
  if (sought.kind === 'unknown')
    return problem(
      `${undo.what}: expected it to be there, got nothing under its id; ${howToFind(creation)}`,
      unanswered,
    );
  const [first, ...more] = sought.owned;
  const removals = [first, ...more].flatMap((owned) =>
    creation.removal ? removalOf(creation, creation.removal, owned) : [],
  );
  replace(session.pm, undo, ...removals);
  const { problems } = await undoEach(session, removals, last);
  return problems.length === 0 ? 'settled' : { problems };
}

async function restore(session: Session, undo: Restoration, last: boolean): Promise<Came> {
  if (last || undo.isLeft) {
    const found = await look(session, undo.read);
    if (differing(undo, found).length === 0) return settledAs(session, undo);
    const field = undo.isLeft && changedSince(undo, found);
    if (field) {
      return problem(
        `${undo.what}: ${field} was ${show(undo.expect[field])} before the run, which sent ${show(undo.sent?.[field])}, and is ${show(valueAt(shownBy(undo, found), [field]))} now: somebody has changed it since, so it is left as it is`,
        found,
      );
    }
  }
  const answer = await write(session, undo.request, last);
  if (!succeeded(answer)) return unexpected(undo, answer);
  let seen = await look(session, undo.read);
  if (outcomeOf(answer) === 'accepted' && differing(undo, seen).length > 0) {
    await until(session, answer, async () => {
      seen = await look(session, undo.read);
      return differing(undo, seen).length === 0 || undefined;
    });
  }
  const [field] = differing(undo, seen);
  if (field !== undefined && undo.added?.includes(field)) {
    return problem(
      `${undo.what}: expected ${field} not to be there, as before, got ${show(valueAt(shownBy(undo, seen), [field]))}`,
      seen,
    );
  }
  if (field === undefined && undo.late && !last) return settledForNow(session, undo);
  if (field === undefined) return settledAs(session, undo);
  const shown = shownBy(undo, seen);
  return problem(
    `${undo.what}: expected ${field} ${show(undo.expect[field])} again, got ${show(valueAt(shown, [field]))}`,
    seen,
  );
}

async function turnBack(session: Session, undo: Reversal, last: boolean): Promise<Came> {
  const { state, was } = undo;
  if (!state || !was) return turnBackBlindly(session, undo, last);
  const found = await readState(session, state);
  if (found === undefined)
    return problem(
      `${undo.what}: expected ${shownAt(state)} to show whether it is needed, got nothing that does`,
      unanswered,
    );
  if (isSameState(found, was))
    return undo.late && !last ? settledForNow(session, undo) : settledAs(session, undo);
  const answer = await write(session, undo.request, last);
  if (undo.acted && isGone(answer)) return settledAs(session, undo);
  if (!succeeded(answer)) return unexpected(undo, answer);
  let now = await readState(session, state);
  if (outcomeOf(answer) === 'accepted' && !isSameState(now, was)) {
    await until(session, answer, async () => {
      now = await readState(session, state);
      return isSameState(now, was) || undefined;
    });
  }
  if (isSameState(now, was))
    return undo.late && !last ? settledForNow(session, undo) : settledAs(session, undo);
  return problem(
    `${undo.what}: expected ${shownAt(state)} to show ${show(was)} again, got ${show(now)}`,
    answer,
  );
}

async function turnBackBlindly(session: Session, undo: Reversal, last: boolean): Promise<Came> {
  const answer = await write(session, undo.request, last);
  return succeeded(answer) || isGone(answer) ? settledAs(session, undo) : unexpected(undo, answer);
}

function shownAt({ request }: ReadyState): string {
  return `${request.method} ${request.path}`;
}

function settledAs({ pm }: Session, undo: Undo): 'settled' {
  replace(pm, undo);
  return 'settled';
}

/** What is put back may be changed once more by what is still under way. */
function settledForNow({ pm }: Session, undo: Restoration | Reversal): 'settled' {
  replace(pm, undo, { ...undo, atEnd: true });
  return 'settled';
}

function unexpected(undo: Removal | Restoration | Reversal, answer: Answer): Came {
  return problem(
    `${undo.what}: expected a success of ${undo.request.method} ${undo.request.path}, got ${answer.statusLine}`,
    answer,
  );
}

/** A connection that broke just now must not keep the account changed, nor a target that restarts. */
async function write(session: Session, request: ReadyRequest, last: boolean): Promise<Answer> {
  const ask = () => sendCurrent(session, request);
  if (last) return whileRestarting(session, ask);
  const first = await ask();
  return first.status === 0 ? ask() : first;
}

async function look(session: Session, request: ReadyRequest): Promise<Answer> {
  const answer = await send(session, request);
  return answer.status === 0 ? send(session, request) : answer;
}

/** Fields that are not as they were before; all where the resource cannot be read. */
function differing(undo: Restoration, answer: Answer): readonly string[] {
  return notAsBefore(undo, shownBy(undo, answer));
}

/** A field that has neither its value from before nor the one that the run has sent. */
function changedSince(undo: Restoration, found: Answer): string | undefined {
  const { sent, expect } = undo;
  const shown = shownBy(undo, found);
  if (!sent || shown === undefined) return undefined;
  return differing(undo, found).find((field) => {
    const now = valueAt(shown, [field]);
    return !sameJson(now, expect[field]) && !isStoredAs(sent[field], now);
  });
}

/** Servers trim texts and store them in lower case, and numbers as texts. */
function isStoredAs(sent: unknown, shown: unknown): boolean {
  if (sent === undefined || sameJson(sent, shown)) return true;
  return isScalar(sent) && isScalar(shown) && plain(String(sent)) === plain(String(shown));
}

function shownBy({ object }: Restoration, answer: Answer) {
  return succeeded(answer) && answer.body.ok ? valueAt(answer.body.json, object) : undefined;
}
