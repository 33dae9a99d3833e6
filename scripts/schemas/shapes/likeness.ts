/** How much alike two objects are. */
import type { Shape } from './shape.ts';

/** Objects that have at least this part of their fields in common are one thing, some of whose fields are optional. */
export const sameThing = 0.6;

export function isSameThing(a: Shape, b: Shape): boolean {
  return likeness(a, b) >= sameThing;
}

/** The part of all their fields that two objects have in common: 0 to 1. */
export function likeness(a: Shape, b: Shape): number {
  let common = 0;
  for (const [key, property] of a.properties) {
    const other = b.properties.get(key);
    if (other && areAlike(property.shape, other.shape)) common++;
  }
  const all =
    a.properties.size +
    b.properties.size -
    [...a.properties.keys()].filter((key) => b.properties.has(key)).length;
  return all === 0 ? 1 : common / all;
}

/** Fields of one name are alike where one may stand for the other: same kinds, and objects that are one thing. */
function areAlike(a: Shape, b: Shape): boolean {
  const kinds = [...a.kinds].filter((kind) => kind !== 'null');
  const others = [...b.kinds].filter((kind) => kind !== 'null');
  if (kinds.length > 0 && others.length > 0 && !kinds.some((kind) => b.kinds.has(kind))) return false;
  if (a.items && b.items && !areAlike(a.items, b.items)) return false;
  return a.properties.size === 0 || b.properties.size === 0 || isSameThing(a, b);
}

/** Equal for objects with the same keys in all depths. */
export function signatureOf(shape: Shape): string {
  const keys = [...shape.properties.keys()].sort();
  const inner = keys.map((key) => `${JSON.stringify(key)}${signatureOf(shape.properties.get(key)!.shape)}`);
  const kinds = [...shape.kinds].map((kind) => kind.slice(0, 3)).sort();
  return `${kinds}${shape.items ? `[${signatureOf(shape.items)}]` : ''}{${inner}}`;
}
