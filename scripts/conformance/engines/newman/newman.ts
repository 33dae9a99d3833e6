/** The part of Newman's interface that is used. */
import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

interface Newman {
  run(options: object, done: (error: Error | null) => void): NewmanEmitter;
}

export interface NewmanEmitter extends EventEmitter {
  /** What reporters want to have written. */
  readonly exports?: { readonly content: unknown }[];
}

/** Loads Newman, which takes about half a second: only where it is used. */
export function loadNewman(): Newman {
  return createRequire(import.meta.url)('newman') as Newman;
}
