/** The last resort: an unforeseen failure ends the process with one line and an exit code that is known. */
import { exitCodes } from './exit-codes.ts';
import { printError } from './output.ts';

/** Node's exit code where nothing is left to do, but something is still awaited. */
const neverSettled = 13;

/** Guards the process to its end; gives what reports an unforeseen failure, and returns its exit code. */
export function guardProcess(): (problem: unknown) => number {
  const onException = (problem: unknown) => process.exit(report(problem));
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onException);
  process.on('exit', () => {
    if (process.exitCode !== neverSettled) return;
    process.exitCode = report(new Error('it waited for something that never happened'));
  });
  return report;
}

/** Whatever can be thrown: also what has no text. */
function textOf(problem: unknown): string {
  try {
    return String(problem);
  } catch {
    return typeof problem;
  }
}

function report(problem: unknown): number {
  const error = problem instanceof Error ? problem : new Error(textOf(problem));
  const [line = ''] = error.message.split('\n');
  printError(
    `error: internal error in docproof: ${line || error.name}`,
    '  try: DOCPROOF_DEBUG=1 shows where; please report it',
  );
  if (process.env.DOCPROOF_DEBUG) printError(error.stack ?? String(error));
  return exitCodes.notRun;
}
