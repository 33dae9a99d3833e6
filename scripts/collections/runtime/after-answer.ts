/** What an answer means for the attempt that got it. */
import { wordsOf } from './answer.ts';
import type { AttemptState } from './attempt-state.ts';
import {
  failedUndocumented,
  isDocumented,
  isExpected,
  isRefusal,
  type Prepared,
  statusWanted,
} from './plan.ts';
import type { PostmanResponse } from './postman.ts';
import { type Answer, succeeded } from './send.ts';

/** What comes after an answer. */
export type Step =
  /** It is what was asked for, or a deviation: it is judged. */
  | { readonly kind: 'judge' }
  /** Another attempt may get the response. */
  | { readonly kind: 'next-attempt' }
  /** Nothing shows that the target is wrong. */
  | { readonly kind: 'unprovoked'; readonly reason: string };

export function stepAfter(
  state: Prepared,
  answer: Answer,
  response: PostmanResponse,
  { received: came }: AttemptState,
): Step {
  const { script } = state;
  if (isExpected(script, answer.status)) return { kind: 'judge' };
  const isLast = state.attempt + 1 >= state.attempts || acceptsForbidden(state, answer);
  if (!isLast && !breaksDown(state, answer)) return { kind: 'next-attempt' };
  if (isKnown(state, answer) || failedUndocumented(script, answer.status) || !isUnsure(state, answer))
    return { kind: 'judge' };
  const got = [...came, answer.statusLine].join(', then ');
  const why = refusesMadeUp(state, answer) ? doubt(state, response) : '';
  return { kind: 'unprovoked', reason: `got ${got}, expected ${statusWanted(script)}${why}` };
}

/** Whether another status may be due to what was sent. */
export function isDoubtful(state: Prepared, answer: Answer): boolean {
  return (
    !isExpected(state.script, answer.status) &&
    !failedUndocumented(state.script, answer.status) &&
    mayBeOurs(state, answer)
  );
}

function isUnsure(state: Prepared, answer: Answer): boolean {
  return (!state.script.certain && !acceptsForbidden(state, answer)) || mayBeOurs(state, answer);
}

function mayBeOurs(state: Prepared, answer: Answer): boolean {
  return (
    state.presumed ||
    refusesGuess(state, answer) ||
    refusesMadeUp(state, answer) ||
    dependsOnState(state, answer)
  );
}

/** The overrides say that this status comes. */
function isKnown({ script: { differences = [] } }: Prepared, { status }: Answer): boolean {
  return differences.some((each) => each.codes.includes('wrong-status') && each.status === status);
}

/** A documented method may not end in a failure that is documented nowhere: that another way works would not make it right. */
function breaksDown({ script, undocumented }: Prepared, { status }: Answer): boolean {
  return !undocumented && failedUndocumented(script, status);
}

/** What is sure to be refused was done: that another way is refused would not make it right. */
function acceptsForbidden({ script, forbids }: Prepared, answer: Answer): boolean {
  return (script.certain || forbids) && isRefusal(script.status) && succeeded(answer);
}

/**
 * A documented conflict in the place of a success: what the target had there may be in a state that forbids it. Not
 * so for what the run has made itself. 503 says so of the target.
 */
function dependsOnState({ script, made, values }: Prepared, { status }: Answer): boolean {
  if (script.unexplained?.includes(status)) return true;
  if (status === 503 && isDocumented(script, status)) return true;
  const isConflict = (status === 409 || status === 423) && isDocumented(script, status);
  return (
    isConflict &&
    !isRefusal(script.status) &&
    (made.length === 0 || script.effect.kind === 'switch') &&
    Object.keys(values).length > 0 &&
    script.effect.kind !== 'create'
  );
}

/** A documented refusal of a body that nobody has shown to be acceptable. */
function refusesGuess({ script, guessed }: Prepared, { status }: Answer): boolean {
  return guessed && !isRefusal(script.status) && refusesValues(status) && isDocumented(script, status);
}

/** A documented refusal that may be about a value which docproof made up. */
function refusesMadeUp({ script, madeUp }: Prepared, { status }: Answer): boolean {
  return madeUp.length > 0 && refusesValues(status) && isDocumented(script, status);
}

/** A method or media type that a target does not take says nothing of the values. */
function refusesValues(status: number): boolean {
  return isRefusal(status) && status < 500 && ![405, 406, 415].includes(status);
}

function doubt({ madeUp }: Prepared, response: PostmanResponse): string {
  const [is, was] = madeUp.length === 1 ? ['it', 'was'] : ['one of them', 'were'];
  return `: ${madeUp.join(', ')} ${was} made up, and the target may not accept ${is}${wordsOf(response)}`;
}
