/** Leaves the target as it was found, and asserts that it is. */
import { show } from './json.ts';
import { reportLeft } from './left-by.ts';
import { type Observed, readAgain } from './observe.ts';
import { outcomeOf } from './outcome.ts';
import { isDocumented, isRefusal, type Prepared } from './plan.ts';
import { type Answer, readyRequest } from './send.ts';
import type { SentSession } from './sent-session.ts';
import { notAsBefore, noteReplacement, openUndos, pendingUndos, replace } from './undo.ts';
import { undoEach } from './undo-each.ts';

/** Undoes what has to be undone, and asserts that it was. */
export async function leaveAsFound(session: SentSession, answer: Answer, observed?: Observed): Promise<void> {
  const { pm, state } = session;
  await dropNeedless(session, answer, observed);
  const left = mayBeLeft(state, answer);
  const { settled, problems } = await undoEach(session, openUndos(pm));
  const all = left === undefined ? problems : [{ text: left, exchange: 0 }, ...problems];
  if (settled + all.length > 0) reportLeft(pm, all);
}

/** What was refused and changed nothing is not undone. Where it may still be under way the last request looks again. */
async function dropNeedless(
  session: SentSession,
  answer: Answer,
  observed: Observed | undefined,
): Promise<void> {
  const { pm, state } = session;
  const { effect, status } = state.script;
  const outcome = outcomeOf(answer);
  const own = pendingUndos(pm).filter(({ key }) => state.owed.includes(key) || key === state.creation?.key);
  const isLate = outcome !== 'refused' && outcome !== 'done';
  for (const undo of own) {
    if (undo.kind === 'creation' && outcome === 'refused') replace(pm, undo);
    if ((undo.kind === 'restoration' || undo.kind === 'reversal') && isLate)
      replace(pm, undo, { ...undo, late: true });
    // What was refused is not turned back: it may have been on before.
    if (undo.kind === 'reversal' && outcome === 'refused' && !undo.state) replace(pm, undo);
  }
  if (isLate && state.plan.method === 'PUT') noteReplacement(pm, readyRequest(state.plan, state.values));
  const isDoubtful = outcome !== 'done' || isRefusal(status);
  if (effect.kind !== 'update' || !isDoubtful || !state.before) return;
  const now = observed ? observed.object : await readAgain(session, effect, state.values);
  if (!now) return;
  for (const undo of pendingUndos(pm).filter(({ key }) => state.owed.includes(key))) {
    if (undo.kind !== 'restoration' || notAsBefore(undo, now).length > 0) continue;
    replace(pm, undo, ...(undo.late ? [{ ...undo, atEnd: true } as const] : []));
  }
}

/** What a write may have changed for good; undefined if it was refused, is undone, or was made by the run itself. */
function mayBeLeft(state: Prepared, answer: Answer): string | undefined {
  const { script, policy, isOurs, creation, owed, sent, undocumented } = state;
  const { effect } = script;
  if (policy === 'all' || isOurs || creation || owed.length > 0 || outcomeOf(answer) === 'refused')
    return undefined;
  if (failedOnNothing(state, answer) || (Array.isArray(sent) && sent.length === 0)) return undefined;
  if (undocumented && outcomeOf(answer) === 'done') return mayHaveChanged(answer, asked(state));
  switch (effect.kind) {
    case 'none':
    case 'create':
    case 'switch':
      return undefined;
    case 'update':
    case 'delete':
    case 'irreversible': {
      // What does not exist cannot be removed.
      if (effect.kind === 'delete' && (!isRefusal(script.status) || state.onNothing)) return undefined;
      return mayHaveChanged(answer, `${asked(state)}${sent === undefined ? '' : `, sent ${show(sent)},`}`);
    }
  }
}

function mayHaveChanged({ statusLine }: Answer, what: string): string {
  return `expected the request to be refused, got ${statusLine}: ${what} may have changed something, and no documented operation restores it`;
}

/** `DELETE /alerts/{id} with {"id":7}`. */
function asked({ plan, values }: Prepared): string {
  const named = Object.keys(values).length === 0 ? '' : ` with ${show(values)}`;
  return `${plan.method} ${plan.path}${named}`;
}

/** There is nothing that a failure could have left changed: what the path names does not exist, or the service is out. */
function failedOnNothing({ script, onNothing }: Prepared, { status }: Answer): boolean {
  return (onNothing && status >= 500) || (status === 503 && isDocumented(script, status));
}
