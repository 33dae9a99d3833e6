/** Judges what is asked once the response has come: other requests that the documentation commits the target to. */
import type { Effect } from '../../scenarios/index.ts';
import { isDoubtful } from './after-answer.ts';
import { type Assertions, assertions } from './answer.ts';
import { leaveAsFound } from './leave-as-found.ts';
import { nothingProbed } from './list-probes.ts';
import { findRefusedMade } from './made.ts';
import { nothingSeen, type Observed, observeSettled } from './observe.ts';
import { outcomeOf } from './outcome.ts';
import { isExpected, isRefusal, statusWanted } from './plan.ts';
import type { PostmanResponse } from './postman.ts';
import { runTests, type Tests } from './run-tests.ts';
import type { Answer } from './send.ts';
import type { SentSession } from './sent-session.ts';
import { withoutVolatile } from './volatile.ts';

/** By the media type that is asked for. */
export type TestsByType = Readonly<Record<string, Tests>>;

export async function judgeFurther(
  session: SentSession,
  answer: Answer,
  response: PostmanResponse,
  byType: TestsByType,
): Promise<void> {
  const { state } = session;
  const { outcome, script, variant: beside = '' } = state;
  const assert = (tests: Tests, observed = nothingSeen, steady = state) =>
    runTests(
      session.pm,
      steady,
      tests,
      assertions(answer, response, steady, observed, undefined, [], nothingProbed),
      answer,
    );
  const expectSame = () => {
    const name = `also ${beside}: status is ${statusWanted(script)}`;
    if (isDoubtful(state, answer)) session.pm.test.skip(name);
    else assert((test, same) => test(name, () => same.hasStatus(statusWanted(script))));
  };
  const came = isExpected(script, answer.status);
  const refused = await observeRefused(session, answer);
  const expectNothing = async () => {
    const changesNothing = refused && unchanged(script.effect);
    if (!changesNothing) return leaveAsFound(session, answer);
    const steady = await withoutVolatile(session, { observed: refused, answer, siblings: [] });
    assert(
      (test, further) => test(`also ${beside}: changes nothing`, () => changesNothing(further)),
      refused,
      steady.state,
    );
    return leaveAsFound(session, answer, refused);
  };
  switch (outcome?.kind) {
    case 'refusal':
      assert((test, further) => test(`also ${beside}: is refused`, () => further.isRefused()));
      return expectNothing();
    case 'no-failure':
      assert((test, further) => test(`also ${beside}: does not fail`, () => further.isNoFailure()));
      return leaveAsFound(session, answer);
    case 'emptied': {
      const observed = await observeSettled(session, answer);
      expectSame();
      if (came)
        assert((test, further) => {
          test('fields that a replacement omits are gone', () => further.isEmptied(outcome.fields));
        }, observed);
      return leaveAsFound(session, answer, observed);
    }
    case 'media-type': {
      expectSame();
      const tests = byType[outcome.mediaType];
      if (tests && came) assert(tests);
      return leaveAsFound(session, answer);
    }
    case undefined:
      expectSame();
      return expectNothing();
  }
}

/** What can be seen after a request that had to be refused, and was; undefined after any other. */
async function observeRefused(session: SentSession, answer: Answer): Promise<Observed | undefined> {
  const { script, undocumented } = session.state;
  const isMeant = isRefusal(script.status) && !undocumented && outcomeOf(answer) === 'refused';
  const isSeen = isMeant && unchanged(script.effect) !== undefined;
  const observed = isSeen ? await observeSettled(session, answer) : undefined;
  await findRefusedMade(session, answer, observed);
  return observed;
}

/** The assertion that a refused request has had no effect; undefined if nothing documented would show one. */
function unchanged(effect: Effect): ((further: Assertions) => void) | undefined {
  switch (effect.kind) {
    case 'create':
      return effect.list && ((further) => further.leavesAll());
    case 'delete':
      return (effect.list ?? effect.read) && ((further) => further.leavesAll());
    case 'update':
      return (further) => further.changesNothing();
    case 'none':
    case 'switch':
    case 'irreversible':
      return undefined;
  }
}
