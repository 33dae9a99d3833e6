/** `--max-time`: what is under way when the time is up is finished and undone, as on Ctrl-C. */
import { printError } from './output.ts';
import type { Stop } from './signals.ts';

/** From now on, for all APIs of a run together. Gives back what ends the watch. */
export function stopAfter(ms: number | undefined, stop: Stop): () => void {
  if (ms === undefined) return () => {};
  stop.endsAt = Date.now() + ms;
  const end = () => {
    if (stop.reason !== undefined) return;
    stop.reason = `stopped after ${ms / 1000} s (--max-time)`;
    printError('--max-time: finishing and undoing the running scenarios');
  };
  const timer = setTimeout(end, ms);
  return () => clearTimeout(timer);
}
