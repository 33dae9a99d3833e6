/** What a request has made, by its answer or by what can be seen at the target. */
import type { IdPlace } from '../../scenarios/index.ts';
import { settleCreate, settleCreateAs } from './creation.ts';
import { isScalar, show, valueAt } from './json.ts';
import { howToFind, mayBeOverwritten, reportLeft } from './left-by.ts';
import { madeDespiteRefusal } from './listing.ts';
import { contradictsMarks, markShown } from './marks.ts';
import { type Item, type Observed, observeSettled } from './observe.ts';
import { outcomeOf } from './outcome.ts';
import { noteOverwrite } from './overwrites.ts';
import { isOwned, type Owned } from './ownership.ts';
import { isRefusal } from './plan.ts';
import { type Answer, succeeded } from './send.ts';
import type { SentSession } from './sent-session.ts';
import { noteShown } from './shown-lists.ts';
import { type Creation, pendingUndos, replace } from './undo.ts';
import { byName } from './values.ts';

/** Works out what was just made, so that it can be read and removed. */
export async function settleCreated(session: SentSession, answer: Answer): Promise<SentSession> {
  const { pm, state } = session;
  const { creation, script } = state;
  const { effect } = script;
  if (!creation) return session;
  const place = effect.kind === 'create' ? effect.id : chosenPlace(creation);
  const made = await settleCreate(session, creation, place, answer, state.values);
  if (effect.kind !== 'create') return session;
  if (isOwned(made)) {
    const values = byName(state.values, { [effect.variable]: made.id });
    return { ...session, state: { ...state, values } };
  }
  if (
    made.by === 'unknown' &&
    succeeded(answer) &&
    state.policy === 'restore' &&
    outcomeOf(answer) === 'done'
  ) {
    reportLeft(pm, [
      {
        text: 'what was created could not be removed: neither the answer nor a list shows its id',
        exchange: 0,
      },
    ]);
  }
  if (made.by === 'others' && creation.marks.length > 0) noteOverwrite(pm, state.plan);
  if (made.by === 'others' && (isRefusal(script.status) || creation.marks.length > 0)) {
    const expected = isRefusal(script.status)
      ? `${String(made.id)}, which exists, to be refused`
      : `something new, got ${String(made.id)}, which was there before`;
    const text = `expected ${expected}: ${mayBeOverwritten(creation)}`;
    reportLeft(pm, [{ text, exchange: 0 }]);
  }
  return session;
}

/** Where a request that makes what it names has its id. */
function chosenPlace({ chosen }: Creation): IdPlace | undefined {
  return chosen?.by === 'mark' ? { in: 'request', input: chosen.mark.field } : undefined;
}

/** A target may make what it refuses to: also where the refusal is not asserted it must not stay. */
export async function findRefusedMade(
  session: SentSession,
  answer: Answer,
  observed?: Observed,
): Promise<void> {
  const { state } = session;
  const { effect } = state.script;
  if (!state.creation || effect.kind !== 'create' || outcomeOf(answer) !== 'refused') return;
  const unmarked = rememberMade(session, observed ?? (await observeSettled(session, answer)));
  if (unmarked.length === 0 || state.policy === 'all') return;
  const ids = unmarked.map((entry) => show(valueAt(entry, effect.list?.field ?? []))).join(', ');
  const text = `${state.creation.asked} was refused with ${answer.statusLine}, and ${ids} appeared, which shows everything that was sent, but no value that only this run sends: remove it by hand`;
  reportLeft(session.pm, [{ text, exchange: 0 }]);
}

/** What was made despite a refusal is removed as well. Returns what nothing proves to be the run's own. */
export function rememberMade({ pm, state }: SentSession, observed: Observed): readonly Item[] {
  const { creation, script } = state;
  const { effect } = script;
  if (!creation || effect.kind !== 'create' || !effect.list) return [];
  const { field } = effect.list;
  const made = madeDespiteRefusal(state, observed).map((entry) => {
    const id = valueAt(entry, field);
    return { entry, id, mark: markShown(entry, field, creation.marks) };
  });
  const owned = made.flatMap(({ id, mark }): readonly Owned[] =>
    isScalar(id) && id !== null && mark ? [{ by: 'mark', id, mark }] : [],
  );
  settleCreateAs(pm, creation, owned);
  return made.filter(({ mark }) => !mark).map(({ entry }) => entry);
}

/** What has the id from the answer, and shows other values where those were sent that nobody else has, is somebody else's. */
export function disownForeign(
  { pm, state: { creation, plan, script } }: SentSession,
  { object }: Observed,
): void {
  if (!creation || script.effect.kind !== 'create' || !object) return;
  if (!contradictsMarks(object, creation.marks)) return;
  const removals = pendingUndos(pm).filter(
    (undo) =>
      undo.kind === 'removal' && undo.owned.by === 'answer' && undo.key.startsWith(`${creation.key}-`),
  );
  if (removals.length === 0) return;
  for (const removal of removals) replace(pm, removal);
  noteOverwrite(pm, plan);
  const text = `expected the id in the answer to identify the created resource, got another resource, which is left as it is; ${howToFind(creation)} and remove it by hand`;
  reportLeft(pm, [{ text, exchange: 0 }]);
}

export function noteWhatIsListed({ pm, state }: SentSession, { entry }: Observed): void {
  const { effect } = state.script;
  if (effect.kind === 'create' && effect.list && entry) noteShown(pm, effect.list.request);
}
