/** Items that a path names by another of their fields than the id: `/users/{username}` beside `/users/{id}`. */

import { isScalar, once } from '../../../analysis/index.ts';
import { textOfJson } from '../../../documentation/index.ts';
import { sameName } from '../../../vocabulary/index.ts';
import type { MockState, ServedOperation } from '../model/model.ts';
import { itemsOf, pathKey } from './store.ts';

interface OtherName {
  /** Of the path variable, counted from the front. */
  readonly index: number;
  readonly through: ServedOperation['through'][number];
  readonly field: string;
}

const otherNames = once((served: ServedOperation) =>
  served.through.flatMap((through): readonly OtherName[] => {
    const index = through.variables - 1;
    const { variable: own, idField, template } = through.resource;
    const variable = served.variables[index] ?? '';
    if (sameName(variable, own) || sameName(variable, idField?.at(-1) ?? '')) return [];
    const field = Object.keys(template).find((key) => sameName(key, variable) && isScalar(template[key]));
    return field === undefined ? [] : [{ index, through, field }];
  }),
);

/** The values of a path with the ids of the items that they name. */
export function idsIn(
  values: readonly string[],
  served: ServedOperation,
  state: MockState,
): readonly string[] {
  return otherNames(served).reduce((ids, { index, through: { resource }, field }) => {
    const items = itemsOf(state, resource, pathKey(ids.slice(0, index)));
    const wanted = ids[index] ?? '';
    if (items.has(wanted)) return ids;
    const named = [...items.values()].find(({ value }) => textOfJson(value[field]) === wanted);
    return named ? ids.with(index, named.id) : ids;
  }, values);
}
