/** The layer of a mock that breaks every answer of one documented response. */
import type { Layer, MockRequest, MockResponse } from '../../mock/index.ts';
import { isOfItsType } from '../documented-bodies.ts';
import { breaksBody, type Mutant, type SentAnswer, type UnnoticedBreach } from '../model.ts';
import { brokenAnswer } from './break-answer.ts';
import type { Serving } from './serving.ts';

/** `onBroken` is called with each broken answer. */
export function mutantLayer(
  { plan, rules }: Pick<Serving, 'plan' | 'rules'>,
  mutant: Mutant,
  onBroken: (slipped: UnnoticedBreach) => void,
): Layer {
  const documented = plan.scenarios.find(({ id }) => id === mutant.response)?.response ?? {};
  const breaks = (response: MockResponse) =>
    !breaksBody(mutant.mutation) || isOfItsType(response, { mediaType: undefined, ...documented });
  return (request, ask, state) => {
    const answer = ask(request);
    if (answer.chosen.response !== mutant.response || !breaks(answer.response)) return answer;
    const broken = brokenAnswer({ plan, rules, mutant, request, answer, ask, state });
    if (!broken) return answer;
    onBroken({ request: requestText(request), answer: sentAnswer(broken.response) });
    return broken;
  };
}

function requestText({ method, target }: MockRequest): string {
  return `${method} ${target}`;
}

export function sentAnswer({ status, headers, body = '' }: MockResponse): SentAnswer {
  return { status, headers, body };
}
