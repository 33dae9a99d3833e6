/** The journals that earlier runs left. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { problemText } from '../../boundary/index.ts';
import { removeJournal } from './journal-file.ts';
import type { JournalRecord } from './journal-record.ts';
import { isRunning } from './process-identity.ts';
import { readJournal } from './read-journal.ts';

export interface LeftBehind {
  readonly file: string;
  readonly record: JournalRecord;
  /** The run goes on, and undoes what it does by itself. */
  readonly isRunning: boolean;
}

export interface LeftBehinds {
  /** Oldest first. */
  readonly runs: readonly LeftBehind[];
  /** One line for each file that cannot be used. */
  readonly problems: readonly string[];
}

/** What a run has pending is a few requests; a larger file is not one of ours. */
const largest = 16 * 1024 * 1024;

export function leftBehind(folder: string): LeftBehinds {
  const runs: LeftBehind[] = [];
  const problems: string[] = [];
  for (const file of journalFiles(folder)) {
    const read = readFile(file);
    if (!read.ok) problems.push(`${file} ${read.problem}: it is left out`);
    else {
      const left = { file, record: read.record, isRunning: isRunning(read.record.run.process) };
      if (left.record.entries.length > 0) runs.push(left);
      else if (!left.isRunning) removeJournal(file);
    }
  }
  return { runs: runs.sort((a, b) => (a.record.run.startedAt < b.record.run.startedAt ? -1 : 1)), problems };
}

function journalFiles(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function readFile(file: string): ReturnType<typeof readJournal> {
  try {
    const { size, mode } = statSync(file);
    if (size > largest) return { ok: false, problem: `is larger than ${largest / 1024 / 1024} MB` };
    // docproof writes them for the owner alone: this one was put there by something else.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      return { ok: false, problem: 'can be opened by others (chmod 600 if you know where it is from)' };
    }
    return readJournal(readFileSync(file, 'utf8'));
  } catch (error) {
    return {
      ok: false,
      problem: `cannot be read: ${problemText(error)}`,
    };
  }
}
