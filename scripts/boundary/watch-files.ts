/** Notices that files have changed, however an editor writes them. */
import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

export interface WatchSettings {
  /** Files that have to be there: one that is gone for a moment is about to be put in place anew. */
  readonly files: readonly string[];
  /** Files that count as well, whether or not they are there. */
  readonly others: readonly string[];
  /** When the files were read, by the clock, in milliseconds: what has changed since is a change. */
  readonly since: number;
  /** Called after a change, never twice at once; must not reject. */
  readonly changed: () => Promise<void>;
}

export interface Watching {
  close(): void;
}

/** Some file systems tell of no change, so that files are looked at now and then as well. */
const lookEvery = 500;
/** An editor writes a file in several steps. */
const settle = 40;

export function watchFiles({ files, others, since, changed }: WatchSettings): Watching {
  const paths = [...files, ...others].map((file) => resolve(file));
  let known: readonly string[] | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let patience = true;

  const update = async (): Promise<void> => {
    const seen = await Promise.all(paths.map(lookAt));
    const now = seen.map((file) => file.fingerprint);
    const isChanged = known ? now.join() !== known.join() : seen.some((file) => file.changed >= since);
    if (!isChanged) {
      known = now;
      return;
    }
    const isGone = now.slice(0, files.length).includes(missing);
    if (isGone && patience) {
      patience = false;
      return;
    }
    patience = true;
    known = now;
    await changed();
  };
  const look = () => {
    if (running) {
      again = true;
      return;
    }
    running = update().finally(() => {
      running = undefined;
      if (again) {
        again = false;
        look();
      }
    });
  };
  let pending: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(pending);
    pending = setTimeout(look, settle);
  };
  look();
  const watchers = [...new Set(paths.map((path) => dirname(path)))].flatMap((folder) =>
    watchFolder(folder, soon),
  );
  const timer = setInterval(look, lookEvery);
  return {
    close() {
      clearInterval(timer);
      clearTimeout(pending);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** Folders rather than files: an editor may put a new file in the old one's place. */
function watchFolder(folder: string, changed: () => void): readonly FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}

const missing = 'missing';

interface Seen {
  readonly fingerprint: string;
  /** When it was written or put in its place, by the clock, in milliseconds. */
  readonly changed: number;
}

async function lookAt(path: string): Promise<Seen> {
  const seen = await stat(path).catch(() => undefined);
  if (!seen) return { fingerprint: missing, changed: 0 };
  const { mtimeMs, ctimeMs, size, ino } = seen;
  return { fingerprint: `${mtimeMs} ${size} ${ino}`, changed: Math.max(mtimeMs, ctimeMs) };
}
