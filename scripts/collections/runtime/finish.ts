/** The last request: undoes what an interrupted request left behind, and sends nothing of its own. */
import type { Credential } from '../../analysis/index.ts';
import type { Postman } from './postman.ts';
import { pendingUndos, undoEach } from './undo.ts';

export async function finish(pm: Postman, credentials: readonly Credential[]): Promise<void> {
  const left = pendingUndos(pm);
  if (left.length > 0) {
    const problems = await undoEach(pm, credentials, left);
    pm.test(`the account is left as it was found (${left.map((undo) => undo.for).join(', ')})`, () => {
      if (problems.length > 0) throw new Error(problems.join('\n'));
    });
  }
  pm.execution.skipRequest();
}
