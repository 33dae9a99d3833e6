/**
 * What the collection's scripts call: `docproof(pm, setTimeout).prepare(…)` before a request and `.judge(…)` after it. Bundled into the collection, so that it is whole by itself wherever Postman's scripts run.
 */
import type { Credential } from '../../analysis/index.ts';
import type { Assertions } from './answer.ts';
import { begin } from './begin.ts';
import { learnSecrets, reportingSafely } from './conceal.ts';
import { finish } from './finish.ts';
import { judge, type Test } from './judge.ts';
import { lendTimer, type Timer } from './patience.ts';
import type { RequestScript } from './plan.ts';
import type { Postman } from './postman.ts';
import { prepare } from './prepare.ts';

export function forApi(api: { readonly credentials: readonly Credential[] }) {
  return (own: Postman, timer: Timer) => {
    const pm = reportingSafely(own);
    lendTimer(pm, timer);
    learnSecrets(pm, api.credentials);
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
      begin: () => reported(begin(pm, api.credentials), dontSend),
      prepare: (script: RequestScript) => reported(prepare(pm, api.credentials, script), dontSend),
      judge: (tests: (test: Test, answer: Assertions) => void) => reported(judge(pm, api.credentials, tests)),
      finish: () => reported(finish({ pm, credentials: api.credentials }), dontSend),
    };
  };
}
