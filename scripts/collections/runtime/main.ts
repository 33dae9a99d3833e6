/**
 * What the collection's scripts call: `docproof(pm, setTimeout).prepare(…)` before a request and `.judge(…)` after it. Bundled into the collection, so that it is whole by itself everywhere that Postman's scripts run.
 */

import type { Credential } from '../../analysis/index.ts';
import type { RefusalBody } from './after-answer.ts';
import { reportingSafely } from './conceal.ts';
import { judge } from './judge.ts';
import type { TestsByType } from './judge-further.ts';
import { reportLeft } from './left-by.ts';
import { endLiteral } from './literal.ts';
import type { RequestScript } from './plan.ts';
import type { Postman } from './postman.ts';
import { notProven, prepare } from './prepare.ts';
import type { Tests } from './run-tests.ts';
import { isSafe } from './send.ts';
import { openSession, type Session, type Timer } from './session.ts';
import { baseUrl, writePolicy } from './settings.ts';
import { remainingTraces } from './traces.ts';
import { openUndos, pendingUndos } from './undo.ts';
import { undoEach } from './undo-each.ts';

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

async function begin(session: Session): Promise<void> {
  const { pm } = session;
  endLiteral(pm);
  const target = baseUrl(pm);
  pm.variables.set('baseUrl', target);
  if (target === '') {
    return notProven(pm, {
      verdict: 'skipped',
      code: 'setting-missing',
      text: 'the variable baseUrl is not set',
    });
  }
  const policy = writePolicy(pm);
  if (policy === 'none' && !isSafe(pm.request.method)) {
    return notProven(pm, {
      verdict: 'skipped',
      code: 'writes-off',
      text: `the write policy "none" forbids ${pm.request.method}`,
    });
  }
  await undoEach(session, openUndos(pm));
}

async function finish(session: Session): Promise<void> {
  const { pm } = session;
  const left = pendingUndos(pm);
  const { problems } = await undoEach(session, left, true);
  const traces = await remainingTraces(session, problems);
  if (left.length + traces.length > 0) {
    const causes = [...new Set(left.map((undo) => undo.for))].join(', ');
    reportLeft(pm, [...problems, ...traces], causes === '' ? undefined : causes);
  }
  pm.execution.skipRequest();
}
