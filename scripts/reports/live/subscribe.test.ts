import { expect, it } from 'vitest';
import { mixed } from '../../../fixtures/reports/records.ts';
import type { Reporter, RunEvent } from '../../conformance/index.ts';
import { subscribe } from './subscribe.ts';

const events: RunEvent[] = [
  { type: 'run-started', record: mixed },
  { type: 'response-started', id: 'a', title: 'a' },
  { type: 'run-finished', record: mixed },
];

function listening(): Reporter & { readonly heard: string[] } {
  const heard: string[] = [];
  return { name: 'listening', heard, on: ({ type }) => void heard.push(type) };
}

it('passes every event to every reporter, whatever the others do, and reports each trouble once', async () => {
  const troubles: string[] = [];
  const good = listening();
  const throwing: Reporter = {
    name: 'throwing',
    on() {
      throw new Error('ENOSPC: no space left on device');
    },
  };
  const rejecting: Reporter = { name: 'rejecting', on: () => Promise.reject('lost') };
  const { emit, settled } = subscribe([throwing, good, rejecting], (line) => troubles.push(line));
  for (const event of events) emit(event);
  await settled();
  expect(good.heard).toEqual(events.map(({ type }) => type));
  expect(troubles).toEqual([
    'the reporter "throwing" failed: ENOSPC: no space left on device',
    'the reporter "rejecting" failed: lost',
  ]);
});

it('waits for reporters that are still busy', async () => {
  let done = false;
  const slow: Reporter = {
    name: 'slow',
    async on() {
      await new Promise((resolve) => setImmediate(resolve));
      done = true;
    },
  };
  const { emit, settled } = subscribe([slow], () => {});
  emit(events[0]!);
  expect(done).toBe(false);
  await settled();
  expect(done).toBe(true);
});
