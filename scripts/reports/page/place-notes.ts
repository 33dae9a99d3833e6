import type { PlaceNote } from '../model/compare/rows.ts';
import type { FoundDeviation } from '../model/deviations-of.ts';

/** Deviations that are at a place of the body. */
export function placeNotes(deviations: readonly FoundDeviation[]): readonly PlaceNote[] {
  return deviations.flatMap(({ place, expected }) =>
    place === '' || place?.startsWith('/') ? [{ place, text: `expected ${expected}` }] : [],
  );
}
