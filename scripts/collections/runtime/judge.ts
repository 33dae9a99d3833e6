/** Test: decides what the answer means, looks at what it did, asserts, and undoes. */

import type { Deviation } from '../../findings/index.ts';
import type { ExpectedDifference, IdPlace } from '../../scenarios/index.ts';
import { undocumentedFields } from '../../schemas/index.ts';
import { type Assertions, assertions, cameAnother, Undecided, wordsOf } from './answer.ts';
import { type AttemptMark, attemptMark, markAttempt } from './attempt-mark.ts';
import { readJson } from './body.ts';
import { reportUnproven } from './conceal.ts';
import { settle, settleAs } from './creation.ts';
import { Deviates, deviate, deviateAny } from './deviates.ts';
import { isObject, isScalar, sameJson, show, valueAt } from './json.ts';
import { howToFind, notLeft, type Problem } from './left-by.ts';
import { probeList } from './list-probes.ts';
import { madeAllTheSame } from './listing.ts';
import { endLiteral } from './literal.ts';
import { markShown } from './marks.ts';
import { disagreements, nothingSeen, type Observed, observeSettled, readAgain } from './observe.ts';
import { outcomeOf } from './outcome.ts';
import { isOwned, type Owned } from './ownership.ts';
import { waited } from './patience.ts';
import { isDocumented, isExpected, isRefusal, type Prepared, statusWanted } from './plan.ts';
import type { Postman, PostmanResponse } from './postman.ts';
import { prepared } from './prepare.ts';
import { newQuest, readList } from './quest.ts';
import { type Answer, answered, succeeded, unanswered } from './send.ts';
import type { Session } from './session.ts';
import { isStrict } from './settings.ts';
import { noteShown } from './shown-lists.ts';
import { readSiblings } from './siblings.ts';
import { type Creation, openUndos, pendingUndos, replace } from './undo.ts';
import { undoEach } from './undo-each.ts';
import { withoutVolatile } from './volatile.ts';
import { rewordings } from './wording.ts';

export type Test = (name: string, check: () => void) => void;

export async function judge(
  session: Session,
  tests: (test: Test, answer: Assertions) => void,
): Promise<void> {
  const { pm } = session;
  endLiteral(pm);
  const state = prepared(pm);
  if (state === undefined)
    return pm.test("docproof's own script works", () => {
      throw new Error('the request was sent before it was prepared');
    });
  const { script } = state;
  const response = pm.response;
  const answer = response?.code ? answered(response) : undefined;
  if (!response || !answer) {
    markAttempt(pm, undefined);
    pm.test('the target answers', () =>
      deviate({
        code: 'no-answer',
        expected: 'an answer',
        actual: 'none: the connection was closed or timed out',
        exchange: 0,
      }),
    );
    const made = await settleCreated(session, state, unanswered);
    return leaveAsFound(session, made, unanswered);
  }
  const mark = attemptMark(pm, script.id);
  const withId = await settleCreated(session, state, answer);
  if (!isExpected(script, answer.status) && (await waited(session, answer, mark.waits + 1))) {
    await leaveAsFound(session, withId, answer);
    markAttempt(pm, { ...mark, waits: mark.waits + 1 });
    return pm.execution.setNextRequest(pm.info.requestId);
  }
  if (state.beside !== undefined) return judgeBeside(session, withId, state.beside, answer, response);
  const isLast = state.attempt + 1 >= state.attempts || acceptsForbidden(state, answer);
  if (!isExpected(script, answer.status) && !isLast) {
    await findRefusedMade(session, withId, answer);
    await leaveAsFound(session, withId, answer);
    markAttempt(pm, {
      for: script.id,
      index: state.attempt + 1,
      came: [...mark.came, answer.told],
      waits: 0,
    });
    return pm.execution.setNextRequest(pm.info.requestId);
  }
  markAttempt(pm, undefined);
  const known = script.differences?.some(
    (each) => each.codes.includes('wrong-status') && each.status === answer.status,
  );
  const isGuess =
    (!script.certain && !acceptsForbidden(state, answer)) ||
    state.presumed ||
    refusesGuess(withId, answer) ||
    refusesMadeUp(withId, answer) ||
    dependsOnState(withId, answer);
  if (!isExpected(script, answer.status) && isGuess && !known && !failedUndocumented(script, answer)) {
    const came = [...mark.came, answer.told].join(', then ');
    await findRefusedMade(session, withId, answer);
    const why = refusesMadeUp(withId, answer) ? doubt(withId, response) : '';
    reportUnproven(pm, `unprovoked: got ${came}, expected ${statusWanted(script)}${why}`, 'other-status');
    return leaveAsFound(session, withId, answer);
  }
  const observed = await observeSettled(session, withId, answer);
  if (outcomeOf(answer) === 'refused') rememberMade(pm, withId, observed);
  noteWhatIsListed(pm, withId, observed);
  const came = isExpected(script, answer.status);
  const listed = came ? await listedAgain(session, withId, response) : undefined;
  const siblings = came ? await readSiblings(session, withId) : [];
  const steady = await withoutVolatile(session, withId, { observed, answer, siblings });
  const body = answer.body.ok ? answer.body.json : undefined;
  const probed = came ? await probeList(session, withId, state.plan, body) : [];
  const expected = assertions(answer, response, steady, observed, listed, siblings, probed);
  runTests(pm, steady, tests, expected, answer);
  if (isStrict(pm) && came) strictly(pm, withId, response);
  await leaveAsFound(session, withId, answer, observed);
  if (came) askBesides(pm, { ...mark, came: [], waits: 0 }, 0, state);
}

