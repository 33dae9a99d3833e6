/** Things under an id that only other lists show: `/events/byseminar/{id}` beside `/seminars`. */
import { pathShape } from '../../../documentation/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
import { plannedSuccesses } from '../documented/samples.ts';
import type { ServedResource } from '../model/model.ts';

/** Where planned successes look ids of a resource up, which has no list of its own. */
export function shownBy(
  { model, key }: ServedResource,
  items: readonly ServedResource[],
  plan: ScenarioPlan,
): ServedResource['shownBy'] {
  if (model.list || model.create || model.remove) return [];
  const supplies = plannedSuccesses(model, plan).flatMap(({ variable, attempt }) => {
    const need = attempt?.needs.find((each) => each.name === variable);
    return need?.kind === 'existing' ? need.sources : [];
  });
  return supplies.flatMap((supply) => {
    if (supply.kind !== 'listed') return [];
    const shape = pathShape(supply.list.request.path);
    const lists = items.filter((each) => pathShape(each.model.collectionPath ?? '') === shape);
    return lists
      .filter((each) => each.key !== key)
      .map((each) => ({ resource: each.key, field: supply.field }));
  });
}
