/** Waits for a target that has answered before and refuses connections now: it may be starting again. */
import type { Exchanged } from './exchange.ts';

const pauseMs = 250;

export interface Restarts {
  /** True, after a pause, where the request is to be sent again: the target has seen nothing of it. */
  awaits(exchanged: Exchanged): Promise<boolean>;
}

/** `longestMs`: how long the target may refuse connections until it is taken for gone. */
export function restartsOf(longestMs: number, isEnding: () => boolean, now: () => number): Restarts {
  let hasAnswered = false;
  let refusingSince: number | undefined;
  return {
    async awaits({ answer, error }) {
      hasAnswered ||= answer !== undefined;
      if (error?.code !== 'ECONNREFUSED' || error.fault !== 'connection') {
        refusingSince = undefined;
        return false;
      }
      refusingSince ??= now();
      if (!hasAnswered || now() - refusingSince >= longestMs || isEnding()) return false;
      await new Promise((over) => setTimeout(over, Math.min(pauseMs, longestMs)));
      return true;
    },
  };
}
