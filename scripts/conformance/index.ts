export type * from './events.ts';
export { type PlannedResponse, plannedResponses } from './planned-response.ts';
export * from './record.ts';
export { createRedactor, type Redactor } from './redact.ts';
export type { Secret } from './redaction/secrets.ts';
export { type ConformanceRun, type RunOutcome, runConformance, summarise } from './run-conformance.ts';
export { type ParsedTarget, parseTarget } from './target.ts';
export {
  defaultMaxBodyBytes,
  megabyte,
  noProxy,
  type ProxyFor,
  proxiesOf,
  type Reached,
  reach,
} from './wire/index.ts';
