/** Requests that remove things again, and what they are refused with as documented. */

import {
  type ApiIndex,
  dependsOnState,
  type ResourceModel,
  staysInAnotherState,
} from '../../analysis/index.ts';
import type { Operation } from '../../documentation/index.ts';
import { sameName, wordsOf } from '../../vocabulary/index.ts';
import type { RequestPlan } from '../model.ts';
import { foreignVariables, inNamesOf, variablesOf, withVariable } from './paths.ts';
import { requestOn } from './plain-request.ts';

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
  const kept = index.archives.find(
    ({ variable, remove }) => remove && remove !== resource.remove && namesThing(variable, resource),
  );
  const own = variablesOf(path).at(-1);
  if (!kept?.remove || own === undefined) return undefined;
  const at = withVariable(inNamesOf(kept.itemPath, path), kept.variable, own);
  return foreignVariables(at, path).length > 0 ? undefined : requestOn(kept.remove, at);
}

/** `{documentName}` names a document. */
export function namesThing(variable: string, { name, variable: own }: ResourceModel): boolean {
  const noun = wordsOf(name);
  return sameName(variable, own)
    ? !/^id$/i.test(variable)
    : sameName(wordsOf(variable).slice(0, noun.length).join('_'), noun.join('_'));
}
