/** The exit codes of the process; no others are used. */
export const exitCodes = {
  /** Everything that was provoked conforms. */
  ok: 0,
  /** At least one deviation, or a gate that was asked for is not passed. */
  deviation: 1,
  /** Wrong usage, or a document that cannot be used. */
  usage: 2,
  /** The target cannot be reached, or the run could not be done. */
  notRun: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A foreseen failure: what is printed on stderr, line by line, and the exit code. */
export interface Failure {
  readonly ok: false;
  readonly exit: ExitCode;
  readonly lines: readonly string[];
}

export function failure(exit: ExitCode, ...lines: readonly string[]): Failure {
  return { ok: false, exit, lines };
}
