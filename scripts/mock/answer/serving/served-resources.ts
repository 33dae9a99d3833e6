/** Which things are stored: the resources of an API, and under which key each. */

import { type DescribedResource, once } from '../../../analysis/index.ts';
import { groupedBy, pathShape, pathsAbove } from '../../../documentation/index.ts';
import { type ScenarioPlan, stageOf } from '../../../scenarios/index.ts';
import { successesThrough } from '../documented/planned-successes.ts';
import type { ServedResource } from '../model/model.ts';
import { resourceKey } from '../state/resource-key.ts';

export function servedResources(plan: ScenarioPlan): readonly ServedResource[] {
  const { resources } = plan.api;
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const served = resources.map((resource) => serve(resource, byId.get(resource.sameAs) ?? resource, plan));
  const servedById = new Map(served.map((resource) => [resource.id, resource]));
  const collections = groupedBy(served, ({ collectionPath }) => pathShape(collectionPath ?? ''));
  return served.map((resource) => ({
    ...resource,
    elsewhere: resource.alike
      .flatMap((id) => servedById.get(id) ?? [])
      .filter(({ key }) => key !== resource.key),
    shownBy: shownBy(resource, collections, plan),
    openParents: pathsAbove(resource.id)
      .flatMap((id) => servedById.get(id) ?? [])
      .some(({ kind, open }) => kind === 'items' && open),
  }));
}

/** The same things are stored once: what is not documented at one of their paths is done as at the other. */
function serve(resource: DescribedResource, stored: DescribedResource, plan: ScenarioPlan): ServedResource {
  const { id, itemPath, variable, exampleIds, parents } = resource;
  return {
    ...stored,
    id,
    itemPath,
    variable,
    exampleIds,
    parents,
    read: resource.read ?? stored.read,
    replace: resource.replace ?? stored.replace,
    update: resource.update ?? stored.update,
    remove: resource.remove ?? stored.remove,
    key: resourceKey(plan.api, stored.id),
    api: plan.api.description.name,
    depth: parents.length,
    open: isOpen(stored, plan),
    openParents: false,
    elsewhere: [],
    shownBy: [],
  };
}

/** Nothing lists, makes or removes such things, and no answer says that one does not exist: any id will do. */
function isOpen(resource: DescribedResource, plan: ScenarioPlan): boolean {
  if (resource.kind === 'single') return true;
  if (resource.list || resource.create || resource.remove) return false;
  return !knownToBeMissing(plan).has(resource.id);
}

/** Ids of the resources of which some answer says that one does not exist. */
const knownToBeMissing = once(
  ({ scenarios }: ScenarioPlan): ReadonlySet<string> =>
    new Set(
      scenarios.flatMap(({ operation, interpretations }) =>
        interpretations.flatMap(({ condition }) =>
          stageOf(condition) === 'existence' &&
          'resource' in condition &&
          pathShape(operation.uriTemplate).startsWith(condition.resource)
            ? [condition.resource]
            : [],
        ),
      ),
    ),
);

/** Where planned successes look ids of a resource up, which has no list of its own. */
function shownBy(
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
