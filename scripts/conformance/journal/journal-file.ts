/**
 * The file of a journal: its first line is the record, each line after it the entries as they were then, the last one as
 * they are now. To add a line takes a third of the time that a new file takes, and a run waits for it at each change.
 */
import {
  closeSync,
  constants,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { jsonText } from '../../documentation/index.ts';
import type { JournalEntry, JournalRecord } from './journal-record.ts';

export interface JournalFile {
  /** It is written when this returns; on the disk itself where it has to be durable. Throws what the system says. */
  write(entries: readonly JournalEntry[], isDurable: boolean): void;
}

/** Lines are added up to this length, then the file is written anew. */
const longest = 1024 * 1024;

export function journalFile(file: string, start: JournalRecord): JournalFile {
  /** How much may still be added: nothing to a file that is not there, or that may end in half a line. */
  let room = 0;
  return {
    write(entries, isDurable) {
      const line = `${jsonText(entries)}\n`;
      const left = room - line.length;
      room = 0;
      if (left > 0 && isAdded(file, line, isDurable)) {
        room = left;
      } else {
        replace(file, `${jsonText({ ...start, entries })}\n`, isDurable);
        room = longest;
      }
    },
  };
}

/** An empty one that cannot be removed does no harm: the next command that looks at it tries again. */
export function removeJournal(file: string): void {
  try {
    for (const each of [file, draftOf(file)]) rmSync(each, { force: true });
  } catch {}
}

function draftOf(file: string): string {
  return `${file}.tmp`;
}

/** False if the file is gone, or cannot be written. */
function isAdded(file: string, line: string, isDurable: boolean): boolean {
  try {
    writing(openSync(file, constants.O_WRONLY | constants.O_APPEND), (descriptor) => {
      writeFileSync(descriptor, line);
      if (isDurable) fdatasyncSync(descriptor);
    });
    return true;
  } catch {
    return false;
  }
}

/** The whole text or nothing of it; durable even where the machine goes down. Only its owner can read it. */
function replace(file: string, text: string, isDurable: boolean): void {
  const draft = draftOf(file);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  rmSync(draft, { force: true });
  writing(openSync(draft, 'wx', 0o600), (descriptor) => {
    writeFileSync(descriptor, text);
    if (isDurable) fsyncSync(descriptor);
  });
  renameSync(draft, file);
  if (isDurable) syncFolder(dirname(file));
}

/** The new name is on disk as well; not every system lets a folder be opened for it. */
function syncFolder(folder: string): void {
  try {
    writing(openSync(folder, 'r'), fsyncSync);
  } catch {}
}

function writing(descriptor: number, act: (descriptor: number) => void): void {
  try {
    act(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
