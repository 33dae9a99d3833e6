/** The running mock without its sockets: the model, its state, and one function from request to response. */
import { answer } from './answer/answer.ts';
import { createMock } from './answer/create-mock.ts';
import type { Chosen, MockModel, MockRequest, MockResponse } from './answer/model.ts';
import { seed } from './answer/seed.ts';
import { commit, type MockState } from './answer/store.ts';
import type { MockServerSettings } from './settings.ts';

export interface Served {
  readonly response: MockResponse;
  readonly chosen: Chosen;
}

export interface MockService {
  readonly model: MockModel;
  readonly state: MockState;
  serve(request: MockRequest): Served;
}

export function createService(settings: MockServerSettings): MockService {
  const model = createMock(settings.plans, settings);
  const state = seed(model);
  return {
    model,
    state,
    serve(request) {
      const { response, chosen, changes } = answer(model, state, request);
      commit(state, changes, model.resources);
      return { response, chosen };
    },
  };
}
