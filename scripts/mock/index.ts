export type {
  Answer,
  Change as StateChange,
  Entity,
  MockRequest,
  MockResponse,
  MockState,
} from './answer/model/model.ts';
export { resourceKey } from './answer/state/resource-key.ts';
export type { ContentEncoding } from './content-encoding.ts';
export { type EmbeddedMock, startEmbedded } from './embedded.ts';
export { type Fault, type FaultKind, parseFault } from './faults.ts';
export type { JournalEntry } from './journal.ts';
export { parseLatency } from './latency.ts';
export { type Layer, type LayeredAnswer, noLayer, requestLike } from './layer.ts';
export type { ServedOverview } from './overview.ts';
export type { SavedState } from './saved-state.ts';
export { type MockServer, startMock, UnusableState } from './server.ts';
export { defaultLimits, type Latency, type Limits, type MockServerSettings } from './settings.ts';
export { readStateFile, writeStateFile } from './state-file.ts';
export { type WatchEvent, type WatchSettings, watchMock } from './watch.ts';
