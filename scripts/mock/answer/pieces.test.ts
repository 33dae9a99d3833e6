import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../documentation/index.ts';
import { completed } from './items/completion.ts';
import { newId } from './items/identity.ts';
import { timeLike } from './items/timestamps.ts';
import { patched } from './reading/json-patch.ts';
import { acceptance } from './reading/negotiation.ts';

describe('a made-up id', () => {
  it.each([
    ['7', /^\d+$/],
    ['5f0c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f', /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/],
    ['54759eb3c090d83494e2d804', /^[\da-f]{24}$/],
    ['123.45.67.89', /^123\.45\.\d+\.\d+$/],
    ['msg_9Xk2pQ', /^msg_\d[A-Z][a-z]\d[a-z][A-Z]$/],
    ['my-first-template', /^my-first-template-\w+$/],
    ['ann@example.com', /^ann\+\d+@example\.com$/],
  ])('has the form of %s', (like, form) => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (highest, count) => {
        expect(newId(like, highest, count, () => false)).toMatch(form);
      }),
    );
  });

  it('is none that there is', () => {
    const taken = new Set<string>();
    for (let count = 0; count < 2_000; count += 1) {
      const id = newId('ab12cd', 0, count, (each) => taken.has(each));
      expect(taken.has(id)).toBe(false);
      taken.add(id);
    }
  });
});

describe('a time', () => {
  const at = '2030-01-02T03:04:05.678Z';
  it.each([
    ['2014-11-11T08:40:51.620Z', '2030-01-02T03:04:05.678Z'],
    ['2014-11-11T08:40:51.620123Z', '2030-01-02T03:04:05.678000Z'],
    ['2014-11-11T08:40:51+02:00', '2030-01-02T03:04:05+00:00'],
    ['2014-11-11T08:40:51', '2030-01-02T03:04:05'],
    ['2014-11-11 08:40:51 UTC', '2030-01-02 03:04:05 UTC'],
    ['2014-11-11', '2030-01-02'],
    [1415695251, 1893553445],
    [1415695251620, 1893553445678],
    ['yesterday', undefined],
    [12, undefined],
  ])('is written like %s', (example, written) => {
    expect(timeLike(example, at)).toBe(written);
  });
});

describe('a sent value', () => {
  it('is completed by what only the server knows', () => {
    const shown = { members: [{ id: 1, name: 'Ann', uri: '/people/1' }], meta: { a: 1 } };
    const requested = { members: [{ id: 1 }], meta: { a: 1 } };
    expect(completed({ members: [{ id: 5 }], meta: { b: 2 } }, shown, requested)).toEqual({
      members: [{ id: 5, name: 'Ann', uri: '/people/1' }],
      meta: { b: 2 },
    });
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

describe('the Accept header', () => {
  it.each([
    [undefined, 'application/json', 1],
    ['*/*', 'text/csv', 1],
    ['text/html, application/*;q=0.5', 'application/json', 0.5],
    ['application/json', 'application/vnd.api+json; charset=utf-8', 1],
    ['text/html', 'application/json', 0],
    ['application/json;q=0, */*', 'application/json', 0],
    ['garbage', 'application/json', 0],
  ])('%s gives %s the quality %s', (accept, type, quality) => {
    expect(acceptance(accept, type)).toBe(quality);
  });
});
