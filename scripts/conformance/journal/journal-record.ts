/** What a journal holds: the changes of one run that are not undone yet, each written before it is made. */
import { createHash } from 'node:crypto';
import type { Json } from '../../documentation/index.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** A file of another version is not read. */
export const journalVersion = 1;

export interface JournalRecord {
  readonly version: typeof journalVersion;
  readonly docproof: string;
  readonly api: { readonly name: string; readonly file: string };
  readonly target: {
    /** Secrets in it are masked: `id` tells whether it is the same target. */
    readonly baseUrl: string;
    readonly id: string;
  };
  readonly run: { readonly id: string; readonly startedAt: string; readonly process: ProcessIdentity };
  readonly entries: readonly JournalEntry[];
}

/** A pending undo of the collection's runtime as it is there, or what is left of one that holds a secret. */
export type JournalEntry = PendingUndo | UndoByHand;

export interface PendingUndo {
  /** Id of the documented response whose provocation made it necessary. */
  readonly for: string;
  /** E.g. `removing the note that was made`. */
  readonly what: string;
  readonly [field: string]: Json;
}

export type UndoByHand = {
  readonly for: string;
  readonly what: string;
  /** Why docproof cannot undo it later. */
  readonly byHand: string;
};

export function isByHand(entry: JournalEntry): entry is UndoByHand {
  return typeof entry.byHand === 'string';
}

/** Equal for equal base URLs; `baseUrl` as `parseTarget` gives it. */
export function targetId(baseUrl: string): string {
  return createHash('sha256').update(baseUrl).digest('hex').slice(0, 32);
}
