/** What an answer means for the attempt that got it. */
import { withPlainNumbers } from '../../documentation/index.ts';
import { isAmong, wordsOf } from './answer.ts';
import type { AttemptState } from './attempt-state.ts';
import type { Validate } from './first-errors.ts';
import { isObject, isScalar } from './json.ts';
import { namesInPath } from './ownership.ts';
import {
  failedUndocumented,
  isDocumented,
  isExpected,
  isRefusal,
  type Prepared,
  statusWanted,
} from './plan.ts';
import type { PostmanResponse } from './postman.ts';
import { type Answer, isGone, succeeded } from './send.ts';

/** What comes after an answer. */
export type Step =
  /** It is what was asked for, or a deviation: it is judged. */
  | { readonly kind: 'judge' }
  /** Another attempt may get the response. */
  | { readonly kind: 'next-attempt'; readonly isSure: boolean }
  /** Nothing shows that the target is wrong. */
  | { readonly kind: 'unprovoked'; readonly reason: string };

export function stepAfter(
  state: Prepared,
  answer: Answer,
  response: PostmanResponse,
  { received, refusedSure }: AttemptState,
  refusal?: RefusalBody,
): Step {
  const { script } = state;
  if (isExpected(script, answer.status)) return { kind: 'judge' };
  if (refusal && isRefusedWithSuccess(answer, response, refusal)) return { kind: 'judge' };
  const isLast = state.attempt + 1 >= state.attempts || acceptsForbidden(state, answer);
  const isOpen = isUnsure(state, answer) || (received.length === 0 && findsNothing(state, answer));
  const isSure = isKnown(state, answer) || failedUndocumented(script, answer.status) || !isOpen;
  if (!isLast && !breaksDown(state, answer)) return { kind: 'next-attempt', isSure };
  if (isSure || (refusedSure && isOnlyGuessed(state, answer))) return { kind: 'judge' };
  const got = [...received, answer.statusLine].join(', then ');
  const assumed = script.certain ? '' : ': its condition is inferred, the documentation does not state it';
  const why = refusesMadeUp(state, answer) ? doubt(state, response) : assumed;
  return { kind: 'unprovoked', reason: `got ${got}, expected ${statusWanted(script)}${why}` };
}

/** How to recognise the body of a refusal that has the status of a success. */
export interface RefusalBody {
  /**
   * What it is documented to show: JSON with one of these fields at least, or a plain value where there are none; text of a
   * media type; '' for nothing.
   */
  readonly own: { readonly validate: Validate; readonly fields: readonly string[] } | string;
  /** What a documented success shows, which is JSON: one of these; undefined if that is not known. */
  readonly ofSuccess: (status: number) => readonly Validate[] | undefined;
}

function isRefusedWithSuccess(
  answer: Answer,
  response: PostmanResponse,
  { own, ofSuccess }: RefusalBody,
): boolean {
  const documented = succeeded(answer) ? ofSuccess(answer.status) : undefined;
  if (!documented) return false;
  if (own === '') return response.text() === '';
  if (typeof own === 'string')
    return !answer.body.ok && isAmong(response.headers.get('Content-Type') ?? '', [own]);
  const json = answer.body.ok ? answer.body.json : undefined;
  const isAlike = isObject(json)
    ? own.fields.some((name) => Object.hasOwn(json, name))
    : isScalar(json) && own.fields.length === 0;
  if (json === undefined || !isAlike) return false;
  const body = withPlainNumbers(json);
  return own.validate(body).length === 0 && documented.every((validate) => validate(body).length > 0);
}

/** Whether another status may be due to what was sent. */
export function isDoubtful(state: Prepared, answer: Answer): boolean {
  return (
    !isExpected(state.script, answer.status) &&
    !failedUndocumented(state.script, answer.status) &&
    mayBeOurs(state, answer)
  );
}

/** Nothing but that the request is a guess makes it unsure. */
function isOnlyGuessed(state: Prepared, answer: Answer): boolean {
  return !isUnsure({ ...state, guessed: false }, answer);
}

function isUnsure(state: Prepared, answer: Answer): boolean {
  return (!state.script.certain && !acceptsForbidden(state, answer)) || mayBeOurs(state, answer);
}

function mayBeOurs(state: Prepared, answer: Answer): boolean {
  return (
    state.presumed ||
    refusesGuess(state, answer) ||
    refusesMadeUp(state, answer) ||
    lacksRights(state, answer) ||
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
 * A conflict in place of a success: what is there may be in a state that forbids it. What the run has made itself is
 * in the state that its create gives it, which suits all but actions and what is made below it. 503 says so of the target.
 */
function dependsOnState({ script, made, values, plan }: Prepared, { status }: Answer): boolean {
  if (script.unexplained?.includes(status)) return true;
  if (status === 503 && isDocumented(script, status)) return true;
  if ((status !== 409 && status !== 423) || isRefusal(script.status)) return false;
  if (Object.keys(values).length === 0) return false;
  switch (script.effect.kind) {
    case 'switch':
    case 'irreversible':
      return true;
    case 'create':
      return namesInPath(plan.path).length > 0 && isDocumented(script, status);
    case 'none':
    case 'update':
    case 'delete':
      return made.length === 0 && isDocumented(script, status);
  }
}

/** Without credentials, the only request that may be sent names nothing: the target looks for it before who is asking. */
function findsNothing({ script, onNothing, plan }: Prepared, answer: Answer): boolean {
  const isNobody = plan.credentials !== undefined;
  return isNobody && onNothing && isGone(answer) && isDocumented(script, answer.status);
}

/** The documented refusal of somebody known in place of a success: nothing says what the account may do. */
function lacksRights({ script, made }: Prepared, { status }: Answer): boolean {
  return status === 403 && !isRefusal(script.status) && isDocumented(script, status) && made.length === 0;
}

/** A documented refusal of a body that nobody has shown to be acceptable. */
function refusesGuess({ script, guessed }: Prepared, { status }: Answer): boolean {
  if (!guessed || isRefusal(script.status)) return false;
  return script.documented.includes(status)
    ? mayRefuseGuess(status)
    : refusesValues(status) && isDocumented(script, status);
}

/** A documented refusal that may be about a value which docproof made up. */
function refusesMadeUp({ script, madeUp }: Prepared, { status }: Answer): boolean {
  return madeUp.length > 0 && refusesValues(status) && isDocumented(script, status);
}

/** Some answer a value that they cannot use with the failure that they document. */
export function mayRefuseGuess(status: number): boolean {
  return isRefusal(status) && takesMethod(status);
}

/** A method or media type that a target does not take says nothing of the values. */
export function refusesValues(status: number): boolean {
  return isRefusal(status) && status < 500 && takesMethod(status);
}

function takesMethod(status: number): boolean {
  return ![405, 406, 415].includes(status);
}

function doubt({ madeUp }: Prepared, response: PostmanResponse): string {
  const [is, was] = madeUp.length === 1 ? ['it', 'was'] : ['one of them', 'were'];
  return `: ${madeUp.join(', ')} ${was} made up, and the target may not accept ${is}${wordsOf(response)}`;
}
