/** Test: decides what the answer means, looks at what it did, asserts, and undoes. */
import type { Credential } from '../../analysis/index.ts';
import { undocumentedFields } from '../../schemas/index.ts';
import { type Assertions, assertions, cameAnother } from './answer.ts';
import { type AttemptMark, attemptMark, markAttempt } from './attempt-mark.ts';
import { readJson } from './body.ts';
import { isObject, isScalar, sameJson, valueAt } from './json.ts';
import { madeAllTheSame } from './listing.ts';
import { idOfMade } from './made-id.ts';
import { disagreements, nothingSeen, type Observed, observe, readAgain } from './observe.ts';
import { waited } from './patience.ts';
import { isRefusal, type Prepared } from './plan.ts';
import type { Postman, PostmanResponse } from './postman.ts';
import { prepared } from './prepare.ts';
import { newQuest, readList } from './quest.ts';
import { type Answer, answered, readyRequest, succeeded, unanswered } from './send.ts';
import { isStrict } from './settings.ts';
import { readSiblings } from './siblings.ts';
import { forget, openUndos, pendingUndos, remember, undoEach } from './undo.ts';
import { rewordings } from './wording.ts';

export type Test = (name: string, check: () => void) => void;

export async function judge(
  pm: Postman,
  credentials: readonly Credential[],
  tests: (test: Test, answer: Assertions) => void,
): Promise<void> {
  const state = prepared(pm);
  if (state === undefined)
    return pm.test('docproof’s own script works', () => fail('the request was sent before it was prepared'));
  const { script } = state;
  const response = pm.response;
  const answer = response?.code ? answered(response) : undefined;
  if (!response || !answer) {
    markAttempt(pm, undefined);
    const told = 'expected an answer, got none: the connection was closed or timed out';
    pm.test('the target answers', () => fail(told));
    const made = await rememberCreated(pm, credentials, state, unanswered);
    return leaveAsFound(pm, credentials, made, undefined);
  }
  const mark = attemptMark(pm, script.id);
  if (answer.status !== script.status && (await waited(pm, answer, mark.waits + 1))) {
    await leaveAsFound(pm, credentials, state, answer);
    markAttempt(pm, { ...mark, waits: mark.waits + 1 });
    return pm.execution.setNextRequest(pm.info.requestId);
  }
  const withId = await rememberCreated(pm, credentials, state, answer);
  if (state.beside !== undefined) return judgeBeside(pm, credentials, withId, state.beside, answer, response);
  const isLast = state.attempt + 1 >= state.attempts || acceptsForbidden(state, answer);
  if (answer.status !== script.status && !isLast) {
    await leaveAsFound(pm, credentials, withId, answer);
    markAttempt(pm, {
      for: script.id,
      index: state.attempt + 1,
      came: [...mark.came, answer.told],
      waits: 0,
    });
    return pm.execution.setNextRequest(pm.info.requestId);
  }
  markAttempt(pm, undefined);
  const known = script.differences?.some((each) => each.in === 'status' && each.status === answer.status);
  const isGuess =
    (!script.certain && !acceptsForbidden(state, answer)) || state.presumed || dependsOnState(withId, answer);
  if (answer.status !== script.status && isGuess && !known && !failedUndocumented(script, answer)) {
    const came = [...mark.came, answer.told].join(', then ');
    pm.test.skip(`unprovoked: came ${came} instead of ${script.status}`);
    return leaveAsFound(pm, credentials, withId, answer);
  }
  const observed = await observe(pm, credentials, withId);
  if (isRefusal(answer.status)) rememberMade(pm, withId, observed);
  const came = answer.status === script.status;
  const listed = came ? await listedAgain(pm, credentials, withId, response) : undefined;
  const siblings = came ? await readSiblings(pm, credentials, withId) : [];
  runTests(pm, withId, tests, assertions(answer, response, withId, observed, listed, siblings), answer);
  if (isStrict(pm) && came) strictly(pm, withId, response);
  await leaveAsFound(pm, credentials, withId, answer, observed);
  if (came) askBesides(pm, { ...mark, came: [], waits: 0 }, 0, state);
}

/** Another way that the documentation names has to bring out the same status. */
async function judgeBeside(
  pm: Postman,
  credentials: readonly Credential[],
  state: Prepared,
  summary: string,
  answer: Answer,
  response: PostmanResponse,
): Promise<void> {
  const mark = attemptMark(pm, state.script.id);
  markAttempt(pm, undefined);
  const name = `also ${summary}: status is ${state.script.status}`;
  const isDoubtful =
    answer.status !== state.script.status && (state.presumed || dependsOnState(state, answer));
  if (isDoubtful) pm.test.skip(name);
  else {
    const expected = assertions(answer, response, state, nothingSeen, undefined, []);
    pm.test(name, () => expected.hasStatus(state.script.status));
  }
  await leaveAsFound(pm, credentials, state, answer);
  askBesides(pm, { ...mark, waits: 0 }, (mark.beside ?? 0) + 1, state);
}

function askBesides(pm: Postman, mark: AttemptMark, beside: number, { besides }: Prepared): void {
  if (beside >= besides) return;
  markAttempt(pm, { ...mark, beside });
  pm.execution.setNextRequest(pm.info.requestId);
}

function fail(message: string): never {
  throw new Error(message);
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
  const isConflict = (status === 409 || status === 423) && script.documented.includes(status);
  return (
    isConflict &&
    !isRefusal(script.status) &&
    made.length === 0 &&
    Object.keys(values).length > 0 &&
    script.effect.kind !== 'create'
  );
}

function failedUndocumented(script: Prepared['script'], answer: Answer): boolean {
  return answer.status >= 500 && !script.documented.includes(answer.status);
}

