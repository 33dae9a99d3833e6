/** A layer between a request and the mock's answer, which may change either: `docproof score` breaks the mock with it. */
import type { Answer, MockRequest, MockState } from './answer/model/model.ts';
import type { ContentEncoding } from './content-encoding.ts';
import type { FaultKind } from './faults.ts';

export interface LayeredAnswer extends Answer {
  /** How it fails on its way, if it does. */
  readonly fault?: FaultKind;
  /** How its body is compressed, if it is. */
  readonly encoding?: ContentEncoding;
}

/** `answer` changes nothing by itself: a layer may call it for several requests. The state is not to be changed. */
export type Layer = (
  request: MockRequest,
  answer: (request: MockRequest) => Answer,
  state: MockState,
) => LayeredAnswer;

export const noLayer: Layer = (request, answer) => answer(request);

/** A request like another one; the time of that one is only asked for when somebody needs it. */
export function requestLike(request: MockRequest, changes: Partial<MockRequest>): MockRequest {
  const { method, target, headers, body, unread, fault } = request;
  return {
    method,
    target,
    headers,
    body,
    unread,
    fault,
    get receivedAt() {
      return request.receivedAt;
    },
    ...changes,
  };
}
