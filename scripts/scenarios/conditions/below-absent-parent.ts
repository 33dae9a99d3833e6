import type { OperationContext } from '../context.ts';
import { type PlannedRequest, variablesOf, withPathInput } from '../requests/index.ts';
import { absentId } from './absent-id.ts';

/** A request below something that does not exist: nothing is looked up or made there, so that all ids name nothing. */
export function belowAbsentParent(
  planned: PlannedRequest,
  variable: string,
  context: OperationContext,
): PlannedRequest {
  const variables = variablesOf(planned.request.path);
  return variables
    .slice(variables.indexOf(variable) + 1)
    .filter((name) => planned.inputs.some((input) => input.name === name))
    .reduce(
      (changed, name) => withPathInput(changed, { ...absentId(name, context), list: undefined }),
      planned,
    );
}
