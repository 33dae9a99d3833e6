/** Waiting where the target asks for it: it limits how often it may be asked, or is busy for a moment. */

import { ownVariable } from './own-variable.ts';
import type { Postman } from './postman.ts';

/** So often for one request; where that was in vain nothing is waited for any more in the run. */
const mostOften = 3;
const longestMs = 60_000;
const variable = ownVariable('impatient');

export type Timer = (act: () => void, ms: number) => unknown;

/** The timer of each script: it stops with its script, and what this runtime finds as its own is of another one. */
const timers = new WeakMap<Postman, Timer>();

export function lendTimer(pm: Postman, timer: Timer): void {
  timers.set(pm, timer);
}

interface Busy {
  readonly status: number;
  header(name: string): string | undefined;
}

/** Waits if the answer asks for it; true where the request, sent `times` before, should be sent again. */
export async function waited(pm: Postman, answer: Busy, times: number): Promise<boolean> {
  const ms = askedMs(answer, times);
  if (ms === undefined || ms > longestMs || pm.collectionVariables.get(variable)) return false;
  if (times > mostOften) {
    pm.collectionVariables.set(variable, 'true');
    return false;
  }
  await new Promise<void>((resolve) => timers.get(pm)?.(resolve, ms));
  return true;
}

/** How long the answer asks to wait; undefined where it does not. */
function askedMs({ status, header }: Busy, times: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const told = header('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(told)) return Number(told) * 1000;
  const until = Date.parse(told);
  if (!Number.isNaN(until)) return Math.max(0, until - Date.now());
  return status === 429 ? 1000 * 2 ** (times - 1) : undefined;
}
