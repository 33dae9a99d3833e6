/** The latest requests and how they were answered, without the credentials in them. */
import { maskCredentials, plainMask } from '../redaction/index.ts';

export interface JournalEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly target: string;
  /** The request's body; long ones are cut, and so are long targets and reasons. */
  readonly body: string;
  readonly status: number;
  /** Id of the documented response; undefined if the documentation has none for the case. */
  readonly response: string | undefined;
  readonly why: string;
}

export interface Journal {
  add(entry: JournalEntry): void;
  /** Newest first. */
  entries(): readonly JournalEntry[];
  clear(): void;
  /** All requests since the start, also those that are forgotten. */
  readonly total: number;
  /** Requests that are kept. */
  readonly size: number;
}

/** Queries and bodies carry keys and passwords, and a journal is copied into issues and logs. */
export function withoutCredentials(entry: JournalEntry): JournalEntry {
  return { ...entry, target: masked(entry.target), body: masked(entry.body), why: masked(entry.why) };
}

function masked(text: string): string {
  return maskCredentials(text, plainMask);
}

const longestText = 2_000;

export function createJournal(size: number): Journal {
  let kept: JournalEntry[] = [];
  let next = 0;
  let total = 0;
  return {
    add(entry) {
      total += 1;
      if (size < 1) return;
      const { target, body, why } = entry;
      const isShort = [target, body, why].every((text) => text.length <= longestText);
      kept[next] = isShort ? entry : { ...entry, target: cut(target), body: cut(body), why: cut(why) };
      next = (next + 1) % size;
    },
    get size() {
      return kept.length;
    },
    entries: () => [...kept.slice(next), ...kept.slice(0, next)].reverse().map(withoutCredentials),
    clear() {
      kept = [];
      next = 0;
    },
    get total() {
      return total;
    },
  };
}

/** The beginning of a text, masked first, as a text of its own: a mere slice would keep the whole one in memory. */
function cut(text: string): string {
  if (text.length <= longestText) return text;
  return `${Buffer.from(masked(text).slice(0, longestText)).toString()}…`;
}
