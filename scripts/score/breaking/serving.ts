/** What is at hand where an answer is broken. */

import type { Answer, LayeredAnswer, MockRequest, MockState, StateChange } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import type { Mutant } from '../model.ts';
import type { ItemRules } from '../state/other-values.ts';

export interface Serving {
  readonly plan: ScenarioPlan;
  readonly mutant: Mutant;
  /** What items may be, by resource: what is stored otherwise is not shown. */
  readonly rules: ReadonlyMap<string, ItemRules>;
  readonly request: MockRequest;
  /** As documented. */
  readonly answer: Answer;
  /** What another request would be answered. */
  readonly ask: (request: MockRequest) => Answer;
  readonly state: MockState;
}

/** undefined if there is nothing to break. */
export type Broken = LayeredAnswer | undefined;

/** Whether answers would show an entity: the mock shows documented values in place of impossible ones. */
export function isShown(
  { rules }: Serving,
  { resource, entity }: Extract<StateChange, { readonly kind: 'put' }>,
) {
  return rules.get(resource)?.allows(entity.value) ?? true;
}

export function withBody({ answer }: Serving, body: string | undefined): Broken {
  if (body === undefined || body === answer.response.body) return undefined;
  return { ...answer, response: { ...answer.response, body } };
}
