/** Ctrl-C: what is under way is finished and undone; a second one ends at once. */
import { exitCodes } from './exit-codes.ts';
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

/** `atOnce`: what to say of changes that are not undone where the process ends at once. */
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
    printError(`${signal}: finishing and undoing the running scenarios (repeat to stop at once)`);
  };
  for (const signal of signals) process.on(signal, onSignal);
  function forget(): void {
    for (const signal of signals) process.off(signal, onSignal);
  }
  return stop;
}
