/** Test: decides what the answer means, looks at what it did, asserts, and undoes. */
import { undocumentedFields } from '../../schemas/index.ts';
import { type RefusalBody, stepAfter } from './after-answer.ts';
import { assertions } from './answer.ts';
import { readList } from './attempt-context.ts';
import {
  type AttemptState,
  attemptState,
  keepAttempt,
  nextAttempt,
  nextVariant,
  postponed,
} from './attempt-state.ts';
import { readJson } from './body.ts';
import { deviate, deviateAny } from './deviates.ts';
import { isObject, sameJson, valueAt } from './json.ts';
import { judgeFurther, type TestsByType } from './judge-further.ts';
import { leaveAsFound } from './leave-as-found.ts';
import { nothingProbed, probeList } from './list-probes.ts';
import { endLiteral } from './literal.ts';
import { disownForeign, findRefusedMade, noteWhatIsListed, rememberMade, settleCreated } from './made.ts';
import { disagreements, observeSettled } from './observe.ts';
import { outcomeOf } from './outcome.ts';
import { isExpected } from './plan.ts';
import type { Postman, PostmanResponse } from './postman.ts';
import { prepared } from './prepare.ts';
import { waited } from './retry-after.ts';
import { runTests, type Tests } from './run-tests.ts';
import { type Answer, answered, unanswered } from './send.ts';
import { contextAfter, type SentSession } from './sent-session.ts';
import type { Session } from './session.ts';
import { isStrict } from './settings.ts';
import { readSiblings } from './siblings.ts';
import { withoutVolatile } from './volatile.ts';
import { rewordings, saysAnother } from './wording.ts';

/**
 * `byType`: what has to be true of the answer in another media type, where that is asked for. `refusal`: how to recognise
 * the body of the documented refusal in an answer with the status of a success.
 */
export async function judge(
  session: Session,
  tests: Tests,
  byType: TestsByType = {},
  refusal?: RefusalBody,
): Promise<void> {
  const { pm } = session;
  endLiteral(pm);
  const state = prepared(pm);
  if (state === undefined)
    return pm.test("docproof's own script works", () => {
      throw new Error('the request was sent before it was prepared');
    });
  const response = pm.response;
  const answer = response?.code ? answered(response) : undefined;
  if (!response || !answer) return judgeNothing({ ...session, state });
  const settled = await settleCreated({ ...session, state }, answer);
  return judgeSettled(settled, tests, answer, response, byType, refusal);
}

async function judgeSettled(
  session: SentSession,
  tests: Tests,
  answer: Answer,
  response: PostmanResponse,
  byType: TestsByType,
  refusal: RefusalBody | undefined,
): Promise<void> {
  const { pm, state } = session;
  const attempt = attemptState(pm, state.script.id);
  if (!isExpected(state.script, answer.status) && (await waited(session, answer, attempt.waits + 1))) {
    await leaveAsFound(session, answer);
    return sendAgain(pm, postponed(attempt));
  }
  keepAttempt(pm, undefined);
  if (attempt.kind === 'varying') {
    await judgeFurther(session, answer, response, byType);
    return goOn(pm, nextVariant(attempt, state.attempt, state.variantCount));
  }
  const step = stepAfter(state, answer, response, attempt, refusal);
  switch (step.kind) {
    case 'next-attempt':
      await findRefusedMade(session, answer);
      await leaveAsFound(session, answer);
      return sendAgain(
        pm,
        nextAttempt(attempt, state.attempt, { statusLine: answer.statusLine, isSure: step.isSure }),
      );
    case 'unprovoked':
      await findRefusedMade(session, answer);
      pm.test.unproven({ verdict: 'unprovoked', code: 'other-status', text: step.reason });
      return leaveAsFound(session, answer);
    case 'judge':
      await judgeAnswer(session, tests, answer, response);
      if (isExpected(state.script, answer.status))
        goOn(pm, nextVariant(attempt, state.attempt, state.variantCount));
  }
}

function sendAgain(pm: Postman, attempt: AttemptState): void {
  keepAttempt(pm, attempt);
  pm.execution.setNextRequest(pm.info.requestId);
}

function goOn(pm: Postman, attempt: AttemptState | undefined): void {
  if (attempt !== undefined) sendAgain(pm, attempt);
}

async function judgeNothing(session: SentSession): Promise<void> {
  const { pm, state } = session;
  keepAttempt(pm, undefined);
  if (state.script.mayNotEnd) {
    const text = 'no answer was complete in time, which one that streams or waits need not be';
    pm.test.unproven({ verdict: 'unprovoked', code: 'other-status', text });
    return leaveAsFound(await settleCreated(session, unanswered), unanswered);
  }
  pm.test('the target answers', () =>
    deviate({
      code: 'no-answer',
      expected: 'an answer',
      actual: 'none: the connection was closed or timed out',
      exchange: 0,
    }),
  );
  return leaveAsFound(await settleCreated(session, unanswered), unanswered);
}

async function judgeAnswer(
  session: SentSession,
  tests: Tests,
  answer: Answer,
  response: PostmanResponse,
): Promise<void> {
  const { pm, state } = session;
  const observed = await observeSettled(session, answer);
  if (outcomeOf(answer) === 'refused') rememberMade(session, observed);
  disownForeign(session, observed);
  noteWhatIsListed(session, observed);
  const came = isExpected(state.script, answer.status);
  const listed = came ? await listedAgain(session, response) : undefined;
  const siblings = came ? await readSiblings(session) : [];
  const { state: steady } = await withoutVolatile(session, { observed, answer, siblings });
  const probed = came ? await probeList(session, state.plan, answer) : nothingProbed;
  const expected = assertions(answer, response, steady, observed, listed, siblings, probed);
  runTests(pm, steady, tests, expected, answer);
  const others = state.script.otherRefusals ?? [];
  if (came && others.length > 0 && answer.body.ok) {
    const said = saysAnother(answer.body.json, others);
    pm.test('says what is documented for this status', () => deviateAny(said));
  }
  if (isStrict(pm) && came) strictly(session, response);
  await leaveAsFound(session, answer, observed);
}

/** Where the resource differs from its list entry the list is asked once more: somebody may have changed it. */
async function listedAgain(session: SentSession, response: PostmanResponse) {
  const { state } = session;
  const [input] = Object.keys(state.entries).slice(-1);
  const list = state.script.listed;
  const read = readJson(response);
  if (input === undefined || list === undefined || !read.ok) return undefined;
  const shown = valueAt(read.json, list.object);
  const entry = state.entries[input];
  if (entry === undefined || disagreements(entry, shown, state.script.watched).length === 0) return undefined;
  const again = await readList(list, contextAfter(session));
  if (!again.ok) return undefined;
  const id = valueAt(entry, list.idField);
  return again.items.filter(isObject).filter((item) => sameJson(valueAt(item, list.idField), id));
}

function strictly({ pm, state }: SentSession, response: PostmanResponse): void {
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
