/** What ends a run before its end: Ctrl-C, `--max-time`, `--bail`. What is under way is finished and undone. */
import type { RunEvent, RunRecord } from '../conformance/index.ts';
import { exitCodes } from './exit-codes.ts';
import type { Gate } from './gate.ts';
import { printError } from './output.ts';

export interface Stop {
  reason: string | undefined;
  /** The reason is a deviation: the run says what it was asked for. */
  isByDeviation: boolean;
  /** When the time of `--max-time` is up, in ms since 1970. */
  endsAt: number;
  /** Somebody waits for the process to end. */
  readonly isUrgent: () => boolean;
  forget(): void;
}

/** Ctrl-C; a second one ends at once. `atOnce`: what to say of changes that are not undone where the process ends at once. */
export function stopOnSignals(atOnce: () => readonly string[]): Stop {
  let isUrgent = false;
  const stop: Stop = {
    reason: undefined,
    isByDeviation: false,
    endsAt: Number.POSITIVE_INFINITY,
    isUrgent: () => isUrgent,
    forget,
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stop.reason !== undefined) {
      printError('ended at once', ...atOnce());
      process.exit(exitCodes.notRun);
    }
    isUrgent = true;
    stop.reason = `stopped by ${signal}`;
    printError(`${signal}: finishing and undoing what is under way (once more to end at once)`);
  };
  for (const signal of signals) process.on(signal, onSignal);
  function forget(): void {
    for (const signal of signals) process.off(signal, onSignal);
  }
  return stop;
}

/** `--max-time`: from now on, for all APIs of a run together. Returns what ends the watch. */
export function stopAfter(ms: number | undefined, stop: Stop): () => void {
  if (ms === undefined) return () => {};
  stop.endsAt = Date.now() + ms;
  const end = () => {
    if (stop.reason !== undefined) return;
    stop.reason = `stopped after ${ms / 1000} s (--max-time)`;
    printError('--max-time: finishing and undoing what is under way');
  };
  const timer = setTimeout(end, ms);
  return () => clearTimeout(timer);
}

/** `--bail`: at the first deviation that fails the gate. */
export function stopAtDeviation(isAsked: boolean, gate: Gate, stop: Stop): (event: RunEvent) => void {
  let start: RunRecord | undefined;
  return (event) => {
    if (!isAsked || stop.reason !== undefined) return;
    if (event.type === 'run-started') start = event.record;
    if (event.type !== 'response-finished' || !start || !gate.isFailedBy(event.result, start)) return;
    stop.isByDeviation = true;
    stop.reason = 'stopped at the first deviation (--bail)';
  };
}
