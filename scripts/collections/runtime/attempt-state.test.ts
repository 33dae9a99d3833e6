import { expect, it } from 'vitest';
import { firstAttempt, nextAttempt, nextVariant, postponed } from './attempt-state.ts';

it('goes from attempt to attempt, remembering what each got', () => {
  const second = nextAttempt(postponed(firstAttempt('a/b/400')), 0, { statusLine: '200 OK', isSure: true });
  // What could not be prepared is passed over: the third attempt may follow the first.
  const fourth = nextAttempt(second, 2, { statusLine: '404 Not Found', isSure: false });
  expect(second).toMatchObject({ kind: 'attempting', index: 1, received: ['200 OK'], waits: 0 });
  expect(fourth).toMatchObject({ index: 3, received: ['200 OK', '404 Not Found'] });
});

it('stays where the target asks to wait', () => {
  expect(postponed(postponed(firstAttempt('a/b/400')))).toEqual({ ...firstAttempt('a/b/400'), waits: 2 });
});

it('goes through the variants of the attempt that got the response, and ends', () => {
  const first = nextVariant(firstAttempt('a/b/400'), 1, 2);
  expect(first).toMatchObject({ kind: 'varying', index: 1, variant: 0 });
  const second = first && nextVariant(first, 1, 2);
  expect(second).toMatchObject({ variant: 1 });
  expect(second && nextVariant(second, 1, 2)).toBeUndefined();
  expect(nextVariant(firstAttempt('a/b/400'), 0, 0)).toBeUndefined();
});
