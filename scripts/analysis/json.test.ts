import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../documentation/index.ts';
import { keysOf, pointerTo, sameJson, valueAt, valuesAt, withValueAt } from './json.ts';

const json = fc.jsonValue() as fc.Arbitrary<Json>;

describe('places in JSON', () => {
  it('are written and read back, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (keys) => {
        expect(keysOf(pointerTo(keys))).toEqual(keys);
      }),
    );
  });

  it('hold what was put there', () => {
    const name = fc.string().filter((text) => text !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(name, json), name, json, (object, key, value) => {
        expect(sameJson(valueAt(withValueAt(object, [key], value), [key]), value)).toBe(true);
      }),
    );
  });

  it('can be taken away, also from a list', () => {
    expect(withValueAt({ a: 1, b: { c: 2 } }, ['b', 'c'], undefined)).toEqual({ a: 1, b: {} });
    expect(withValueAt([{ a: 1 }], ['0', 'a'], undefined)).toEqual([{}]);
    expect(withValueAt({}, ['a', 'b'], 1)).toEqual({ a: { b: 1 } });
  });

  it('are looked for in every item', () => {
    expect(valuesAt([{ a: 1 }, {}, { a: 3 }], '/0/a')).toEqual([1, undefined, 3]);
  });

  it('are the same whatever the order', () => {
    expect(sameJson({ a: [1], b: null }, { b: null, a: [1] })).toBe(true);
    expect(sameJson({ a: [1] }, { a: [1, 2] })).toBe(false);
  });
});
