/** Reports what is pending to a host that keeps a journal of it on disk. Without such a host nothing is printed. */
import { jsonText } from '../../documentation/index.ts';
import type { Postman } from './postman.ts';

/** The variable by which a host asks for it, with the value `on`. */
export const journalSwitch = 'docproofJournal';
/** First argument of the console message; the second is the whole list as JSON. */
export const journalMessage = 'docproof.journal';

/**
 * Returns when the host has the list: a console message reaches Newman's listener before `console.info` returns.
 * Throws what the listener throws, so that a script whose journal cannot be written ends before it sends a request.
 */
export function reportPending(pm: Postman, pending: readonly unknown[]): void {
  if (pm.variables.get(journalSwitch) !== 'on') return;
  console.info(journalMessage, jsonText(pending));
}
