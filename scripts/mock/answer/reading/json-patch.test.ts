import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../documentation/index.ts';
import { patched } from './json-patch.ts';

describe('a JSON Patch', () => {
  it('is applied operation by operation', () => {
    const operations: readonly JsonObject[] = [
      { op: 'test', path: '/a', value: 1 },
      { op: 'add', path: '/list/-', value: 3 },
      { op: 'move', from: '/a', path: '/b/c' },
      { op: 'remove', path: '/list/0' },
    ];
    expect(patched({ a: 1, b: {}, list: [1, 2] }, operations)).toEqual({ b: { c: 1 }, list: [2, 3] });
  });

  it('is refused where a place is not there or a test fails', () => {
    expect(patched({ a: 1 }, [{ op: 'remove', path: '/x/y' }])).toBeUndefined();
    expect(patched({ a: 1 }, [{ op: 'test', path: '/a', value: 2 }])).toBeUndefined();
    expect(patched({ a: 1 }, ['nonsense'])).toBeUndefined();
  });
});
