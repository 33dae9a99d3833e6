/** Requests that make another thing like the one that they name: `POST /documents/{id}/copy`. */
import { type Operation, pathSegments, pathShape } from '../../documentation/index.ts';
import { makesCopy } from '../../vocabulary/index.ts';
import { parentPath, pathOf } from './collections.ts';

/** Shape of the item path of what an operation makes a copy of; undefined if it makes none. */
export function copiedBy({ method, uriTemplate }: Operation): string | undefined {
  const last = pathSegments(uriTemplate).at(-1);
  if (method !== 'POST' || !last || last.variables.length > 0 || !makesCopy(last.text)) return undefined;
  return pathShape(parentPath(pathOf(uriTemplate)) ?? '');
}
