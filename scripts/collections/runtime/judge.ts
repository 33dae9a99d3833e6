/** Test: decides what the answer means, looks at what it did, asserts, and undoes. */
import { undocumentedFields } from '../../schemas/index.ts';
import { stepAfter } from './after-answer.ts';
import { assertions } from './answer.ts';
import {
  type AttemptState,
  attemptState,
  keepAttempt,
  nextAttempt,
  nextVariant,
  putOff,
} from './attempt-state.ts';
import { readJson } from './body.ts';
import { deviate, deviateAny } from './deviates.ts';
import { isObject, sameJson, valueAt } from './json.ts';
import { judgeFurther, type TestsByType } from './judge-further.ts';
import { leaveAsFound } from './leave-as-found.ts';
import { probeList } from './list-probes.ts';
import { endLiteral } from './literal.ts';
import { disownIfOthers, findRefusedMade, noteWhatIsListed, rememberMade, settleCreated } from './made.ts';
import { disagreements, observeSettled } from './observe.ts';
import { outcomeOf } from './outcome.ts';
import { waited } from './patience.ts';
import { isExpected, type Prepared } from './plan.ts';
import type { Postman, PostmanResponse } from './postman.ts';
import { prepared } from './prepare.ts';
import { newQuest, readList } from './quest.ts';
import { runTests, type Tests } from './run-tests.ts';
import { type Answer, answered, unanswered } from './send.ts';
import type { Session } from './session.ts';
import { isStrict } from './settings.ts';
import { readSiblings } from './siblings.ts';
import { withoutVolatile } from './volatile.ts';
import { rewordings } from './wording.ts';

/** `byType`: what has to be true of the answer in another media type, where that is asked for. */
export async function judge(session: Session, tests: Tests, byType: TestsByType = {}): Promise<void> {
  const { pm } = session;
  endLiteral(pm);
  const known = prepared(pm);
  if (known === undefined)
    return pm.test("docproof's own script works", () => {
      throw new Error('the request was sent before it was prepared');
    });
  const response = pm.response;
  const answer = response?.code ? answered(response) : undefined;
  if (!response || !answer) return judgeNothing(session, known);
  const attempt = attemptState(pm, known.script.id);
  const state = await settleCreated(session, known, answer);
  if (!isExpected(state.script, answer.status) && (await waited(session, answer, attempt.waits + 1))) {
    await leaveAsFound(session, state, answer);
    return sendAgain(pm, putOff(attempt));
  }
  keepAttempt(pm, undefined);
  if (attempt.kind === 'varying') {
    await judgeFurther(session, state, answer, response, byType);
    return goOn(pm, nextVariant(attempt, state.attempt, state.besides));
  }
  const step = stepAfter(state, answer, response, attempt);
  switch (step.kind) {
    case 'next-attempt':
      await findRefusedMade(session, state, answer);
      await leaveAsFound(session, state, answer);
      return sendAgain(pm, nextAttempt(attempt, state.attempt, answer.told));
    case 'unprovoked':
      await findRefusedMade(session, state, answer);
      pm.test.unproven({ verdict: 'unprovoked', code: 'other-status', text: step.reason });
      return leaveAsFound(session, state, answer);
    case 'judge':
      await judgeAnswer(session, state, tests, answer, response);
      if (isExpected(state.script, answer.status))
        goOn(pm, nextVariant(attempt, state.attempt, state.besides));
  }
}

function sendAgain(pm: Postman, attempt: AttemptState): void {
  keepAttempt(pm, attempt);
  pm.execution.setNextRequest(pm.info.requestId);
}

function goOn(pm: Postman, attempt: AttemptState | undefined): void {
  if (attempt !== undefined) sendAgain(pm, attempt);
}

async function judgeNothing(session: Session, state: Prepared): Promise<void> {
  const { pm } = session;
  keepAttempt(pm, undefined);
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

async function judgeAnswer(
  session: Session,
  state: Prepared,
  tests: Tests,
  answer: Answer,
  response: PostmanResponse,
): Promise<void> {
  const { pm } = session;
  const observed = await observeSettled(session, state, answer);
  if (outcomeOf(answer) === 'refused') rememberMade(pm, state, observed);
  disownIfOthers(pm, state, observed);
  noteWhatIsListed(pm, state, observed);
  const came = isExpected(state.script, answer.status);
  const listed = came ? await listedAgain(session, state, response) : undefined;
  const siblings = came ? await readSiblings(session, state) : [];
  const steady = await withoutVolatile(session, state, { observed, answer, siblings });
  const body = answer.body.ok ? answer.body.json : undefined;
  const probed = came ? await probeList(session, state, state.plan, body) : [];
  const expected = assertions(answer, response, steady, observed, listed, siblings, probed);
  runTests(pm, steady, tests, expected, answer);
  if (isStrict(pm) && came) strictly(pm, state, response);
  await leaveAsFound(session, state, answer, observed);
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
