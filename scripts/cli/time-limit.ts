/** `--max-time`: what is under way when the time is up is finished and undone, as on Ctrl-C. */
import { complain } from './output.ts';
import type { Stop } from './signals.ts';

export interface TimeLimit {
  readonly ms: number;
  /** When it began, in ms since the epoch: it holds for all APIs of a run together. */
  readonly since: number;
}

/** Gives back what ends the watch. */
export function stopAfter(limit: TimeLimit | undefined, stop: Stop): () => void {
  if (limit === undefined) return () => {};
  const end = () => {
    if (stop.reason !== undefined) return;
    stop.reason = `stopped after ${limit.ms / 1000} s (--max-time)`;
    complain('--max-time: finishing and undoing what is under way');
  };
  const timer = setTimeout(end, Math.max(0, limit.since + limit.ms - Date.now()));
  return () => clearTimeout(timer);
}
