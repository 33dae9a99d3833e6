/** How much alike two objects are. */
import type { Shape } from './shape.ts';

/** Objects that have at least this part of their fields in common are one thing, some of whose fields are optional. */
const sameThing = 0.6;

/** The part of all their fields that two objects have in common: 0 to 1. */
function likeness(a: Shape, b: Shape): number {
  let common = 0;
  let shared = 0;
  for (const [key, property] of a.properties) {
    const other = b.properties.get(key);
    if (!other) continue;
    shared++;
    if (areAlike(property.shape, other.shape)) common++;
  }
  const all = a.properties.size + b.properties.size - shared;
  return all === 0 ? 1 : common / all;
}

/** Fields of one name are alike where one may stand for the other: same kinds, and objects that are one thing. */
function areAlike(a: Shape, b: Shape): boolean {
  if (!haveKindInCommon(a, b)) return false;
  if (a.items && b.items && !areAlike(a.items, b.items)) return false;
  return a.properties.size === 0 || b.properties.size === 0 || likeness(a, b) >= sameThing;
}

/** `null` may stand for anything. */
function haveKindInCommon(a: Shape, b: Shape): boolean {
  const isOpen = ({ kinds }: Shape) => kinds.size === (kinds.has('null') ? 1 : 0);
  if (isOpen(a) || isOpen(b)) return true;
  for (const kind of a.kinds) if (kind !== 'null' && b.kinds.has(kind)) return true;
  return false;
}

/** Things by their shape. */
export class ShapeIndex<T> {
  readonly #byKey = new Map<string, { readonly shape: Shape; readonly thing: T }[]>();

  add(shape: Shape, thing: T): void {
    const candidate = { shape, thing };
    for (const key of shape.properties.keys()) {
      const others = this.#byKey.get(key);
      if (others) others.push(candidate);
      else this.#byKey.set(key, [candidate]);
    }
  }

  /** The thing that a shape is most alike to; the first added where several are. */
  find(shape: Shape): T | undefined {
    let best: { readonly thing: T; readonly score: number } | undefined;
    const candidates = new Set(this.#tellingKeys(shape).flatMap((key) => this.#byKey.get(key) ?? []));
    for (const candidate of candidates) {
      const score = likeness(candidate.shape, shape);
      if (score >= sameThing && score > (best?.score ?? 0)) best = { thing: candidate.thing, score };
    }
    return best?.thing;
  }

  /** The rarest keys, and so many of them that what is alike has at least one: it lacks few of the shape's keys. */
  #tellingKeys(shape: Shape): string[] {
    const keys = [...shape.properties.keys()];
    const count = keys.length - Math.ceil(keys.length * sameThing) + 1;
    const frequency = (key: string) => this.#byKey.get(key)?.length ?? 0;
    return keys.sort((a, b) => frequency(a) - frequency(b)).slice(0, count);
  }
}

/** Equal for objects with the same keys in all depths. */
export function signatureOf(shape: Shape): string {
  const keys = [...shape.properties.keys()].sort();
  const inner = keys.map((key) => `${JSON.stringify(key)}${signatureOf(shape.properties.get(key)!.shape)}`);
  const kinds = [...shape.kinds].map((kind) => kind.slice(0, 3)).sort();
  const items = shape.items ? `[${signatureOf(shape.items)}]` : '';
  const values = shape.values ? `<${signatureOf(shape.values)}>` : '';
  return `${kinds}${items}${values}{${inner}}`;
}
