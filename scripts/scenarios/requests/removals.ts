/** What the documentation says of removals that are refused: something is still in use, or in a state that forbids it. */
import {
  type ApiIndex,
  isDemanded,
  pathOf,
  type ResourceModel,
  saysItMayNotBeRemoved,
  verbIn,
  verbOf,
  wordsOf,
  wordsOfResponse,
} from '../../analysis/index.ts';
import { type DocumentedResponse, type Operation, pathShape } from '../../documentation/index.ts';
import type { RequestPlan } from '../model.ts';
import { pathUpTo, variablesOf } from './paths.ts';
import { requestOn } from './plain-request.ts';
import { staysInAnotherState } from './stays.ts';

/** The request that removes something, with the statuses by which it may be refused as documented. */
export function removalOn(
  remove: Operation,
  path: string,
  resource: Pick<ResourceModel, 'read'> | undefined,
): RequestPlan {
  const refusals = remove.responses
    .filter((response) => dependsOnState(response))
    .map(({ status }) => status);
  const plan = requestOn(remove, path);
  return {
    ...plan,
    ...(refusals.length > 0 ? { mayRefuse: [...new Set(refusals)] } : {}),
    ...(staysInAnotherState(remove, resource) ? { stays: true as const } : {}),
  };
}

/** Whether, going by what its removal's errors say, a thing can no longer be removed once the operation was done. */
export function preventsRemoval(operation: Operation, index: ApiIndex): boolean {
  const path = pathOf(operation.uriTemplate);
  const variable = variablesOf(path).at(-1);
  const remove =
    variable === undefined ? undefined : index.resources.get(pathShape(pathUpTo(path, variable)))?.remove;
  if (!remove || remove === operation) return false;
  const verb = verbOf(path) ?? wordsOf(operation.name)[0];
  if (verb === undefined) return false;
  return remove.responses
    .filter((response) => dependsOnState(response))
    .flatMap((response) => wordsOfResponse(response).statements)
    .some(({ plain }) => {
      const said = verbIn(plain, verb);
      return said !== undefined && !said.denied && !isDemanded(plain, said.word);
    });
}

function dependsOnState(response: DocumentedResponse): boolean {
  if (response.status === 409 || response.status === 423) return true;
  const refuses = response.status === 400 || response.status === 403 || response.status === 422;
  return (
    refuses &&
    wordsOfResponse(response).statements.some(
      ({ plain, topics }) => topics.has('in-use') || saysItMayNotBeRemoved(plain),
    )
  );
}
