export type * from './events.ts';
export * from './record.ts';
export { createRedactor, type Redactor } from './redact.ts';
export { redactRecord, redactResult } from './redact-record.ts';
export type { Secret } from './redaction/secrets.ts';
