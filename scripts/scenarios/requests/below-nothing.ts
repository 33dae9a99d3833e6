/** A request below something that does not exist: nothing is looked up or made there. */
import type { Operation } from '../../documentation/index.ts';
import type { ApiContext } from '../context.ts';
import { type PlannedRequest, withPathValue } from './changes.ts';
import { plainId } from './path-plan.ts';
import { variablesOf } from './paths.ts';

/** Values as documented for all variables of the path behind one that names nothing. */
export function belowNothing(
  planned: PlannedRequest,
  variable: string,
  { operation, ...api }: ApiContext & { readonly operation: Operation },
): PlannedRequest {
  const { path } = planned.request;
  const variables = variablesOf(path);
  return variables
    .slice(variables.indexOf(variable) + 1)
    .filter((name) => planned.needs.some((need) => need.name === name))
    .reduce((changed, name) => withPathValue(changed, name, plainId(name, path, operation, api)), planned);
}
