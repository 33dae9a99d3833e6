/** How a mock is started. */
import type { ScenarioPlan } from '../scenarios/index.ts';
import type { Fault } from './faults.ts';
import type { JournalEntry } from './journal.ts';
import type { SavedState } from './saved-state.ts';

export interface MockServerSettings {
  /** One for each API; on the same path the first one answers. */
  readonly plans: readonly ScenarioPlan[];
  /** 0 takes any free port; 4010 where not said. */
  readonly port?: number;
  /** 127.0.0.1 where not said. */
  readonly host?: string;
  /** Values of credentials that are the user's own, besides the documented ones. */
  readonly owner?: readonly string[];
  /** Values of a second account with fewer rights. */
  readonly second?: readonly string[];
  /** Whether a client may ask for a certain documented response by a header; true where not said. */
  readonly conventions?: boolean;
  /** Whether pages of other origins may call; true where not said. */
  readonly cors?: boolean;
  /** Whether the reserved prefix answers; where not said, on a loopback address only. */
  readonly control?: boolean;
  readonly latency?: Latency;
  readonly faults?: readonly Fault[];
  /** A state to start from in place of the documented one. */
  readonly state?: SavedState;
  /** Requests that the journal keeps; 1,000 where not said. */
  readonly journalSize?: number;
  /** Bytes of a request body at most; 1 MiB where not said. */
  readonly bodyLimit?: number;
  /** Is told of every request that was answered. */
  readonly onRequest?: (entry: JournalEntry) => void;
}

/** Milliseconds that each answer is held back, anywhere between the two. */
export interface Latency {
  readonly min: number;
  readonly max: number;
}

export const defaultPort = 4010;
export const defaultHost = '127.0.0.1';
export const defaultBodyLimit = 1_048_576;
