import { expect, it } from 'vitest';
import { PendingOfAll } from './pending-of-all.ts';

const list = (...keys: readonly string[]) => JSON.stringify(keys.map((key) => ({ key })));

it('keeps what all items have to undo as one list, with numbers as they are', () => {
  const kept: string[] = [];
  const pending = new PendingOfAll((json) => kept.push(json));
  pending.keep('a', '[{"key":"a","id":12345678901234567890}]');
  pending.keep('b', list('b'));
  expect(kept.at(-1)).toBe('[{"key":"a","id":12345678901234567890},{"key":"b"}]');
  pending.keep('a', '[]');
  expect(kept.at(-1)).toBe(list('b'));
});

it('hands on what items have left, once', () => {
  const kept: string[] = [];
  const pending = new PendingOfAll((json) => kept.push(json));
  pending.keep('a', list('a1', 'a2'));
  pending.leave('a', list('a2'));
  pending.keep('b', list('b'));
  pending.leave('b', undefined);
  expect(pending.takeAll()).toBe(list('a2'));
  expect(pending.takeAll()).toBeUndefined();
  // The item that it was handed to keeps it as its own.
  pending.keep('closing', list('a2'));
  expect(kept.at(-1)).toBe(list('a2'));
});

it('forgets what could not be kept, since it is not done', () => {
  let isFull = false;
  const kept: string[] = [];
  const pending = new PendingOfAll((json) => {
    if (isFull) throw new Error('the disk is full');
    kept.push(json);
  });
  pending.keep('a', list('a'));
  isFull = true;
  expect(() => pending.keep('b', list('b'))).toThrow('the disk is full');
  isFull = false;
  pending.keep('c', list('c'));
  expect(kept.at(-1)).toBe(list('a', 'c'));
});