/** Another way that the documentation names has to bring out the same status. */
async function judgeBeside(
  session: Session,
  state: Prepared,
  summary: string,
  answer: Answer,
  response: PostmanResponse,
): Promise<void> {
  const { pm } = session;
  const mark = attemptMark(pm, state.script.id);
  markAttempt(pm, undefined);
  const name = `also ${summary}: status is ${statusWanted(state.script)}`;
  const isDoubtful =
    !isExpected(state.script, answer.status) &&
    !failedUndocumented(state.script, answer) &&
    (state.presumed ||
      refusesGuess(state, answer) ||
      refusesMadeUp(state, answer) ||
      dependsOnState(state, answer));
  if (isDoubtful) pm.test.skip(name);
  else {
    const expected = assertions(answer, response, state, nothingSeen, undefined, [], []);
    pm.test(name, () => expected.hasStatus(statusWanted(state.script)));
  }
  await leaveAsFound(session, state, answer);
  askBesides(pm, { ...mark, waits: 0 }, (mark.beside ?? 0) + 1, state);
}

function askBesides(pm: Postman, mark: AttemptMark, beside: number, { besides }: Prepared): void {
  if (beside >= besides) return;
  markAttempt(pm, { ...mark, beside });
  pm.execution.setNextRequest(pm.info.requestId);
}

/** What is sure to be refused was done: that another way is refused would not make it right. */
function acceptsForbidden({ script, forbids }: Prepared, answer: Answer): boolean {
  return (script.certain || forbids) && isRefusal(script.status) && succeeded(answer);
}

/**
 * A documented conflict in the place of a success: what the target had there may be in a state that forbids it. Not
 * so for what the run has made itself.
 */
function dependsOnState({ script, made, values }: Prepared, { status }: Answer): boolean {
  if (script.unexplained?.includes(status)) return true;
  const isConflict = (status === 409 || status === 423) && isDocumented(script, status);
  return (
    isConflict &&
    !isRefusal(script.status) &&
    (made.length === 0 || script.effect.kind === 'switch') &&
    Object.keys(values).length > 0 &&
    script.effect.kind !== 'create'
  );
}

/** A documented refusal of a body that nobody has shown to be acceptable. */
function refusesGuess({ script, guessed }: Prepared, { status }: Answer): boolean {
  return (
    guessed && !isRefusal(script.status) && isRefusal(status) && status < 500 && isDocumented(script, status)
  );
}

/** A documented refusal that may be about a value which docproof made up. */
function refusesMadeUp({ script, madeUp }: Prepared, { status }: Answer): boolean {
  return madeUp.length > 0 && isRefusal(status) && status < 500 && isDocumented(script, status);
}

function doubt({ madeUp }: Prepared, response: PostmanResponse): string {
  const [is, was] = madeUp.length === 1 ? ['it', 'was'] : ['one of them', 'were'];
  return `: ${madeUp.join(', ')} ${was} made up, and the target may not accept ${is}${wordsOf(response)}`;
}

function failedUndocumented(script: Prepared['script'], answer: Answer): boolean {
  return answer.status >= 500 && !isDocumented(script, answer.status);
}

/**
 * Once the status is wrong, or the body is not JSON, what builds on it is skipped rather than failed again. A deviation
 * that a person has put down as a known difference is reported and does not fail.
 */
function runTests(
  pm: Postman,
  state: Prepared,
  tests: (test: Test, answer: Assertions) => void,
  answer: Assertions,
  main: Answer,
): void {
  let pointless = false;
  tests((name, check) => {
    if (pointless) return pm.test.skip(name);
    const thrown = thrownBy(check);
    if (thrown instanceof Undecided) {
      pointless = thrown === cameAnother;
      return pm.test.skip(pointless ? thrown.message : `${name}: ${thrown.message}`);
    }
    const deviations = thrown instanceof Deviates ? thrown.deviations : [];
    const known = knownDifference(deviations, state.script.differences ?? []);
    if (known === undefined) pm.test(name, () => rethrow(thrown));
    else pm.test(`${name} – or a known difference: ${known}`, () => {});
    if (!isExpected(state.script, main.status)) pointless = true;
    if (deviations.some(({ code }) => code === 'invalid-json')) pointless = true;
  }, answer);
}

