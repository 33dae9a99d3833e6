import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noRateLimit, RateLimiter } from './rate-limit.ts';

const duration = fc.integer({ min: 0, max: 1_000 });

describe('turns', () => {
  it('keep the interval between starts and the delay after each end', () => {
    const requests = fc.array(fc.record({ idleMs: duration, takesMs: duration }), { minLength: 2 });
    fc.assert(
      fc.property(duration, duration, requests, (intervalMs, delayMs, asked) => {
        const turns = new RateLimiter({ intervalMs, delayMs });
        let now = 0;
        const spans = asked.map(({ idleMs, takesMs }) => {
          now += idleMs;
          const start = now + turns.take(now);
          now = start + takesMs;
          turns.ended(now);
          return { start, end: now };
        });
        for (const [at, { start }] of spans.entries()) {
          const before = spans[at - 1];
          if (!before) continue;
          const earliest = Math.max(before.start + intervalMs, before.end + delayMs);
          expect(start).toBe(Math.max(earliest, before.end + (asked[at]?.idleMs ?? 0)));
        }
      }),
    );
  });

  it('of requests at the same time come one after another', () => {
    const turns = new RateLimiter({ intervalMs: 100, delayMs: 0 });
    expect([turns.take(0), turns.take(0), turns.take(50)]).toEqual([0, 100, 150]);
  });

  it('are there at once where no pace is set', () => {
    const turns = new RateLimiter(noRateLimit);
    turns.ended(10);
    expect([turns.take(10), turns.take(10)]).toEqual([0, 0]);
  });
});
