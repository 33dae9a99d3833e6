/** Waiting where the target asks for it: it limits how often it may be asked, or is busy for a moment. */

import { isEnding } from './journal.ts';
import { ownVariable } from './own-variable.ts';
import type { Session } from './session.ts';
import { longestWaitMs } from './settings.ts';

/** So often for one request; if that does not help, the rest of the run waits for nothing. */
const mostOften = 3;
const longestMs = 60_000;
const variable = ownVariable('impatient');

interface Busy {
  readonly status: number;
  header(name: string): string | undefined;
}

/** Waits if the answer asks for it; true if the request, sent `times` before, should be sent again. */
export async function waited(session: Session, answer: Busy, times: number): Promise<boolean> {
  const { pm } = session;
  const ms = askedMs(answer, times);
  if (ms === undefined || ms > longestMs || pm.collectionVariables.get(variable)) return false;
  if (times > mostOften) {
    pm.collectionVariables.set(variable, 'true');
    return false;
  }
  return pause(session, ms);
}

/** True when the time is over; false as soon as the host that runs the collection wants it to end. */
async function pause({ pm, timer }: Session, ms: number): Promise<boolean> {
  for (let left = ms; left > 0; left -= sliceMs) {
    if (isEnding(pm)) return false;
    await new Promise<void>((resolve) => timer(resolve, Math.min(left, sliceMs)));
  }
  return !isEnding(pm);
}

const sliceMs = 500;

/** How long a run waits in all for what a target has only accepted (202), and how long for each such thing. */
const longestSettlingMs = 60_000;
const settlingMs = 10_000;
/** How long the last request waits for a target that restarts. */
const restartMs = 30_000;
const waitedVariable = 'waitedMs';

/** Asks until there is something, for a bounded time, and at first after the time that the answer names. */
export async function until<Thing>(
  session: Session,
  answer: Pick<Busy, 'header'>,
  ask: () => Promise<Thing | undefined>,
): Promise<Thing | undefined> {
  const { pm } = session;
  const longest = longestWaitMs(pm) ?? settlingMs;
  let pauseMs = secondsIn(answer.header('Retry-After')) ?? firstPauseMs;
  for (let spent = 0; ; ) {
    const found = await ask();
    if (found !== undefined) return found;
    const ms = Math.min(pauseMs, longest - spent);
    const inAll = Number(pm.collectionVariables.get(waitedVariable) ?? 0);
    if (ms <= 0 || inAll + ms > longestSettlingMs) return undefined;
    pm.collectionVariables.set(waitedVariable, String(inAll + ms));
    // Once more at the end: what came in the meantime must not be left.
    if (!(await pause(session, ms))) return ask();
    spent += ms;
    pauseMs = Math.min(pauseMs * 2, 2_000);
  }
}

const firstPauseMs = 250;

/** Sends again, ever less often and for a bounded time in the run, as long as the target seems to restart. */
export async function whileRestarting<Answer extends Pick<Busy, 'status'>>(
  session: Session,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const { pm } = session;
  const longest = longestWaitMs(pm) ?? restartMs;
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const answer = await ask();
    const spent = Number(pm.collectionVariables.get(restartVariable) ?? 0);
    const ms = Math.min(pauseMs, longest - spent);
    if (!isRestarting(answer) || ms <= 0) return answer;
    pm.collectionVariables.set(restartVariable, String(spent + ms));
    if (!(await pause(session, ms))) return ask();
  }
}

const restartVariable = 'restartMs';

function isRestarting({ status }: Pick<Busy, 'status'>): boolean {
  return status === 0 || (status >= 502 && status <= 504);
}

function secondsIn(text: string | undefined): number | undefined {
  const told = text?.trim() ?? '';
  return /^\d+$/.test(told) ? Number(told) * 1000 : undefined;
}

/** How long the answer asks to wait; undefined if it does not. */
function askedMs({ status, header }: Busy, times: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const told = header('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(told)) return Number(told) * 1000;
  const until = Date.parse(told);
  if (!Number.isNaN(until)) return Math.max(0, until - Date.now());
  return status === 429 ? 1000 * 2 ** (times - 1) : undefined;
}
