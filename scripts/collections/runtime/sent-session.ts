/** The script after a request at work: with what the script before it has prepared. */

import { type AttemptContext, newContext } from './attempt-context.ts';
import type { Prepared } from './plan.ts';
import type { Session } from './session.ts';

export interface SentSession extends Session {
  readonly state: Prepared;
}

/** For looking at what the request did. */
export function contextAfter({ state, ...session }: SentSession): AttemptContext {
  const { policy, values, script } = state;
  return newContext({ session, policy, id: script.id, effect: script.effect, values });
}
