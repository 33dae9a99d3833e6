/** What the documentation says of removals that are refused: something is still in use, or in a state that forbids it. */
import {
  type ApiIndex,
  isDemanded,
  keepsWhatIsRemoved,
  pathOf,
  type ResourceModel,
  sameName,
  saysItMayNotBeRemoved,
  verbIn,
  verbOf,
  wordsOf,
  wordsOfResponse,
} from '../../analysis/index.ts';
import {
  type DocumentedResponse,
  type Operation,
  pathSegments,
  pathShape,
} from '../../documentation/index.ts';
import type { RequestPlan } from '../model.ts';
import { foreignVariables, inNamesOf, pathUpTo, variablesOf, withVariable } from './paths.ts';
import { requestOn } from './plain-request.ts';
import { staysInAnotherState } from './stays.ts';

/** The request that removes something, with the statuses by which it may be refused as documented. */
export function removalOn(
  remove: Operation,
  path: string,
  resource: ResourceModel,
  index: ApiIndex,
): RequestPlan {
  const purge = purgeOf(resource, path, index);
  const refusals = remove.responses
    .filter((response) => dependsOnState(response))
    .map(({ status }) => status);
  const plan = requestOn(remove, path);
  return {
    ...plan,
    ...(refusals.length > 0 ? { mayRefuse: [...new Set(refusals)] } : {}),
    ...(staysInAnotherState(remove, resource) ? { stays: true as const } : {}),
    ...(purge ? { purge } : {}),
  };
}

/** Removes for good what a removal has only put away: `DELETE /archive/{documentId}` after `DELETE /documents/{id}`. */
function purgeOf(resource: ResourceModel, path: string, index: ApiIndex): RequestPlan | undefined {
  const kept = [...index.resources.values()].find(
    ({ itemPath, variable, remove }) =>
      remove && remove !== resource.remove && keepsRemoved(itemPath) && namesThing(variable, resource),
  );
  const own = variablesOf(path).at(-1);
  if (!kept?.remove || own === undefined) return undefined;
  const at = withVariable(inNamesOf(kept.itemPath, path), kept.variable, own);
  return foreignVariables(at, path).length > 0 ? undefined : requestOn(kept.remove, at);
}

function keepsRemoved(itemPath: string): boolean {
  const words = pathSegments(itemPath).filter(({ variables }) => variables.length === 0);
  return keepsWhatIsRemoved(words.at(-1)?.text ?? '');
}

/** `{documentName}` names a document. */
export function namesThing(variable: string, { name, variable: own }: ResourceModel): boolean {
  const noun = wordsOf(name);
  return sameName(variable, own)
    ? !/^id$/i.test(variable)
    : sameName(wordsOf(variable).slice(0, noun.length).join('_'), noun.join('_'));
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
    .flatMap((response) => wordsOfResponse(response).sayings)
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
    wordsOfResponse(response).sayings.some(
      ({ plain, topics }) => topics.has('in-use') || saysItMayNotBeRemoved(plain),
    )
  );
}
