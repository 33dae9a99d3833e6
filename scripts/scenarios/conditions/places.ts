import type { Json } from '../../documentation/index.ts';

/** Where a condition looks: the value that decides it comes first. */
export interface Places {
  /** Names of path variables, query parameters and headers. */
  readonly parameters: readonly string[];
  /** Places of the body, as JSON Pointers. */
  readonly pointers: readonly string[];
  /** Values that are documented as refused there. */
  readonly refused: readonly Json[];
}

/** It is about the request as a whole, or about who sends it. */
export const noPlaces: Places = { parameters: [], pointers: [], refused: [] };

export function atParameters(...parameters: readonly string[]): Places {
  return { ...noPlaces, parameters };
}

/** Places of the body; an empty pointer is not one. */
export function atPointers(...pointers: readonly string[]): Places {
  return { ...noPlaces, pointers: pointers.filter((pointer) => pointer !== '') };
}
