import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBodies, rowsSideBySide } from './compare-bodies.ts';
import type { PlaceNote, Row } from './rows.ts';

const show = (rows: readonly Row[]) =>
  rows.map(
    ({ documented = '', received = '', difference, deviation }) =>
      `${documented.padEnd(22)} | ${received.padEnd(22)} | ${difference}${deviation === undefined ? '' : ` ! ${deviation}`}`,
  );
const compare = (documented: unknown, received: unknown, deviations: readonly PlaceNote[] = []) =>
  show(compareBodies(JSON.stringify(documented), JSON.stringify(received), deviations));

describe('JSON beside JSON', () => {
  it('is quiet about other values and loud about what an assertion found', () => {
    expect(
      compare({ a: 1, b: 'x', c: true, d: {} }, { b: 'y', a: '1', e: null, d: {} }, [
        { place: '/a', text: 'number' },
        { place: '/c', text: 'required field `c`' },
      ]),
    ).toEqual([
      '{                      | {                      | none',
      '  "a": 1,              |   "a": "1",            | kind ! number',
      '  "b": "x",            |   "b": "y",            | value',
      '  "c": true,           |                        | missing ! required field `c`',
      '  "d": {               |   "d": {               | none',
      '  },                   |   },                   | none',
      '                       |   "e": null            | undocumented',
      '}                      | }                      | none',
    ]);
  });

  it('is loud about a field that neither side has', () => {
    expect(compare({ a: {} }, { a: { b: 1 } }, [{ place: '/a/id', text: 'required field `id`' }])[1]).toBe(
      '  "a": {               |   "a": {               | none ! required field `id`',
    );
  });

  it('takes the documented items for a model of all items', () => {
    expect(compare([{ a: 1 }], [{ a: 2 }, { a: 'x' }], [{ place: '/1/a', text: 'number' }])).toEqual([
      '[                      | [                      | none',
      '  {                    |   {                    | none',
      '    "a": 1             |     "a": 2             | value',
      '  },                   |   },                   | none',
      '                       |   {                    | beyond',
      '                       |     "a": "x"           | kind ! number',
      '                       |   }                    | none',
      ']                      | ]                      | none',
    ]);
  });

  it('shows of many items the first few and those that deviate', () => {
    const items = Array.from({ length: 1000 }, (_, index) => index);
    expect(compare([0], items, [{ place: '/700', text: 'a string' }])).toEqual([
      '[                      | [                      | none',
      '  0,                   |   0,                   | none',
      '                       |   1,                   | beyond',
      '                       |   2,                   | beyond',
      '                       |   … 697 more items     | omission',
      '                       |   700,                 | beyond ! a string',
      '                       |   … 299 more items     | omission',
      ']                      | ]                      | none',
    ]);
  });

  it('shows a value of another kind whole', () => {
    expect(compare({ results: [1] }, { results: null }, [{ place: '/results', text: 'array' }])).toEqual([
      '{                      | {                      | none',
      '  "results": [         |   "results": null      | kind ! array',
      '    1                  |                        | kind',
      '  ]                    |                        | kind',
      '}                      | }                      | none',
    ]);
  });

  it('keeps every line of the received value, whatever it is', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(json, json, (documented, received) => {
        const rows = compareBodies(JSON.stringify(documented), JSON.stringify(received), []);
        const text = rows.map((row) => row.received ?? '').join('');
        fc.pre(!/… \d+ more/.test(text));
        for (const [leaf] of JSON.stringify(received).matchAll(/"(?:[^"\\]|\\.)*"|[\w.+-]+/g))
          expect(text).toContain(leaf);
      }),
    );
  });
});

describe('another answer than the documented one', () => {
  it('is beside it as it is', () => {
    expect(show(rowsSideBySide('{"a":1}', '{"b":[]}'))).toEqual([
      '{                      | {                      | none',
      '  "a": 1               |   "b": []              | none',
      '}                      | }                      | none',
    ]);
    expect(show(rowsSideBySide('{}', undefined))).toEqual([
      '{}                     |                        | none',
    ]);
  });
});

describe('other text', () => {
  it('is compared line by line', () => {
    expect(show(compareBodies('one\r\ntwo\r\n', 'one\n2\n3\n', []))).toEqual([
      'one                    | one                    | none',
      'two                    | 2                      | value',
      '                       | 3                      | value',
    ]);
  });

  it('is beside documented JSON with the reason why it deviates', () => {
    const [first] = compareBodies('{"a":1}', '<html>', [{ place: '', text: 'JSON' }]);
    expect(first).toEqual({ documented: '{', received: '<html>', difference: 'none', deviation: 'JSON' });
  });

  it('may be nothing at all', () => {
    expect(compareBodies(undefined, '', [])).toEqual([]);
  });

  it('is cut where it is very long', () => {
    const rows = compareBodies(undefined, 'x\n'.repeat(5000), []);
    expect(rows).toHaveLength(121);
    expect(rows.at(-1)?.received).toBe('… 4880 more lines');
  });
});