/**
 * Once the status is wrong, or the body is no JSON, what builds on it is skipped rather than failed again. A failure
 * that a person has put down as a known difference is told and does not fail.
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
    const failure = failureOf(check);
    if (failure === cameAnother) {
      pointless = true;
      return pm.test.skip(failure);
    }
    const known = failure && knownDifference(failure, main.status, state);
    if (known !== undefined) pm.test(`${name} – or a known difference: ${known}`, () => {});
    else pm.test(name, () => failure && fail(failure));
    if (main.status !== state.script.status) pointless = true;
    if (failure && !main.body.ok && /JSON/.test(failure)) pointless = true;
  }, answer);
}

function failureOf(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Why a person expects this failure; undefined where nobody does. */
function knownDifference(failure: string, status: number, state: Prepared): string | undefined {
  const about = aboutWhat(failure);
  return state.script.differences?.find((difference) => {
    if (difference.in !== about) return false;
    if (about === 'status') return difference.status === undefined || difference.status === status;
    if (about === 'headers')
      return failure.toLowerCase().includes(` ${difference.place.toLowerCase()} header`);
    return about === 'media-type' || failure.split('\n').every((line) => line.startsWith(difference.place));
  })?.why;
}

function aboutWhat(failure: string): 'status' | 'media-type' | 'headers' | 'body' {
  if (/^expected status \d/.test(failure)) return 'status';
  if (/^expected an? [\w-]+ header/.test(failure)) return 'headers';
  return /^expected [\w.+-]+\/[\w.+-]+/.test(failure) ? 'media-type' : 'body';
}

/** The id of what was just made, so that it can be read and removed. */
async function rememberCreated(
  pm: Postman,
  credentials: readonly Credential[],
  state: Prepared,
  answer: Answer,
): Promise<Prepared> {
  const { effect, id: responseId } = state.script;
  if (effect.kind !== 'create' || !effect.id) return state;
  const { policy, values: known, fresh } = state;
  const quest = newQuest({ pm, credentials, policy, id: responseId, effect, values: known, fresh });
  const id = await idOfMade({ ...effect, id: effect.id }, answer, quest);
  if (id === undefined) {
    if (succeeded(answer) && effect.remove && policy === 'restore') {
      pm.test('the account is left as it was found', () =>
        fail('expected to remove what was made, but neither the answer nor a list tells its id'),
      );
    }
    return state;
  }
  if (isRefusal(state.script.status) && state.taken.some((value) => String(value) === String(id))) {
    pm.test('the account is left as it was found', () =>
      fail(`expected ${String(id)}, which exists, to be refused: it may have been overwritten`),
    );
    return state;
  }
  const values = { ...state.values, [effect.variable]: id };
  if (effect.remove) {
    remember(pm, {
      for: state.script.id,
      what: `removing what ${state.script.id} made`,
      request: readyRequest(effect.remove, values),
      verify: effect.read && { request: readyRequest(effect.read, values), object: [], expect: undefined },
    });
  }
  return { ...state, values };
}

/** What was made though it was refused is removed as well. */
function rememberMade(pm: Postman, state: Prepared, observed: Observed): void {
  const { effect, id } = state.script;
  if (effect.kind !== 'create' || !effect.remove || !effect.list) return;
  for (const entry of madeAllTheSame(state, observed)) {
    const made = valueAt(entry, effect.list.field);
    if (!isScalar(made) || made === null) continue;
    const request = readyRequest(effect.remove, { ...state.values, [effect.variable]: made });
    remember(pm, { for: id, what: `removing what ${id} made`, request, verify: undefined });
  }
}

/** Where the resource differs from its list entry the list is asked once more: somebody may have changed it. */
async function listedAgain(
  pm: Postman,
  credentials: readonly Credential[],
  state: Prepared,
  response: PostmanResponse,
) {
  const [need] = Object.keys(state.entries).slice(-1);
  const list = state.script.listed;
  const read = readJson(response);
  if (need === undefined || list === undefined || !read.ok) return undefined;
  const shown = valueAt(read.json, list.object);
  const entry = state.entries[need];
  if (entry === undefined || disagreements(entry, shown, state.script.watched).length === 0) return undefined;
  const { id: responseId, effect } = state.script;
  const quest = newQuest({
    pm,
    credentials,
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
  pm: Postman,
  credentials: readonly Credential[],
  state: Prepared,
  answer: Answer | undefined,
  observed?: Observed,
): Promise<void> {
  const { effect, status } = state.script;
  const refused = answer === undefined || isRefusal(answer.status) || isRefusal(status);
  if (effect.kind === 'update' && refused && state.before) {
    const now = observed ? observed.object : await readAgain(pm, credentials, effect, state.values);
    const same = now && effect.fields.every((field) => sameJson(now[field], state.before?.[field]));
    if (same) for (const undo of pendingUndos(pm).filter((each) => each.verify?.expect)) forget(pm, undo);
  }
  const open = openUndos(pm);
  if (open.length === 0) return;
  const problems = await undoEach(pm, credentials, open);
  pm.test('the account is left as it was found', () => {
    if (problems.length > 0) fail(problems.join('\n'));
  });
}

function strictly(pm: Postman, state: Prepared, response: PostmanResponse): void {
  const read = readJson(response);
  if (!read.ok) return;
  if (state.script.fields.length > 0) {
    pm.test('strict: every field is documented', () => {
      const unknown = undocumentedFields(read.json, state.script.fields);
      if (unknown.length > 0)
        fail(`${unknown[0]}: expected only documented fields, got ${unknown.join(', ')}`);
    });
  }
  if (Object.keys(state.script.messages).length > 0) {
    pm.test('strict: messages are worded as documented', () => {
      const [first] = rewordings(read.json, state.script.messages, state);
      if (first) fail(first);
    });
  }
}
