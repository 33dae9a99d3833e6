/** `--timeout` and `--max-body`. */
import { megabyte } from '../conformance/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

export interface LimitOptions {
  /** Seconds for each whole exchange; default 15. */
  readonly timeout?: string;
  /** Megabytes of an answer's body, after decoding; default 10. */
  readonly maxBody?: string;
}

export interface AskedLimits {
  readonly ok: true;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
}

const longestTimeout = 24 * 60 * 60;
/** What is much larger does not fit into one string. */
const largestBody = 400;

export function limitsAsked({ timeout = '15', maxBody = '10' }: LimitOptions): AskedLimits | Failure {
  const seconds = Number(timeout);
  if (!(seconds > 0 && seconds <= longestTimeout)) {
    return failure(
      exitCodes.usage,
      `error: --timeout ${timeout} is not a number of seconds above 0, up to ${longestTimeout}`,
    );
  }
  const megabytes = Number(maxBody);
  if (!(megabytes > 0 && megabytes <= largestBody)) {
    return failure(
      exitCodes.usage,
      `error: --max-body ${maxBody} is not a number of megabytes above 0, up to ${largestBody}`,
    );
  }
  return { ok: true, timeoutMs: seconds * 1000, maxBodyBytes: Math.ceil(megabytes * megabyte) };
}
