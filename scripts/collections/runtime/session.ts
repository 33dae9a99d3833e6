import type { Credential } from '../../analysis/index.ts';
import type { SafePostman } from './conceal.ts';

export type Timer = (act: () => void, ms: number) => unknown;

/** One script of the collection at work. */
export interface Session {
  readonly pm: SafePostman;
  readonly credentials: readonly Credential[];
  /** The script's own: a timer ends with its script. */
  readonly timer: Timer;
  /** How many requests the script has sent itself. */
  readonly sent: { count: number };
}

export function openSession(pm: SafePostman, credentials: readonly Credential[], timer: Timer): Session {
  return { pm, credentials, timer, sent: { count: 0 } };
}
