import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Footprint } from '../scenarios/index.ts';
import { groupsOf, scheduleOf } from './schedule.ts';

const roots = ['/', '/users', '/users/search', '/orders', '/v1', '/v1/pets'];
const footprint = fc.record({
  reads: fc.uniqueArray(fc.constantFrom(...roots)).map((each) => new Set(each)),
  writes: fc.uniqueArray(fc.constantFrom(...roots), { maxLength: 2 }).map((each) => new Set(each)),
});
const items = fc
  .array(footprint, { minLength: 1, maxLength: 30 })
  .map((all) => new Map(all.map((each, at): [string, Footprint] => [`item-${at}`, each])));

/** As it is meant, without any cleverness. */
const overlap = (a: string, b: string) =>
  a === '/' || b === '/' || a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  [...a].some((left) => [...b].some((right) => overlap(left, right)));
const conflict = (a: Footprint, b: Footprint) =>
  meet(a.writes, b.writes) || meet(a.writes, b.reads) || meet(a.reads, b.writes);

it('keeps the order of all items that share what one of them writes', () => {
  fc.assert(
    fc.property(items, (all) => {
      const ids = [...all.keys()];
      const { waitsFor } = scheduleOf(ids, all, 4);
      const before = new Map<string, Set<string>>();
      for (const id of ids) {
        const direct = waitsFor.get(id) ?? [];
        before.set(id, new Set(direct.flatMap((each) => [each, ...(before.get(each) ?? [])])));
      }
      for (const [at, later] of ids.entries()) {
        for (const earlier of ids.slice(0, at)) {
          if (conflict(all.get(earlier)!, all.get(later)!)) expect(before.get(later)).toContain(earlier);
        }
      }
    }),
  );
});

it('waits for nothing where all only read, and for nothing that comes later', () => {
  fc.assert(
    fc.property(items, (all) => {
      const ids = [...all.keys()];
      const readers = new Map(
        ids.map((id) => [id, { reads: all.get(id)!.reads, writes: new Set<string>() }]),
      );
      for (const waits of scheduleOf(ids, readers, 4).waitsFor.values()) expect(waits).toEqual([]);
      for (const [id, waits] of scheduleOf(ids, all, 4).waitsFor) {
        expect(waits.every((each) => ids.indexOf(each) < ids.indexOf(id))).toBe(true);
      }
    }),
  );
});

it('puts every item into one group, in their order, and no two that have to keep an order into different ones', () => {
  fc.assert(
    fc.property(items, (all) => {
      const ids = [...all.keys()];
      const groups = groupsOf(ids, all);
      expect(groups.flat().sort()).toEqual([...ids].sort());
      for (const group of groups) {
        expect(group).toEqual(ids.filter((id) => group.includes(id)));
        for (const id of group) {
          for (const other of ids.filter((each) => !group.includes(each)))
            expect(conflict(all.get(id)!, all.get(other)!)).toBe(false);
        }
      }
    }),
  );
});

it('keeps apart what shares nothing that is written', () => {
  const touching = (reads: string, ...writes: readonly string[]) => ({
    reads: new Set([reads]),
    writes: new Set(writes),
  });
  const apart = new Map([
    ['a', touching('/users', '/users')],
    ['b', touching('/orders', '/orders')],
    ['c', touching('/users')],
    ['d', touching('/pets')],
    ['e', touching('/pets')],
  ]);
  expect(groupsOf([...apart.keys()], apart)).toEqual([['a', 'c'], ['b'], ['d'], ['e']]);
  const reset = new Map([...apart, ['reset', touching('/reset', '/reset', '/')]]);
  expect(groupsOf([...reset.keys()], reset)).toEqual([['a', 'b', 'c', 'd', 'e', 'reset']]);
});
