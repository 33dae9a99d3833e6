/** Serves changed documents at once; a document broken while it is edited leaves the last good one in place. */
import { type Watching, watchFiles } from '../boundary/index.ts';
import type { ScenarioPlan } from '../scenarios/index.ts';
import type { MockServer } from './server.ts';

export interface WatchSettings {
  readonly server: Pick<MockServer, 'replace'>;
  readonly documents: readonly string[];
  /** Files that plans are made from as well, whether or not they are there. */
  readonly others: readonly string[];
  /** When the documents were first read, by the clock, in milliseconds: what has changed since is read again. */
  readonly since: number;
  /** Plans of all documents, made anew; `problem` is reported and nothing changes. */
  readonly load: () => Promise<
    | { readonly ok: true; readonly plans: readonly ScenarioPlan[] }
    | { readonly ok: false; readonly problem: string }
  >;
  /** Takes what happened. */
  readonly tell: (event: WatchEvent) => void;
}

export type WatchEvent =
  | { readonly kind: 'served'; readonly milliseconds: number }
  | { readonly kind: 'kept'; readonly problem: string };

export function watchMock({ server, documents, others, since, load, tell }: WatchSettings): Watching {
  return watchFiles({
    files: documents,
    others,
    since,
    changed: async () => {
      const started = performance.now();
      const loaded = await load().catch((error: unknown) => ({ ok: false as const, problem: String(error) }));
      if (!loaded.ok) return tell({ kind: 'kept', problem: loaded.problem });
      await server.replace(loaded.plans);
      tell({ kind: 'served', milliseconds: Math.round(performance.now() - started) });
    },
  });
}
