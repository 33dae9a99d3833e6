import { describe, expect, it } from 'vitest';
import { recordOf, resultOf } from '../../../fixtures/reports/build.ts';
import type { RunRecord, Verdict } from '../../conformance/index.ts';
import { changeSince, previousRun } from './change.ts';
import { summariseRun } from './run-summary.ts';

function run(id: string, verdicts: Record<string, Verdict>, changes: Partial<RunRecord> = {}): RunRecord {
  const results = Object.entries(verdicts).map(([response, verdict]) => resultOf({ id: response, verdict }));
  const startedAt = new Date(Number(id) * 1000).toISOString();
  return recordOf(results, { id, startedAt, ...changes });
}

describe('what changed since the last run', () => {
  it('distinguishes broken, fixed, newly documented, gone and other changes', () => {
    const before = summariseRun(
      run('1', {
        a: 'conforms',
        b: 'deviates',
        c: 'conforms',
        d: 'skipped',
        same: 'deviates',
        old: 'conforms',
      }),
    );
    const now = run('2', {
      a: 'deviates',
      b: 'conforms',
      c: 'unprovoked',
      d: 'deviates',
      same: 'deviates',
      young: 'conforms',
    });
    expect(changeSince(before, now)).toEqual({
      since: before,
      newlyBroken: ['a'],
      newlyFixed: ['b'],
      newlyDocumented: ['young'],
      gone: ['old'],
      changed: [
        { id: 'c', from: 'conforms', to: 'unprovoked' },
        { id: 'd', from: 'skipped', to: 'deviates' },
      ],
    });
  });
});

describe('the last run', () => {
  const live = (baseUrl: string) => ({ target: { baseUrl, kind: 'live' as const } });
  const mock = (port: number) => ({ target: { baseUrl: `http://127.0.0.1:${port}`, kind: 'mock' as const } });
  const now = run('5', {}, live('https://a.example'));

  it('is the newest before this one, of the same API at the same target', () => {
    const runs = [
      run('1', {}, live('https://a.example/')),
      run('2', {}, live('https://a.example')),
      run('3', {}, live('https://b.example')),
      run('4', {}, { ...live('https://a.example'), api: { ...now.api, name: 'another' } }),
      now,
      run('6', {}, live('https://a.example')),
      run('9', {}, { ...live('https://a.example'), startedAt: '1970-01-01T00:00:04.900Z' }),
    ].map(summariseRun);
    expect(previousRun(now, runs)?.id).toBe('9');
    expect(previousRun(now, runs.toReversed())?.id).toBe('9');
  });

  it('is not one that was cut short', () => {
    const cut = summariseRun(run('4', {}, { ...live('https://a.example'), complete: false }));
    expect(previousRun(now, [cut])).toBeUndefined();
  });

  it('takes the mock for the same target on whatever port it listens', () => {
    expect(previousRun(run('2', {}, mock(4010)), [summariseRun(run('1', {}, mock(4011)))])?.id).toBe('1');
  });
});
