export { type Fault, parseFault } from './faults.ts';
export type { JournalEntry } from './journal.ts';
export { parseLatency } from './latency.ts';
export type { ServedOverview } from './overview.ts';
export type { SavedState } from './saved-state.ts';
export { type MockServer, startMock, UnusableState } from './server.ts';
export { defaultLimits, type Latency, type Limits, type MockServerSettings } from './settings.ts';
export { readStateFile, writeStateFile } from './state-file.ts';
export { type WatchEvent, type WatchSettings, watchMock } from './watch.ts';
