/**
 * What the collection's scripts call: `docproof(pm, setTimeout).prepare(…)` before a request and `.judge(…)` after it. Bundled into the collection, so that it is whole by itself wherever Postman's scripts run.
 */
import type { Credential } from '../../analysis/index.ts';
import type { RefusalBody } from './after-answer.ts';
import { begin } from './begin.ts';
import { reportingSafely } from './conceal.ts';
import { finish } from './finish.ts';
import { judge } from './judge.ts';
import type { TestsByType } from './judge-further.ts';
import type { RequestScript } from './plan.ts';
import type { Postman } from './postman.ts';
import { prepare } from './prepare.ts';
import type { Tests } from './run-tests.ts';
import { openSession, type Timer } from './session.ts';

export function forApi(api: { readonly credentials: readonly Credential[] }) {
  return (own: Postman, timer: Timer) => {
    const pm = reportingSafely(own, api.credentials);
    const session = openSession(pm, api.credentials, timer);
    // An uncaught error would end the whole runner: it is reported as a failed test instead.
    const reported = (work: Promise<void>, otherwise?: () => void) =>
      work.catch((error: unknown) => {
        pm.test("docproof's own script works", () => {
          throw error;
        });
        otherwise?.();
      });
    // What was not prepared must not be sent: what undoes it may not be remembered.
    const dontSend = () => pm.execution.skipRequest();
    return {
      begin: () => reported(begin(session), dontSend),
      prepare: (script: RequestScript) => reported(prepare(session, script), dontSend),
      judge: (tests: Tests, byType?: TestsByType, refusal?: RefusalBody) =>
        reported(judge(session, tests, byType, refusal)),
      finish: () => reported(finish(session), dontSend),
    };
  };
}
