/** Requests that make another thing like the one that they name: `POST /documents/{id}/copy`. */
import { type Operation, pathSegments, pathShape } from '../../documentation/index.ts';
import { makesCopy } from '../../vocabulary/index.ts';
import type { ApiIndex } from '../resources/api-index.ts';
import { parentPath, pathOf, type ResourceModel } from '../resources/index.ts';

/** The things of which an operation makes another one; undefined where it makes no copy. */
export function copiedBy({ method, uriTemplate }: Operation, index: ApiIndex): ResourceModel | undefined {
  const last = pathSegments(uriTemplate).at(-1);
  if (method !== 'POST' || !last || last.variables.length > 0 || !makesCopy(last.text)) return undefined;
  return index.resources.get(pathShape(parentPath(pathOf(uriTemplate)) ?? ''));
}
