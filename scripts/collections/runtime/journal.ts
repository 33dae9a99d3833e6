/** What the scripts and a host that runs them say to each other by console messages. Without such a host nothing is printed. */
import { jsonText } from '../../documentation/index.ts';
import type { Deviation, Unproven } from '../../findings/index.ts';
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

/** The variable by which a host asks for what tests find as data, with the value `on`. */
export const findingsSwitch = 'docproofFindings';
/** First argument of the console message; the second is a `ReportedTest` as JSON. */
export const findingsMessage = 'docproof.findings';

/** What a test is about to fail with, or why one is skipped. */
export interface ReportedTest {
  /** Id of the request in the collection. */
  readonly item: string;
  readonly test: string;
  readonly deviations: readonly Deviation[];
  readonly unproven?: Unproven;
}

export function reportTest(pm: Postman, test: Omit<ReportedTest, 'item'>): void {
  if (pm.variables.get(findingsSwitch) !== 'on') return;
  const reported: ReportedTest = { item: pm.info.requestId, ...test };
  console.info(findingsMessage, JSON.stringify(reported));
}

/** The variable by which a host says that it answers this question, with the value `on`. */
export const endingSwitch = 'docproofEnding';
/** The console message that asks whether the run is to end: a host whose listener throws says yes. */
export const endingMessage = 'docproof.ending';

export function isEnding(pm: Postman): boolean {
  if (pm.variables.get(endingSwitch) !== 'on') return false;
  try {
    console.info(endingMessage);
    return false;
  } catch {
    return true;
  }
}
