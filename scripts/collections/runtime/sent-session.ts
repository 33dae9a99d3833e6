/** The script after a request at work: with what the script before it has prepared. */
import type { Prepared } from './plan.ts';
import { newQuest, type Quest } from './quest.ts';
import type { Session } from './session.ts';

export interface SentSession extends Session {
  readonly state: Prepared;
}

/** For looking at what the request did. */
export function questAfter({ state, ...session }: SentSession): Quest {
  const { policy, values, script } = state;
  return newQuest({ session, policy, id: script.id, effect: script.effect, values });
}
