export type { Chosen, MockModel, MockRequest, MockResponse } from './answer/model.ts';
export { type MockServer, startMock } from './server.ts';
export type { MockServerSettings } from './settings.ts';
