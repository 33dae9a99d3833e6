/** Operations that turn back what another one did: `disable` for `enable`, DELETE for PUT of the same thing. */
import { type Operation, pathSegments, pathShape } from '../../documentation/index.ts';
import { oppositesOf, wordsOf } from '../../vocabulary/index.ts';
import type { ApiIndex } from '../resources/api-index.ts';
import { pathOf } from '../resources/index.ts';

/** The documented operation that undoes another one of the same path, or undefined. */
export function counterpartOf(operation: Operation, index: ApiIndex): Operation | undefined {
  const path = pathOf(operation.uriTemplate);
  const same = index.operations.get(pathShape(path)) ?? [];
  const reverse =
    operation.method === 'DELETE' ? ['PUT', 'POST'] : operation.method === 'GET' ? [] : ['DELETE'];
  const verb = verbOf(path);
  const opposite = verb === undefined ? undefined : oppositeAt(path, verb, index);
  return opposite ?? same.find((other) => reverse.includes(other.method));
}

/** The fixed text at the end of a path, as one word: `/certificates/{id}/enable` → `enable`. */
export function verbOf(path: string): string | undefined {
  const last = pathSegments(path).at(-1);
  return last === undefined || last.variables.length > 0 ? undefined : wordsOf(last.text).join('');
}

function oppositeAt(path: string, verb: string, index: ApiIndex): Operation | undefined {
  const above = path.slice(0, path.lastIndexOf('/'));
  for (const other of oppositesOf(verb)) {
    const found = (index.operations.get(pathShape(`${above}/${other}`)) ?? []).find(
      (each) => each.method !== 'GET',
    );
    if (found) return found;
  }
  return undefined;
}
