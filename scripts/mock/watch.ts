/** Serves changed documents at once; a document broken while it is edited leaves the last good one in place. */
import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ScenarioPlan } from '../scenarios/index.ts';
import type { MockServer } from './server.ts';

export interface WatchSettings {
  readonly server: Pick<MockServer, 'replace'>;
  readonly documents: readonly string[];
  /** Files that plans are made from as well, whether or not they are there. */
  readonly others: readonly string[];
  /** When the documents were first read, by the clock, in milliseconds: what has changed since is read again. */
  readonly since: number;
  /** Plans of all documents, made anew; `problem` is told and nothing changes. */
  readonly load: () => Promise<
    | { readonly ok: true; readonly plans: readonly ScenarioPlan[] }
    | { readonly ok: false; readonly problem: string }
  >;
  /** Is told what happened, in one line or more. */
  readonly tell: (event: WatchEvent) => void;
}

export type WatchEvent =
  | { readonly kind: 'served'; readonly milliseconds: number }
  | { readonly kind: 'kept'; readonly problem: string };

export interface Watching {
  close(): void;
}

/** Some file systems tell of no change, so that files are looked at now and then as well. */
const lookEvery = 500;
/** An editor writes a file in several steps; one that is gone for a moment is about to be put in place anew. */
const settle = 40;

export function watchMock({ server, documents, others, since, load, tell }: WatchSettings): Watching {
  const paths = [...documents, ...others].map((file) => resolve(file));
  let known: readonly string[] | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let patience = true;

  const update = async (): Promise<void> => {
    const files = await Promise.all(paths.map(lookAt));
    const now = files.map((file) => file.fingerprint);
    const isChanged = known ? now.join() !== known.join() : files.some((file) => file.changed >= since);
    if (!isChanged) {
      known = now;
      return;
    }
    const isGone = now.slice(0, documents.length).includes(missing);
    if (isGone && patience) {
      patience = false;
      return;
    }
    patience = true;
    known = now;
    const started = performance.now();
    const loaded = await load().catch((error: unknown) => ({ ok: false as const, problem: String(error) }));
    if (!loaded.ok) return tell({ kind: 'kept', problem: loaded.problem });
    await server.replace(loaded.plans);
    tell({ kind: 'served', milliseconds: Math.round(performance.now() - started) });
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
