/** What a shape's scalars come to; remembered, since the shape of a thing is looked at from all its places. */
import { once } from '../../../vocabulary/index.ts';
import type { Shape } from './shape.ts';

interface Seen {
  readonly strings: readonly string[];
  readonly onlyWhole: boolean;
}

const seen = once((scalars: Shape['scalars']): Seen => {
  const all = [...scalars];
  return {
    strings: all.filter((value) => typeof value === 'string'),
    onlyWhole: all.every((value) => typeof value !== 'number' || Number.isInteger(value)),
  };
});

/** The strings seen: the same array each time. */
export function stringsSeen(shape: Shape): readonly string[] {
  return seen(shape.scalars).strings;
}

/** Whether no number seen has a fraction. */
export function onlyWholeSeen(shape: Shape): boolean {
  return seen(shape.scalars).onlyWhole;
}
