import { noRateLimit, type RateLimit } from './rate-limit.ts';

/** What one exchange with a target may take: a target is untrusted. */
export interface Limits {
  /** For the whole exchange, from the look-up of the name to the last byte of the answer. */
  deadlineMs(): number;
  /** For the body of an answer, after decoding. */
  readonly maxBodyBytes: number;
  /** The head of an answer is all that is asked for; its body is not read. */
  readonly headOnly?: boolean;
  /** At once where none is set. */
  readonly pace?: RateLimit;
  /** Why a request is not sent; undefined while it is welcome. */
  refusal?(method: string, purpose: Purpose): string | undefined;
}

/** What a request is for, as an option of it. */
export interface Purpose {
  /** Id of the item whose own request it prepares. */
  readonly preparing?: string | undefined;
}

/** Interim answers (1xx) to one request; a sound server sends one or two. */
export const mostInterim = 100;

export const megabyte = 1024 * 1024;

/** The limits of a whole run. */
export interface RunLimits {
  /** For each whole exchange. */
  readonly timeoutMs: number;
  /** For the body of an answer, after decoding. */
  readonly maxBodyBytes: number;
  readonly pace: RateLimit;
  /** How often a safe request that failed on its way is sent again; only by the direct engine. */
  readonly retries: number;
}

/** What applies where nothing else is asked for. */
export const usualLimits: RunLimits = {
  timeoutMs: 15_000,
  maxBodyBytes: 10 * megabyte,
  pace: noRateLimit,
  retries: 0,
};

/** `1.5 s`, `15 s`. */
export function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}

/** `512 bytes`, `10 MB`. */
export function size(bytes: number): string {
  return bytes < megabyte / 10 ? `${bytes} bytes` : `${Number((bytes / megabyte).toFixed(1))} MB`;
}
