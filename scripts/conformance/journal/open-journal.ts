/** Keeps the journal of a run on disk, so that it outlives the process however that ends. */
import { problemText } from '../../boundary/index.ts';
import { jsonText, parseJson } from '../../documentation/index.ts';
import type { Redactor } from '../../redaction/index.ts';
import { journalFile, removeJournal } from './journal-file.ts';
import {
  isByHand,
  type JournalEntry,
  type JournalRecord,
  type PendingUndo,
  type UndoByHand,
} from './journal-record.ts';

export interface Journal {
  readonly file: string;
  /** What is not undone, as it is on disk. */
  readonly entries: readonly JournalEntry[];
  /** Why a change could not be written down; from then on none must be made. */
  readonly problem: string | undefined;
  /**
   * Takes the list of what is pending, as JSON. It is on disk when this returns. Throws where a change that is about
   * to be made cannot be written down.
   */
  readonly keep: (pending: string) => void;
  /** Removes the file where nothing is left. */
  readonly close: () => void;
}

/** Throws where the file cannot be written: nothing must be changed then. */
export function openJournal(file: string, start: JournalRecord, redact: Redactor): Journal {
  const byHand = start.entries.filter(isByHand);
  let { entries } = start;
  let problem: string | undefined;
  const written = journalFile(file, start);
  const write = (next: readonly JournalEntry[], isDurable: boolean) => {
    written.write(next, isDurable);
    entries = next;
  };
  write(entries, true);
  return {
    file,
    get entries() {
      return entries;
    },
    get problem() {
      return problem;
    },
    keep(pending) {
      const undos = parseJson(pending) as unknown as readonly PendingUndo[];
      const next = [...byHand, ...undos.map((undo) => withoutSecrets(undo, redact))];
      const isNew = next.length > entries.length || next.some((entry) => !isWritten(entry, entries));
      try {
        write(next, next.length >= entries.length);
      } catch (error) {
        // What is undone and still is there is undone once more, which changes nothing.
        if (!isNew) return;
        problem = `the journal ${file} cannot be written: ${problemText(error)}`;
        throw new Error(problem);
      }
    },
    close() {
      if (entries.length === 0) removeJournal(file);
    },
  };
}

/** Whether the change of an entry is there, also as it was recorded before more was known of it. */
function isWritten(entry: JournalEntry, entries: readonly JournalEntry[]): boolean {
  const change = changeOf(entry);
  return change === undefined || entries.some((each) => changeOf(each) === change);
}

/** The runtime gives each change a key, and adds to it behind a hyphen; an entry to undo by hand has none. */
function changeOf(entry: JournalEntry): string | undefined {
  return 'key' in entry && typeof entry.key === 'string' ? entry.key.split('-')[0] : undefined;
}

/** The entry as it may be written down: where it holds a secret only what it is about, so that a person can do it. */
function withoutSecrets(pending: PendingUndo, redact: Redactor): JournalEntry {
  const text = jsonText(pending);
  if (redact(text) === text) return pending;
  const byHand: UndoByHand = {
    for: redact(pending.for),
    what: redact(pending.what),
    byHand: 'its request holds a secret, which is not written to disk',
  };
  return byHand;
}
