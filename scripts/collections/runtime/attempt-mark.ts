/** Which attempt of a request is under way: kept from one sending of it to the next. */

import { ownVariable } from './own-variable.ts';
import type { Postman } from './postman.ts';

export const attemptVariable = ownVariable('attempt');

export interface AttemptMark {
  readonly for: string;
  readonly index: number;
  /** What came instead in the attempts before. */
  readonly came: readonly string[];
  /** How often the present attempt was put off because the target asked for it. */
  readonly waits: number;
  /** Which of those that are asked besides the attempt; undefined for the attempt itself. */
  readonly beside?: number;
}

export function attemptMark(pm: Postman, id: string): AttemptMark {
  const json = pm.collectionVariables.get(attemptVariable);
  const mark = typeof json === 'string' && json !== '' ? (JSON.parse(json) as AttemptMark) : undefined;
  return mark?.for === id ? mark : { for: id, index: 0, came: [], waits: 0 };
}

export function markAttempt(pm: Postman, mark: AttemptMark | undefined): void {
  if (mark === undefined) pm.collectionVariables.unset(attemptVariable);
  else pm.collectionVariables.set(attemptVariable, JSON.stringify(mark));
}
