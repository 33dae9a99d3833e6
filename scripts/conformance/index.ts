export type * from './events.ts';
export { fingerprints } from './fingerprints.ts';
export { type PlannedResponse, plannedResponses } from './planned-response.ts';
export { type Reached, reach } from './reach.ts';
export * from './record.ts';
export { type ConformanceRun, type RunOutcome, runConformance, summarise } from './run-conformance.ts';
export { type ParsedTarget, parseTarget } from './target.ts';
