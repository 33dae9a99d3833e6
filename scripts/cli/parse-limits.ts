/** `--timeout`, `--max-body`, `--rate`, `--delay` and `--retries`. */
import { megabyte, type RunLimits } from '../conformance/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

export interface LimitOptions {
  /** Seconds for each whole exchange; default 15. */
  readonly timeout?: string;
  /** Megabytes of an answer's body, after decoding; default 10. */
  readonly maxBody?: string;
  /** Requests per second at most: `5` or `5/s`. */
  readonly rate?: string;
  /** Milliseconds between requests. */
  readonly delay?: string;
  /** How often a safe request is sent again that failed on its way. */
  readonly retries?: string;
}

export type ParsedLimits = RunLimits & { readonly ok: true };

const day = 24 * 60 * 60;
/** What is much larger does not fit into one string. */
const largestBody = 400;
const lowestRate = 0.001;
const highestRate = 10_000;
const mostRetries = 10;
const longestDelayMs = 60 * 60 * 1000;

export function parseLimits({
  timeout = '15',
  maxBody = '10',
  rate,
  delay = '0',
  retries = '0',
}: LimitOptions): ParsedLimits | Failure {
  const seconds = Number(timeout);
  if (!(seconds > 0 && seconds <= day))
    return wrong(`--timeout ${timeout} is not a number of seconds above 0, up to ${day}`);
  const megabytes = Number(maxBody);
  if (!(megabytes > 0 && megabytes <= largestBody))
    return wrong(`--max-body ${maxBody} is not a number of megabytes above 0, up to ${largestBody}`);
  const perSecond = rate === undefined ? undefined : Number(rate.replace(/\/s$/, '') || Number.NaN);
  if (perSecond !== undefined && !(perSecond >= lowestRate && perSecond <= highestRate))
    return wrong(
      `--rate ${rate} is not a number of requests per second from ${lowestRate} to ${highestRate}`,
    );
  const delayMs = delay.trim() === '' ? Number.NaN : Number(delay);
  if (!(delayMs >= 0 && delayMs <= longestDelayMs))
    return wrong(`--delay ${delay} is not a number of milliseconds from 0 to ${longestDelayMs}`);
  if (!/^\d+$/.test(retries) || Number(retries) > mostRetries)
    return wrong(`--retries ${retries} is not a whole number from 0 to ${mostRetries}`);
  return {
    ok: true,
    retries: Number(retries),
    timeoutMs: seconds * 1000,
    maxBodyBytes: Math.ceil(megabytes * megabyte),
    pace: { intervalMs: perSecond === undefined ? 0 : 1000 / perSecond, delayMs },
  };
}

export type ParsedTime = { readonly ok: true; readonly ms: number | undefined };

/** `--max-time`: how long a whole run may take; undefined if no limit is set. */
export function parseMaxTime(maxTime: string | undefined): ParsedTime | Failure {
  if (maxTime === undefined) return { ok: true, ms: undefined };
  const seconds = Number(maxTime);
  if (seconds > 0 && seconds <= day) return { ok: true, ms: seconds * 1000 };
  return wrong(`--max-time ${maxTime} is not a number of seconds above 0, up to ${day}`);
}

function wrong(what: string): Failure {
  return failure(exitCodes.usage, `error: ${what}`);
}
