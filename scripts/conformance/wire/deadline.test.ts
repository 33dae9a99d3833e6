import { expect, it, vi } from 'vitest';
import { deadline } from './deadline.ts';

it('does not count the time in which the process itself was busy', async () => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] });
  try {
    const act = vi.fn();
    deadline(2_000, act);
    // A minute passes in one turn of the loop.
    now = 60_000;
    await vi.advanceTimersByTimeAsync(500);
    expect(act).not.toHaveBeenCalled();
    for (let slices = 0; slices < 2; slices += 1) {
      now += 500;
      await vi.advanceTimersByTimeAsync(500);
    }
    await vi.advanceTimersByTimeAsync(1);
    expect(act).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
    clock.mockRestore();
  }
});

it('does nothing once it was ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] });
  try {
    const act = vi.fn();
    deadline(100, act)();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(act).not.toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});
