/** Things under an id that only other lists show: `/events/byseminar/{id}` beside `/seminars`. */
import { pathShape } from '../../../documentation/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
import { successesThrough } from '../documented/planned-successes.ts';
import type { ServedResource } from '../model/model.ts';

/** Where planned successes look ids of a resource up, which has no list of its own. */
export function shownBy(
  resource: ServedResource,
  collections: ReadonlyMap<string, readonly ServedResource[]>,
  plan: ScenarioPlan,
): ServedResource['shownBy'] {
  if (resource.kind === 'single' || resource.list || resource.create || resource.remove) return [];
  const sources = (successesThrough(plan).get(resource.id) ?? []).flatMap((success) => success.sources);
  return sources.flatMap((source) => {
    if (source.kind !== 'listed') return [];
    const lists = collections.get(pathShape(source.list.request.path)) ?? [];
    return lists
      .filter((each) => each.key !== resource.key)
      .map((each) => ({ resource: each.key, field: source.field }));
  });
}
