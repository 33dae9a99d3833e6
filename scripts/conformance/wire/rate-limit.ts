/** How fast the requests of a run may follow one another. */
export interface RateLimit {
  /** Least time from the start of one to the start of the next, in ms. */
  readonly intervalMs: number;
  /** Least time from the end of one to the start of the next, in ms. */
  readonly delayMs: number;
}

export const noRateLimit: RateLimit = { intervalMs: 0, delayMs: 0 };

/** Gives the requests their turns. Times are those of one monotonic clock, in ms. */
export class RateLimiter {
  readonly #pace: RateLimit;
  #next = Number.NEGATIVE_INFINITY;

  constructor(pace: RateLimit) {
    this.#pace = pace;
  }

  /** Takes the next turn: how long it is until then. */
  take(now: number): number {
    const at = Math.max(now, this.#next);
    this.#next = at + this.#pace.intervalMs;
    return at - now;
  }

  ended(now: number): void {
    this.#next = Math.max(this.#next, now + this.#pace.delayMs);
  }
}
