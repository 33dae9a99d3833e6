/** The latest requests and how they were answered. */
export interface JournalEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly target: string;
  /** The request's body, cut. */
  readonly body: string;
  readonly status: number;
  /** Id of the documented response; undefined where the documentation has none for the case. */
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
}

const longestBody = 2_000;

export function createJournal(size: number): Journal {
  let kept: JournalEntry[] = [];
  let next = 0;
  let total = 0;
  return {
    add(entry) {
      total += 1;
      if (size < 1) return;
      kept[next] =
        entry.body.length > longestBody ? { ...entry, body: `${entry.body.slice(0, longestBody)}…` } : entry;
      next = (next + 1) % size;
    },
    entries: () => [...kept.slice(next), ...kept.slice(0, next)].reverse(),
    clear() {
      kept = [];
      next = 0;
    },
    get total() {
      return total;
    },
  };
}