function thrownBy(check: () => void): unknown {
  try {
    check();
    return undefined;
  } catch (error) {
    return error;
  }
}

function rethrow(thrown: unknown): void {
  if (thrown !== undefined) throw thrown;
}

/** Why a person expects these deviations; undefined where nobody expects all of them. */
function knownDifference(
  deviations: readonly Deviation[],
  differences: readonly ExpectedDifference[],
): string | undefined {
  const [first, ...others] = deviations.map((deviation) =>
    differences.find((difference) => covers(difference, deviation)),
  );
  return others.every((each) => each !== undefined) ? first?.why : undefined;
}

function covers({ codes, place, status }: ExpectedDifference, deviation: Deviation): boolean {
  return (
    codes.includes(deviation.code) &&
    (status === undefined || status === deviation.status) &&
    (place === '' || isWithin(deviation.place ?? '', place))
  );
}

/** Below a JSON Pointer, or the same header, whose name has no case. */
function isWithin(place: string, whole: string): boolean {
  return whole.startsWith('/')
    ? place === whole || place.startsWith(`${whole}/`)
    : place.toLowerCase() === whole.toLowerCase();
}

/** Works out what was just made, so that it can be read and removed. */
async function settleCreated(session: Session, state: Prepared, answer: Answer): Promise<Prepared> {
  const { pm } = session;
  const { creation, script } = state;
  const { effect } = script;
  if (!creation) return state;
  const place = effect.kind === 'create' ? effect.id : chosenPlace(creation);
  const made = await settle(session, creation, place, answer, state.values);
  if (effect.kind !== 'create') return state;
  if (isOwned(made)) return { ...state, values: { ...state.values, [effect.variable]: made.id } };
  if (
    made.by === 'unknown' &&
    succeeded(answer) &&
    state.policy === 'restore' &&
    outcomeOf(answer) === 'done'
  ) {
    reportLeft(pm, [
      { text: 'what was made could not be removed: neither the answer nor a list shows its id', exchange: 0 },
    ]);
  }
  if (made.by === 'others' && (isRefusal(script.status) || creation.marks.length > 0)) {
    const expected = isRefusal(script.status)
      ? `${String(made.id)}, which exists, to be refused`
      : `something new, got ${String(made.id)}, which was there before`;
    const text = `expected ${expected}: it may have been overwritten, or another one may be left; ${howToFind(creation)}`;
    reportLeft(pm, [{ text, exchange: 0 }]);
  }
  return state;
}

/** Where a request that makes what it names has its id. */
function chosenPlace({ chosen }: Creation): IdPlace | undefined {
  return chosen?.by === 'mark' ? { in: 'request', need: chosen.mark.field } : undefined;
}

/** A target may refuse a create and make it nevertheless: also where the refusal is not asserted it must not stay. */
async function findRefusedMade(session: Session, state: Prepared, answer: Answer): Promise<void> {
  const { pm } = session;
  const { effect } = state.script;
  if (!state.creation || effect.kind !== 'create' || outcomeOf(answer) !== 'refused') return;
  rememberMade(pm, state, await observeSettled(session, state, answer));
}

/** What was made though it was refused is removed as well. */
function rememberMade(pm: Postman, state: Prepared, observed: Observed): void {
  const { effect } = state.script;
  if (!state.creation || effect.kind !== 'create' || !effect.list) return;
  const { field } = effect.list;
  const { marks } = state.creation;
  const owned = madeAllTheSame(state, observed).flatMap((entry): readonly Owned[] => {
    const id = valueAt(entry, field);
    const mark = markShown(entry, field, marks);
    return isScalar(id) && id !== null && mark ? [{ by: 'mark', id, mark }] : [];
  });
  settleAs(pm, state.creation, owned);
}

function noteWhatIsListed(pm: Postman, { script: { effect } }: Prepared, { entry }: Observed): void {
  if (effect.kind === 'create' && effect.list && entry) noteShown(pm, effect.list.request);
}

