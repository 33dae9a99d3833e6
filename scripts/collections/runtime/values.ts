import { variablesIn } from '../../documentation/index.ts';
/** Values of needs, by which the variables of a request are filled. */

export type Scalar = string | number | bigint | boolean | null;

/** The id at the end of the path of what is changed, as texts; empty where the path has none. */
export function namesIn(path: string, values: { readonly [name: string]: Scalar }): readonly string[] {
  const variable = variablesIn(path).at(-1);
  const id = variable === undefined ? undefined : values[variable];
  return id === undefined ? [] : [String(id)];
}
