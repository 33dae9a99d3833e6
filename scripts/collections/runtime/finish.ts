/** The last request: settles what is still owed, from whatever run, and sends nothing of its own. */

import { reportLeft } from './left-by.ts';
import type { Session } from './session.ts';
import { remainingTraces } from './traces.ts';
import { pendingUndos } from './undo.ts';
import { undoEach } from './undo-each.ts';

export async function finish(session: Session): Promise<void> {
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
