export { type Blob, blobVersion, mergeBlobs, type NamedBlob, readBlob } from './blob.ts';
export { type EngineName, ScriptContext } from './engines/index.ts';
export type * from './events.ts';
export { fingerprints } from './fingerprints.ts';
export {
  isByHand,
  type JournalEntry,
  type JournalRecord,
  journalVersion,
  targetId,
} from './journal/journal-record.ts';
export { type LeftBehind, leftBehind } from './journal/left-behind.ts';
export { type Journal, openJournal } from './journal/open-journal.ts';
export { thisProcess } from './journal/process-identity.ts';
export { undoLeft } from './journal/undo-left.ts';
export { itemIds, leaveOut } from './leave-out.ts';
export { type PlannedResponse, plannedResponses } from './planned-response.ts';
export * from './record.ts';
export { type ConformanceRun, type RunOutcome, runConformance, summarise } from './run-conformance.ts';
export { type Footprints, groupsOf, type Schedule, scheduleOf } from './schedule.ts';
export { type Shard, type ShardedPlan, shardsOf } from './shards.ts';
export { type ParsedTarget, parseTarget } from './target.ts';
export {
  type Connection,
  directConnection,
  megabyte,
  type ProxyFor,
  proxiesOf,
  proxyOf,
  type Reached,
  type RunLimits,
  reach,
  usualLimits,
} from './wire/index.ts';
