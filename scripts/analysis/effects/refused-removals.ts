/** What the documentation says of removals that are refused: something is still in use, or in a state that forbids it. */

import type { DocumentedResponse, Operation } from '../../documentation/index.ts';
import { isDemanded, saysItMayNotBeRemoved, verbIn, wordsOf } from '../../vocabulary/index.ts';
import type { ApiIndex } from '../resources/api-index.ts';
import { pathOf } from '../resources/index.ts';
import { itemPathsOf } from '../resources/items/item-paths.ts';
import { wordsOfResponse } from '../statements/words.ts';
import { verbOf } from './counterparts.ts';

/** Whether, going by what its removal's errors say, a thing can no longer be removed once the operation was done. */
export function preventsRemoval(operation: Operation, index: ApiIndex): boolean {
  const item = itemPathsOf(operation).at(-1);
  const remove = item && index.resources.get(item.shape)?.remove;
  if (!remove || remove === operation) return false;
  const verb = verbOf(pathOf(operation.uriTemplate)) ?? wordsOf(operation.name)[0];
  if (verb === undefined) return false;
  return remove.responses
    .filter((response) => dependsOnState(response))
    .flatMap((response) => wordsOfResponse(response).statements)
    .some(({ plain }) => {
      const said = verbIn(plain, verb);
      return said !== undefined && !said.denied && !isDemanded(plain, said.word);
    });
}

/** Whether a removal may be refused with it for the state that the thing is in. */
export function dependsOnState(response: DocumentedResponse): boolean {
  if (response.status === 409 || response.status === 423) return true;
  const refuses = response.status === 400 || response.status === 403 || response.status === 422;
  return (
    refuses &&
    wordsOfResponse(response).statements.some(
      ({ plain, topics }) => topics.has('in-use') || saysItMayNotBeRemoved(plain),
    )
  );
}
