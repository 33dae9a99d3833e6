/** For each documented response a line that brings it out of the running mock, as it stands now. */
import { pathTemplate } from '../../../documentation/index.ts';
import type { Scenario } from '../../../scenarios/index.ts';
import { answer } from '../../answer/answer.ts';
import { documentedPath } from '../../answer/documented/documented-path.ts';
import { encodeSegment } from '../../answer/model/encode.ts';
import type { MockModel, MockState, ServedOperation } from '../../answer/model/model.ts';
import type { LineRequest } from './line-request.ts';
import { provokingRequest } from './provoking-request.ts';

export interface Line {
  readonly request: LineRequest;
  /** `asks`: by `Prefer`, since it takes more than one request. `fails`: nothing brings the response at present. */
  readonly way: 'provokes' | 'asks' | 'fails';
}

/** How many ways to provoke a response are tried. */
const mostTried = 8;

/**
 * The first request that the mock would answer with the documented response: the answer is worked out, the state stays as it
 * is. `below` is what precedes the documented path where another API has the same path.
 */
export function lineFor(
  scenario: Scenario,
  served: ServedOperation,
  { model, state }: { readonly model: MockModel; readonly state: MockState },
  below: string,
): Line {
  const brings = (request: LineRequest) => isAnsweredWith(scenario.response.id, request, model, state);
  const asking = withPath(askingRequest(scenario, served), below);
  for (const attempt of scenario.attempts.slice(0, mostTried)) {
    const provoking = provokingRequest(attempt, served.api, state);
    const request = provoking && withPath(provoking, below);
    if (request && brings(request)) return { request, way: 'provokes' };
  }
  return { request: asking, way: brings(asking) ? 'asks' : 'fails' };
}

function withPath(request: LineRequest, below: string): LineRequest {
  return { ...request, path: below + request.path };
}

function isAnsweredWith(id: string, request: LineRequest, model: MockModel, state: MockState): boolean {
  const headers = new Map([['accept', '*/*']]);
  for (const [name, value] of request.headers) headers.set(name.toLowerCase(), value);
  const { chosen } = answer(model, state, {
    method: request.method,
    target: request.path,
    headers,
    body: request.body ?? '',
    receivedAt: new Date().toISOString(),
  });
  return chosen.response === id;
}

function askingRequest(scenario: Scenario, served: ServedOperation): LineRequest {
  const { values, query } = documentedPath(served);
  let at = 0;
  const path = pathTemplate(served.operation.uriTemplate).replace(/\{[^{}]+\}/g, () =>
    encodeSegment(values[at++] ?? ''),
  );
  return {
    method: served.operation.method,
    path: query === '' ? path : `${path}?${query}`,
    headers: [['Prefer', `code=${scenario.response.status}, example="${scenario.response.id}"`]],
    body: undefined,
  };
}
