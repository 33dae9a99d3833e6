/** Where a command speaks: results on stdout, everything else on stderr. */
import type { Failure } from './exit-codes.ts';

export function say(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

export function complain(...lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
}

/** Tells a foreseen failure and gives its exit code. */
export function tellFailure(failure: Failure): number {
  complain(...failure.lines);
  return failure.exit;
}

/** NO_COLOR and FORCE_COLOR are respected; otherwise colour is for terminals. */
export function wantsColour(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== '') return false;
  if (process.env.FORCE_COLOR !== undefined && process.env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true;
}
