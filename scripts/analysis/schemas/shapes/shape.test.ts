import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../../documentation/index.ts';
import { covers, mergeShapes, type Shape, shapeOf } from './shape.ts';

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

/** A shape as plain data whose order says nothing. */
function plain(shape: Shape): unknown {
  return {
    kinds: [...shape.kinds].sort(),
    scalars: [...shape.scalars].map((value) => JSON.stringify(value)).sort(),
    emptyArray: shape.emptyArray,
    items: shape.items && plain(shape.items),
    values: shape.values && plain(shape.values),
    properties: [...shape.properties]
      .map(([key, property]) => [key, property.always, plain(property.shape)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  };
}

test('an object shows which of its fields every example has', () => {
  const shape = mergeShapes([shapeOf({ id: 1, name: 'a' }), shapeOf({ id: 2 })]);
  expect(shape.properties.get('id')).toMatchObject({ always: true });
  expect(shape.properties.get('name')).toMatchObject({ always: false });
});

test('the items of all arrays are one shape, and an empty array is remembered', () => {
  const shape = mergeShapes([shapeOf([1, 'a']), shapeOf([])]);
  expect(shape.emptyArray).toBe(true);
  expect([...shape.items!.kinds]).toEqual(['number', 'string']);
});

test('the order of examples does not matter', () => {
  fc.assert(
    fc.property(json, json, json, (a, b, c) => {
      const [x, y, z] = [shapeOf(a), shapeOf(b), shapeOf(c)];
      expect(plain(mergeShapes([x, y, z]))).toEqual(plain(mergeShapes([z, x, y])));
      expect(plain(mergeShapes([mergeShapes([x, y]), z]))).toEqual(
        plain(mergeShapes([x, mergeShapes([y, z])])),
      );
    }),
  );
});

test('an example seen twice shows no more than seen once', () => {
  fc.assert(
    fc.property(json, (value) => {
      const shape = shapeOf(value);
      expect(plain(mergeShapes([shape, shape]))).toEqual(plain(shape));
    }),
  );
});

test('a shape covers another where merging them would change nothing', () => {
  const similar = fc
    .tuple(json, json)
    .map(([a, b]) => [mergeShapes([shapeOf(a), shapeOf(b)]), shapeOf(b)] as const);
  const any = fc.tuple(json, json).map(([a, b]) => [shapeOf(a), shapeOf(b)] as const);
  fc.assert(
    fc.property(fc.oneof(similar, any), ([shape, other]) => {
      const merged = JSON.stringify(plain(mergeShapes([shape, other])));
      expect(covers(shape, other)).toBe(merged === JSON.stringify(plain(shape)));
    }),
  );
});
