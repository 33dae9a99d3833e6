/** How a mock is started. */
import type { ScenarioPlan } from '../scenarios/index.ts';
import type { StateLimits } from './answer/model/model.ts';
import type { Fault } from './faults.ts';
import type { JournalEntry } from './journal.ts';
import type { Layer } from './layer.ts';
import { isLoopback } from './loopback.ts';
import type { SavedState } from './saved-state.ts';

export interface MockServerSettings {
  /** One for each API; on the same path the first one answers. */
  readonly plans: readonly ScenarioPlan[];
  /** 0 takes any free port; default 4010. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Values of credentials that are the user's own, besides the documented ones. */
  readonly owner?: readonly string[];
  /** Values of a second account with fewer rights. */
  readonly second?: readonly string[];
  /** Whether a client may ask for a certain documented response by a header; default true. */
  readonly conventions?: boolean;
  /** Whether pages of other origins may call the API; default true. */
  readonly cors?: boolean;
  /** Whether the control interface answers; by default on a loopback address only. */
  readonly control?: boolean;
  /** Host names, besides those of the address served, under which the control interface answers. */
  readonly allowHosts?: readonly string[];
  readonly latency?: Latency;
  readonly faults?: readonly Fault[];
  /** Entries on a page of a list with documented paging, where neither a request nor the documentation says how many; default: all. */
  readonly pageSize?: number;
  /** What stands between requests and answers; default: nothing. */
  readonly layer?: Layer;
  /** A state to start from in place of the documented one. */
  readonly state?: SavedState;
  /**
   * Whether a request has to arrive within a time; default true. That of an embedded mock comes from this very process, and is
   * late where that is busy.
   */
  readonly deadlines?: boolean;
  /** Requests that the journal keeps; default 1,000. */
  readonly journalSize?: number;
  readonly limits?: Partial<Limits>;
  /** Called with every request that was answered. */
  readonly onRequest?: (entry: JournalEntry) => void;
}

/** Milliseconds that each answer is held back, anywhere between the two. */
export interface Latency {
  readonly min: number;
  readonly max: number;
}

/** What a mock takes in and keeps at most. */
export interface Limits extends StateLimits {
  /** Of one request body, also after it is decompressed. */
  readonly bodyBytes: number;
}

const mebibyte = 1_048_576;

export const defaultPort = 4010;
export const defaultHost = '127.0.0.1';
export const defaultLimits: Limits = { items: 250_000, bytes: 128 * mebibyte, bodyBytes: 10 * mebibyte };

/** On an address that others can reach, the control interface has to be asked for. */
export function hasControl({ control: asked, host = defaultHost }: MockServerSettings): boolean {
  return asked ?? isLoopback(host);
}