/** Where the resource differs from its list entry the list is asked once more: somebody may have changed it. */
async function listedAgain(session: Session, state: Prepared, response: PostmanResponse) {
  const [need] = Object.keys(state.entries).slice(-1);
  const list = state.script.listed;
  const read = readJson(response);
  if (need === undefined || list === undefined || !read.ok) return undefined;
  const shown = valueAt(read.json, list.object);
  const entry = state.entries[need];
  if (entry === undefined || disagreements(entry, shown, state.script.watched).length === 0) return undefined;
  const { id: responseId, effect } = state.script;
  const quest = newQuest({
    session,
    policy: state.policy,
    id: responseId,
    effect,
    values: state.values,
  });
  const again = await readList(list, quest);
  if (!again.ok) return undefined;
  const id = valueAt(entry, list.idField);
  return again.items.filter(isObject).filter((item) => sameJson(valueAt(item, list.idField), id));
}

/** Undoes what has to be undone, and asserts that it was. */
async function leaveAsFound(
  session: Session,
  state: Prepared,
  answer: Answer,
  observed?: Observed,
): Promise<void> {
  const { pm } = session;
  await dropNeedless(session, state, answer, observed);
  const left = mayBeLeft(state, answer);
  const { settled, problems } = await undoEach(session, openUndos(pm));
  const all = left === undefined ? problems : [{ text: left, exchange: 0 }, ...problems];
  if (settled + all.length > 0) reportLeft(pm, all);
}

/** Whether the target is as it was before: whatever is not makes the test fail. */
function reportLeft(pm: Postman, problems: readonly Problem[]): void {
  pm.test('the account is left as it was found', () => deviateAny(problems.map(notLeft)));
}

/** What was refused and changed nothing is not undone. Where it may still be under way the last request looks again. */
async function dropNeedless(
  session: Session,
  state: Prepared,
  answer: Answer,
  observed: Observed | undefined,
): Promise<void> {
  const { pm } = session;
  const { effect, status } = state.script;
  const outcome = outcomeOf(answer);
  const own = pendingUndos(pm).filter(({ key }) => state.owed.includes(key) || key === state.creation?.key);
  for (const undo of own) {
    if (undo.kind === 'creation' && outcome === 'refused') replace(pm, undo);
    const isLate = outcome !== 'refused' && outcome !== 'done';
    if ((undo.kind === 'restoration' || undo.kind === 'reversal') && isLate)
      replace(pm, undo, { ...undo, late: true });
    // What was refused is not turned back: it may have been on before.
    if (undo.kind === 'reversal' && outcome === 'refused' && !undo.state) replace(pm, undo);
  }
  const isDoubtful = outcome !== 'done' || isRefusal(status);
  if (effect.kind !== 'update' || !isDoubtful || !state.before) return;
  const now = observed ? observed.object : await readAgain(session, effect, state.values);
  const same = now && effect.fields.every((field) => sameJson(now[field], state.before?.[field]));
  if (!same) return;
  for (const undo of pendingUndos(pm).filter(({ key }) => state.owed.includes(key))) {
    if (undo.kind !== 'restoration') continue;
    replace(pm, undo, ...(undo.late ? [{ ...undo, atEnd: true } as const] : []));
  }
}

/** What a write may have changed for good; undefined where it was refused, is undone, or was made by the run itself. */
function mayBeLeft(
  { script, policy, isOurs, creation, owed, values, sent, undocumented }: Prepared,
  answer: Answer,
): string | undefined {
  const { effect } = script;
  if (policy === 'all' || isOurs || creation || owed.length > 0 || outcomeOf(answer) === 'refused')
    return undefined;
  if (undocumented && outcomeOf(answer) === 'done')
    return `expected the request to be refused, got ${answer.told}: what is named by ${show(values)} may have been changed, and nothing documented puts it back`;
  switch (effect.kind) {
    case 'none':
    case 'create':
    case 'switch':
      return undefined;
    case 'update':
    case 'delete':
    case 'irreversible': {
      if (effect.kind === 'delete' && !isRefusal(script.status)) return undefined;
      const asked = `what is named by ${show(values)}${sent === undefined ? '' : `, sent ${show(sent)}`}`;
      return `expected the request to be refused, got ${answer.told}: ${asked} may have been changed, and nothing documented puts it back`;
    }
  }
}

function strictly(pm: Postman, state: Prepared, response: PostmanResponse): void {
  const read = readJson(response);
  if (!read.ok) return;
  if (state.script.fields.length > 0) {
    pm.test('strict: every field is documented', () => {
      const unknown = undocumentedFields(read.json, state.script.fields);
      deviateAny(
        unknown.map((place) => ({
          code: 'undocumented-field',
          place,
          expected: 'only documented fields',
          actual: place,
          exchange: 0,
        })),
      );
    });
  }
  if (Object.keys(state.script.messages).length > 0) {
    pm.test('strict: messages are worded as documented', () => {
      deviateAny(rewordings(read.json, state.script.messages, state));
    });
  }
}
