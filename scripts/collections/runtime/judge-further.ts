/** Judges what is asked once the response has come: other requests that the documentation commits the target to. */
import { isDoubtful } from './after-answer.ts';
import { assertions } from './answer.ts';
import { leaveAsFound } from './leave-as-found.ts';
import { findRefusedMade } from './made.ts';
import { nothingSeen, observeSettled } from './observe.ts';
import { isExpected, statusWanted } from './plan.ts';
import type { PostmanResponse } from './postman.ts';
import { runTests, type Tests } from './run-tests.ts';
import type { Answer } from './send.ts';
import type { SentSession } from './sent-session.ts';

/** By the media type that is asked for. */
export type TestsByType = Readonly<Record<string, Tests>>;

export async function judgeFurther(
  session: SentSession,
  answer: Answer,
  response: PostmanResponse,
  byType: TestsByType,
): Promise<void> {
  const { state } = session;
  const { outcome, script, beside = '' } = state;
  const assert = (tests: Tests, observed = nothingSeen) =>
    runTests(
      session.pm,
      state,
      tests,
      assertions(answer, response, state, observed, undefined, [], []),
      answer,
    );
  const expectSame = () => {
    const name = `also ${beside}: status is ${statusWanted(script)}`;
    if (isDoubtful(state, answer)) session.pm.test.skip(name);
    else assert((test, same) => test(name, () => same.hasStatus(statusWanted(script))));
  };
  const came = isExpected(script, answer.status);
  await findRefusedMade(session, answer);
  switch (outcome?.kind) {
    case 'refusal':
      assert((test, further) => test(`also ${beside}: is refused`, () => further.isRefused()));
      return leaveAsFound(session, answer);
    case 'emptied': {
      const observed = await observeSettled(session, answer);
      expectSame();
      if (came)
        assert((test, further) => {
          test('what a replacement leaves out is gone', () => further.isEmptied(outcome.fields));
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
      return leaveAsFound(session, answer);
  }
}
