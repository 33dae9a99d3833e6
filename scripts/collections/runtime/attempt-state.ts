/** Where the provocation of a response stands: kept from one sending of its request to the next. */

import { ownVariable } from './own-variable.ts';
import type { Postman } from './postman.ts';
import { storedJson } from './stored-json.ts';

export const attemptVariable = ownVariable('attempt');

interface Sending {
  /** Id of the documented response. */
  readonly for: string;
  /** Which of its attempts. */
  readonly index: number;
  /** What the attempts before got instead. */
  readonly received: readonly string[];
  /** One of them was sure to be taken: what is guessed after it excuses nothing. */
  readonly refusedSure?: true;
  /** How often it was put off because the target asked for it. */
  readonly waits: number;
}

/** `attempting`: to provoke the response. `varying`: it has come, and another request must get the same status. */
export type AttemptState =
  | (Sending & { readonly kind: 'attempting' })
  | (Sending & { readonly kind: 'varying'; readonly variant: number });

export function firstAttempt(id: string): AttemptState {
  return { kind: 'attempting', for: id, index: 0, received: [], waits: 0 };
}

/** The same once more, since the target asked to wait. */
export function postponed(state: AttemptState): AttemptState {
  return { ...state, waits: state.waits + 1 };
}

/** The attempt after the one at `index`, which got another status. */
export function nextAttempt(
  { for: id, received, refusedSure }: AttemptState,
  index: number,
  got: { readonly statusLine: string; readonly isSure: boolean },
): AttemptState {
  const isSure = got.isSure || refusedSure;
  return {
    kind: 'attempting',
    for: id,
    index: index + 1,
    received: [...received, got.statusLine],
    ...(isSure ? { refusedSure: true } : {}),
    waits: 0,
  };
}

/** The next variant of the attempt at `index`, which got the response; undefined after the last one. */
export function nextVariant(state: AttemptState, index: number, variants: number): AttemptState | undefined {
  const variant = state.kind === 'varying' ? state.variant + 1 : 0;
  const { for: id } = state;
  return variant < variants
    ? { kind: 'varying', for: id, index, received: [], waits: 0, variant }
    : undefined;
}

/** The state that the sending before left for this response, or the first one. */
export function attemptState(pm: Postman, id: string): AttemptState {
  const state = storedJson<AttemptState>(pm.collectionVariables, attemptVariable);
  return state?.for === id ? state : firstAttempt(id);
}

/** Keeps the state for the next request; undefined removes it. */
export function keepAttempt(pm: Postman, state: AttemptState | undefined): void {
  if (state === undefined) pm.collectionVariables.unset(attemptVariable);
  else pm.collectionVariables.set(attemptVariable, JSON.stringify(state));
}
