/** What is at hand where an answer is broken. */

import type { Answer, LayeredAnswer, MockRequest, MockState } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import type { Mutant } from '../model.ts';

export interface Serving {
  readonly plan: ScenarioPlan;
  readonly mutant: Mutant;
  readonly request: MockRequest;
  /** As documented. */
  readonly answer: Answer;
  /** What another request would be answered. */
  readonly ask: (request: MockRequest) => Answer;
  readonly state: MockState;
}

/** undefined where there is nothing to break. */
export type Broken = LayeredAnswer | undefined;

export function withBody({ answer }: Serving, body: string | undefined): Broken {
  if (body === undefined || body === answer.response.body) return undefined;
  return { ...answer, response: { ...answer.response, body } };
}
