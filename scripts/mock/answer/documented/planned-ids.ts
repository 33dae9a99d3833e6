/** Ids that the plan asks for as they are documented: they have to be there. */
import {
  isSuccess,
  jsonSuccesses,
  objectsAt,
  operationsOf,
  pathOf,
  type ResourceModel,
  valueAt,
  variableIn,
} from '../../../analysis/index.ts';
import { isNumber, pathShape } from '../../../documentation/index.ts';
import type { ScenarioPlan, ValueSource } from '../../../scenarios/index.ts';

/** Those that a planned success has in its path, or looks up in another list. */
export function plannedIdsOf(model: ResourceModel, plan: ScenarioPlan): readonly string[] {
  const ids = plan.scenarios
    .filter(({ response }) => isSuccess(response))
    .flatMap(({ operation, attempts: [attempt] }) => {
      const name = variableIn(operation, model);
      const value = name === undefined ? undefined : attempt?.request.values[name];
      const input = attempt?.inputs.find((each) => each.name === name);
      const isElsewhere = input?.kind === 'existing' && !model.list && !model.create;
      const listed = isElsewhere ? input.sources.flatMap((each) => idsListedBy(each, plan)) : [];
      return value === undefined || value === '' ? listed : [value, ...listed];
    });
  return [...new Set(ids)];
}

/** The ids in the documented answer of the list that shows them. */
function idsListedBy(source: ValueSource, { api }: ScenarioPlan): readonly string[] {
  if (source.kind !== 'listed') return [];
  const { request, items } = source.list;
  const shape = pathShape(request.path);
  const list = operationsOf(api.description).find(
    ({ method, uriTemplate }) => method === request.method && pathShape(pathOf(uriTemplate)) === shape,
  );
  return (list ? jsonSuccesses(list) : [])
    .flatMap((json) => objectsAt(json, items))
    .map((item) => valueAt(item, source.field))
    .filter((id) => (typeof id === 'string' && id !== '') || isNumber(id))
    .map(String);
}
