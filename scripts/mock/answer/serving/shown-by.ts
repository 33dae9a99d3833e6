/** Things under an id that only other lists show: `/events/byseminar/{id}` beside `/seminars`. */
import { isSuccess, variableIn } from '../../../analysis/index.ts';
import { pathShape } from '../../../documentation/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
import type { ServedResource } from '../model/model.ts';

/** Where planned successes look ids of a resource up, which has no list of its own. */
export function shownBy(
  resource: ServedResource,
  items: readonly ServedResource[],
  plan: ScenarioPlan,
): ServedResource['shownBy'] {
  if (resource.kind === 'single' || resource.list || resource.create || resource.remove) return [];
  const sources = plan.scenarios
    .filter(({ response }) => isSuccess(response))
    .flatMap(({ operation, attempts: [attempt] }) => {
      const name = variableIn(operation, resource);
      const input = attempt?.inputs.find((each) => each.name === name);
      return input?.kind === 'existing' ? input.sources : [];
    });
  return sources.flatMap((source) => {
    if (source.kind !== 'listed') return [];
    const shape = pathShape(source.list.request.path);
    const lists = items.filter((each) => pathShape(each.collectionPath ?? '') === shape);
    return lists
      .filter((each) => each.key !== resource.key)
      .map((each) => ({ resource: each.key, field: source.field }));
  });
}
