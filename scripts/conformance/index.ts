export type * from './events.ts';
export * from './record.ts';
