/** Runs that end before all responses are provoked, by either engine. */
import { describe, expect, test } from 'vitest';
import { verdict } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { raised } from './raised.ts';

const document = 'apis/sending-ips.apib';

describe.concurrent.each(['newman', 'direct'])('a run by %s', (engine) => {
  const runAt = (target: { readonly baseUrl: string; readonly key: string }, ...args: readonly string[]) =>
    verdict(document, target, {
      args: ['--engine', engine, '--writes', 'restore', ...args],
      env: { DOCPROOF_AUTHORIZATION: target.key },
      by: warmDocproof,
    });

  test('with --bail ends at the first deviation and leaves the account as it was', async (context) => {
    const standIn = await raised(context, { defect: 'get-unknown-200' });
    const before = standIn.state();
    const { code, results } = await runAt(standIn, '--bail');
    expect(code).toBe(1);
    const verdicts = results.responses.map(({ verdict }) => verdict);
    const first = verdicts.indexOf('deviates');
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(6);
    expect(verdicts.slice(first + 1)).toEqual(verdicts.slice(first + 1).map(() => 'skipped'));
    expect(results.responses.at(-1)?.reason).toContain('--bail');
    expect(standIn.state()).toEqual(before);
  });

  test('with --bail runs to its end where nothing deviates', async (context) => {
    const { code, results } = await runAt(await raised(context), '--bail');
    expect(code).toBe(0);
    expect(results.summary.conforms).toBe(7);
  });

  test('with --max-time ends when the time is up', async (context) => {
    const { code, stderr, results } = await runAt(await raised(context), '--max-time', '0.001');
    expect(code).toBe(3);
    expect(stderr).toContain('stopped after 0.001 s (--max-time)');
    expect(results.summary.conforms).toBeLessThan(7);
  });
});
