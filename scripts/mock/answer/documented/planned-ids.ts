/** Ids that the plan asks for as they are documented: they have to be there. */
import {
  jsonSuccesses,
  objectsAt,
  once,
  operationsOf,
  pathOf,
  type ResourceModel,
  valueAt,
} from '../../../analysis/index.ts';
import { groupedBy, isNumber, type Json, pathShape } from '../../../documentation/index.ts';
import type { ScenarioPlan, ValueSource } from '../../../scenarios/index.ts';
import { successesThrough } from './planned-successes.ts';

/** Those that a planned success has in its path, or looks up in another list. */
export function plannedIdsOf(model: ResourceModel, plan: ScenarioPlan): readonly string[] {
  const ids = (successesThrough(plan).get(model.id) ?? []).flatMap(({ id, sources }) => {
    const listed = sources.flatMap((each) => idsListedElsewhere(each, model, plan));
    return id === undefined || id === '' ? listed : [id, ...listed];
  });
  return [...new Set(ids)];
}

/** The ids in the documented answer of another list than the one of the resource. */
function idsListedElsewhere(
  source: ValueSource,
  model: ResourceModel,
  plan: ScenarioPlan,
): readonly string[] {
  if (source.kind !== 'listed') return [];
  const { request, items, isOne } = source.list;
  const [list] = operationsAt(plan).get(keyOf(request.method, request.path)) ?? [];
  return (list && list.id !== model.list?.id ? jsonSuccesses(list) : [])
    .flatMap((json): readonly (Json | undefined)[] =>
      isOne ? [valueAt(json, items)] : objectsAt(json, items),
    )
    .map((item) => valueAt(item, source.field))
    .filter((id) => (typeof id === 'string' && id !== '') || isNumber(id))
    .map(String);
}

const operationsAt = once(({ api }: ScenarioPlan) =>
  groupedBy(operationsOf(api.description), ({ method, uriTemplate }) => keyOf(method, pathOf(uriTemplate))),
);

function keyOf(method: string, path: string): string {
  return `${method} ${pathShape(path)}`;
}
