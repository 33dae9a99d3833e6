import { describe, expect, it } from 'vitest';
import type { Json } from '../../../documentation/index.ts';
import { completed } from './completion.ts';

describe('a sent value', () => {
  it('is completed by what only the server knows', () => {
    const shown = { members: [{ id: 1, name: 'Ann', uri: '/people/1' }], meta: { a: 1 } };
    const requested = { members: [{ id: 1 }], meta: { a: 1 } };
    expect(completed({ members: [{ id: 5 }], meta: { b: 2 } }, shown, requested)).toEqual({
      members: [{ id: 5, name: 'Ann', uri: '/people/1' }],
      meta: { b: 2 },
    });
  });

  it('is completed in a list by whichever entry shows its fields', () => {
    const shown: Json = [
      { of: { type: 'all' } },
      { of: { type: 'task', task: '7' }, hours: { planned: 1, spent: 0 } },
    ];
    const requested: Json = [{ of: { type: 'all', task: 7 }, hours: { planned: 1 } }];
    expect(completed([{ of: { type: 'task', task: 9 }, hours: { planned: 3 } }], shown, requested)).toEqual([
      { of: { type: 'task', task: '9' }, hours: { planned: 3, spent: 0 } },
    ]);
  });

  it('gives way where answers show another type', () => {
    expect(completed(['x', 'y'], [{ id: 'a', n: 1 }], undefined)).toEqual([
      { id: 'x', n: 1 },
      { id: 'y', n: 1 },
    ]);
    expect(completed('text', 5, undefined)).toBe(5);
    expect(completed(null, 'text', undefined)).toBeNull();
  });
});
