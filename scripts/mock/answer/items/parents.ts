/** Fields by which an item names the parents that it is below: `book_id` in a copy of a book. */

import { isScalar } from '../../../analysis/index.ts';
import { type Json, type JsonObject, variablesOf } from '../../../documentation/index.ts';
import { sameName } from '../../../vocabulary/index.ts';
import type { ServedResource } from '../model/model.ts';
import { typedLike } from './identity.ts';

/** An item as it is below other parents than the documented ones. */
export function placedBelow(
  value: JsonObject,
  resource: ServedResource,
  parents: readonly string[],
): JsonObject {
  if (parents.length === 0) return value;
  const variables = variablesOf(resource.itemPath);
  const own = resource.idField?.length === 1 ? resource.idField[0] : undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]): [string, Json] => {
      if (key === own || !isScalar(child)) return [key, child];
      const at = parents.findIndex(
        (_parent, index) =>
          namesParent(key, variables[index] ?? '') || namesParent(key, resource.parents[index] ?? ''),
      );
      const id = parents[at];
      return [key, id === undefined ? child : typedLike(child, id)];
    }),
  );
}

/** `book_id` or `book` for a variable `book_id`, or for books; a plain `id` names nothing but the item itself. */
export function namesParent(field: string, name: string): boolean {
  const bare = name.replace(/[_-]?id$/i, '');
  return bare !== '' && (sameName(field, name) || sameName(field.replace(/[_-]?id$/i, ''), bare));
}
