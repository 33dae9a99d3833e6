/** Before every request: settings are normalised, the write policy is obeyed, leftovers are undone. */

import { endLiteral } from './literal.ts';
import { notProven } from './prepare.ts';
import { isSafe } from './send.ts';
import type { Session } from './session.ts';
import { baseUrl, writePolicy } from './settings.ts';
import { openUndos } from './undo.ts';
import { undoEach } from './undo-each.ts';

export async function begin(session: Session): Promise<void> {
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
