/** What a shape's scalars come to; remembered, since the shape of a thing is looked at from all its places. */
import type { Shape } from './shape.ts';

interface Seen {
  readonly strings: readonly string[];
  readonly onlyWhole: boolean;
}

const known = new WeakMap<Shape['scalars'], Seen>();

function seen({ scalars }: Shape): Seen {
  const found = known.get(scalars) ?? look(scalars);
  known.set(scalars, found);
  return found;
}

function look(scalars: Shape['scalars']): Seen {
  const all = [...scalars];
  return {
    strings: all.filter((value) => typeof value === 'string'),
    onlyWhole: all.every((value) => typeof value !== 'number' || Number.isInteger(value)),
  };
}

/** The strings seen: the same array each time. */
export function stringsSeen(shape: Shape): readonly string[] {
  return seen(shape).strings;
}

/** Whether no number seen has a fraction. */
export function onlyWholeSeen(shape: Shape): boolean {
  return seen(shape).onlyWhole;
}
