/** The last resort: whatever nobody foresaw ends the process with one line and an exit code that is known. */
import { exitCodes } from './exit-codes.ts';
import { complain } from './output.ts';

export interface ProcessGuard {
  /** Tells of a failure nobody foresaw, and gives its exit code. */
  report(problem: unknown): number;
  /** Called when all is done: the guard is not needed any more. */
  release(): void;
}

/** Node's exit code where nothing is left to do, but something is still awaited. */
const neverSettled = 13;

export function guardProcess(): ProcessGuard {
  const onException = (problem: unknown) => process.exit(report(problem));
  const onExit = () => {
    if (process.exitCode !== neverSettled) return;
    process.exitCode = report(new Error('it waited for something that never comes'));
  };
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onException);
  process.on('exit', onExit);
  const release = () => {
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onException);
    process.off('exit', onExit);
  };
  function report(problem: unknown): number {
    release();
    const error = problem instanceof Error ? problem : new Error(String(problem));
    const [line = ''] = error.message.split('\n');
    complain(
      `error: docproof itself failed: ${line || error.name}; please report it, with what DOCPROOF_DEBUG=1 shows`,
    );
    if (process.env.DOCPROOF_DEBUG) complain(error.stack ?? String(error));
    return exitCodes.notRun;
  }
  return { report, release };
}
