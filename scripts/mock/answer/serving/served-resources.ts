/** Which things are stored: the resources of an API, and under which key each. */
import type { DescribedResource } from '../../../analysis/index.ts';
import { pathShape } from '../../../documentation/index.ts';
import { type ScenarioPlan, stageOf } from '../../../scenarios/index.ts';
import type { ServedResource } from '../model/model.ts';
import { shownBy } from './shown-by.ts';

export function servedResources(plan: ScenarioPlan): readonly ServedResource[] {
  const { resources } = plan.api;
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const served = resources.map((resource) => serve(resource, byId.get(resource.sameAs) ?? resource, plan));
  return served.map((resource) => ({
    ...resource,
    elsewhere: served.filter(({ id, key }) => resource.alike.includes(id) && key !== resource.key),
    shownBy: shownBy(resource, served, plan),
    openParents: served.some(
      ({ kind, open, id }) => kind === 'items' && open && resource.id.startsWith(`${id}/`),
    ),
  }));
}

/** The same things are stored once: what is not documented at one of their paths is done as at the other. */
function serve(resource: DescribedResource, stored: DescribedResource, plan: ScenarioPlan): ServedResource {
  const { id, itemPath, variable, exampleIds, parents } = resource;
  const { name } = plan.api.description;
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
    key: `${name}:${stored.id}`,
    api: name,
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
  return !plan.scenarios.some(
    (scenario) =>
      pathShape(scenario.operation.uriTemplate).startsWith(resource.id) &&
      scenario.readings.some(
        ({ condition }) =>
          stageOf(condition) === 'existence' && 'resource' in condition && condition.resource === resource.id,
      ),
  );
}
