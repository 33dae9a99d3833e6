import { problemText } from '../../boundary/index.ts';
import type { Reporter, RunEvent } from '../../conformance/index.ts';

export interface Subscription {
  readonly emit: (event: RunEvent) => void;
  /** Resolves when no reporter is busy any more; never rejects. */
  readonly settled: () => Promise<void>;
}

/**
 * Passes events on to reporters. One that throws is reported once, in one line, and neither stops the run nor the other
 * reporters; it goes on to get events, since what failed may work again.
 */
export function subscribe(reporters: readonly Reporter[], onTrouble: (line: string) => void): Subscription {
  const troubled = new Set<Reporter>();
  const busy = new Set<Promise<void>>();
  const tell = (reporter: Reporter, problem: unknown) => {
    if (troubled.has(reporter)) return;
    troubled.add(reporter);
    onTrouble(`the reporter "${reporter.name}" failed: ${problemText(problem)}`);
  };
  return {
    emit(event) {
      for (const reporter of reporters) {
        try {
          const work = reporter.on(event);
          if (work === undefined) continue;
          const done: Promise<void> = work
            .catch((problem: unknown) => tell(reporter, problem))
            .finally(() => busy.delete(done));
          busy.add(done);
        } catch (problem) {
          tell(reporter, problem);
        }
      }
    },
    async settled() {
      while (busy.size > 0) await Promise.all(busy);
    },
  };
}
