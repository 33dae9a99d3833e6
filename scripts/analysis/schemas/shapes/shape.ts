import type { Json, JsonObject } from '../../../documentation/index.ts';
import { type Kind, kindOf } from '../../json.ts';

/**
 * What examples show of a value: everything that any of them shows.
 * Shapes merge like sets do: the order does not matter, and merging a shape with itself changes nothing.
 */
export interface Shape {
  readonly kinds: ReadonlySet<Kind>;
  /** The different strings, numbers and booleans seen. */
  readonly scalars: ReadonlySet<string | number | boolean>;
  /** An array without items was seen. */
  readonly emptyArray: boolean;
  /** All items of all arrays seen, merged; undefined if no array had any. */
  readonly items: Shape | undefined;
  readonly properties: ReadonlyMap<string, Property>;
  /** All values of all maps seen, merged: of objects whose keys are data. */
  readonly values: Shape | undefined;
}

export interface Property {
  readonly shape: Shape;
  /** Every object seen has it. */
  readonly always: boolean;
}

/** The shape of nothing seen yet. */
export const noShape: Shape = {
  kinds: new Set(),
  scalars: new Set(),
  emptyArray: false,
  items: undefined,
  properties: new Map(),
  values: undefined,
};

/** The shape of one value. */
export function shapeOf(value: Json): Shape {
  const kinds = new Set([kindOf(value)]);
  if (typeof value === 'bigint') return { ...noShape, kinds, scalars: new Set([Number(value)]) };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return { ...noShape, kinds, scalars: new Set([value]) };
  }
  if (Array.isArray(value)) {
    const items = value.length > 0 ? mergeShapes(value.map(shapeOf)) : undefined;
    return { ...noShape, kinds, items, emptyArray: value.length === 0 };
  }
  if (value === null) return { ...noShape, kinds };
  const properties = new Map<string, Property>();
  for (const [name, field] of Object.entries(value as JsonObject)) {
    properties.set(name, { shape: shapeOf(field), always: true });
  }
  return { ...noShape, kinds, properties };
}

/** The shape that shows everything that any of the given shapes shows. */
export function mergeShapes(shapes: readonly Shape[]): Shape {
  if (shapes.length === 1) return shapes[0]!;
  return {
    kinds: new Set(shapes.flatMap((shape) => [...shape.kinds])),
    scalars: new Set(shapes.flatMap((shape) => [...shape.scalars])),
    emptyArray: shapes.some((shape) => shape.emptyArray),
    items: mergeFound(shapes.map((shape) => shape.items)),
    properties: mergeProperties(shapes.filter((shape) => shape.kinds.has('object'))),
    values: mergeFound(shapes.map((shape) => shape.values)),
  };
}

function mergeFound(shapes: readonly (Shape | undefined)[]): Shape | undefined {
  const found = shapes.filter((shape) => shape !== undefined);
  return found.length > 0 ? mergeShapes(found) : undefined;
}

function mergeProperties(objects: readonly Shape[]): ReadonlyMap<string, Property> {
  const found = new Map<string, Property[]>();
  for (const object of objects) {
    for (const [name, property] of object.properties) {
      const others = found.get(name);
      if (others) others.push(property);
      else found.set(name, [property]);
    }
  }
  const merged = new Map<string, Property>();
  for (const [name, properties] of found) {
    merged.set(name, {
      shape: mergeShapes(properties.map((property) => property.shape)),
      always: properties.length === objects.length && properties.every((property) => property.always),
    });
  }
  return merged;
}

/** Whether a shape shows all that another does, so that merging them would change nothing. */
export function covers(shape: Shape, other: Shape): boolean {
  return (
    isWithin(other.kinds, shape.kinds) &&
    isWithin(other.scalars, shape.scalars) &&
    (shape.emptyArray || !other.emptyArray) &&
    coversInner(shape.items, other.items) &&
    coversInner(shape.values, other.values) &&
    (!other.kinds.has('object') || coversFields(shape, other))
  );
}

function coversInner(shape: Shape | undefined, other: Shape | undefined): boolean {
  return other === undefined || (shape !== undefined && covers(shape, other));
}

/** The same for the fields alone. */
export function coversFields(shape: Shape, other: Shape): boolean {
  for (const [key, property] of other.properties) {
    const known = shape.properties.get(key);
    if (!known || (known.always && !property.always) || !covers(known.shape, property.shape)) return false;
  }
  return [...shape.properties].every(([key, { always }]) => !always || other.properties.has(key));
}

function isWithin<T>(some: ReadonlySet<T>, all: ReadonlySet<T>): boolean {
  for (const each of some) if (!all.has(each)) return false;
  return true;
}
