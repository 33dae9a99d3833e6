/**
 * What the collection's scripts call: `docproof(pm, setTimeout).prepare(…)` before a request and `.judge(…)` after it. Bundled into the collection, so that it is whole by itself wherever Postman's scripts run.
 */
import type { Credential } from '../../analysis/index.ts';
import type { Assertions } from './answer.ts';
import { begin } from './begin.ts';
import { finish } from './finish.ts';
import { judge, type Test } from './judge.ts';
import { lendTimer, type Timer } from './patience.ts';
import type { RequestScript } from './plan.ts';
import type { Postman } from './postman.ts';
import { prepare } from './prepare.ts';

export function forApi(api: { readonly credentials: readonly Credential[] }) {
  return (pm: Postman, timer: Timer) => {
    lendTimer(pm, timer);
    // An error nobody catches would end the whole runner: it is told as a failed test instead.
    const told = (work: Promise<void>) =>
      work.catch((error: unknown) => {
        pm.test('docproof’s own script works', () => {
          throw error;
        });
      });
    return {
      begin: () => told(begin(pm, api.credentials)),
      prepare: (script: RequestScript) => told(prepare(pm, api.credentials, script)),
      judge: (tests: (test: Test, answer: Assertions) => void) => told(judge(pm, api.credentials, tests)),
      finish: () => told(finish(pm, api.credentials)),
    };
  };
}
