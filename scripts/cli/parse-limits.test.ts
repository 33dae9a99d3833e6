import { describe, expect, it } from 'vitest';
import { exitCodes } from './exit-codes.ts';
import { type LimitOptions, parseLimits, parseMaxTime } from './parse-limits.ts';

const usual: LimitOptions = { timeout: '15', maxBody: '10' };

describe('limits', () => {
  it.each<[Partial<LimitOptions>, object]>([
    [{ timeout: '0.5' }, { timeoutMs: 500 }],
    [{}, { pace: { intervalMs: 0, delayMs: 0 } }],
    [{ rate: '5' }, { pace: { intervalMs: 200, delayMs: 0 } }],
    [{ rate: '0.5/s', delay: '100' }, { pace: { intervalMs: 2000, delayMs: 100 } }],
  ])('are read from %j', (given, expected) => {
    expect(parseLimits({ ...usual, ...given })).toMatchObject({ ok: true, ...expected });
  });

  it.each<[string, Partial<LimitOptions>]>([
    ...['0', '-1', '', '/s', 'fast', '5/m', 'NaN', 'Infinity'].map((rate): [string, object] => [
      '--rate',
      { rate },
    ]),
    ...['-1', '', ' ', 'soon', 'NaN', 'Infinity'].map((delay): [string, object] => ['--delay', { delay }]),
    ...['0', '', 'long', '86401'].map((timeout): [string, object] => ['--timeout', { timeout }]),
    ...['0', '', 'much', '401'].map((maxBody): [string, object] => ['--max-body', { maxBody }]),
  ])('are refused by one line that names %s: %j', (option, given) => {
    expect(parseLimits({ ...usual, ...given })).toEqual({
      ok: false,
      exit: exitCodes.usage,
      lines: [expect.stringContaining(`error: ${option} `)],
    });
  });

  it('of a whole run are seconds', () => {
    expect(parseMaxTime(undefined)).toEqual({ ok: true, ms: undefined });
    expect(parseMaxTime('1.5')).toEqual({ ok: true, ms: 1500 });
    for (const bad of ['0', '', '-1', 'long', '86401']) {
      expect(parseMaxTime(bad)).toMatchObject({ ok: false, exit: exitCodes.usage });
    }
  });
});
