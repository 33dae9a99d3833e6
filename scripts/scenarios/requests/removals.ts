import { dependsOnState, type ResourceModel, staysInAnotherState } from '../../analysis/index.ts';
import type { Operation } from '../../documentation/index.ts';
import type { RequestPlan } from '../model.ts';
import { requestOn } from './plain-request.ts';

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
