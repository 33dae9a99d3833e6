/** Which things are stored: the plan's resources, lists without items of their own, and single documents. */
import { operationsOf, withoutOddList } from '../../../analysis/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
import type { ServedResource } from '../model/model.ts';
import { documentsIn, serveDocument } from './documents.ts';
import { serveItems } from './served-items.ts';
import { shownBy } from './shown-by.ts';
import { elsewhere, storedOnce } from './stored-once.ts';

export function servedResources(plan: ScenarioPlan): readonly ServedResource[] {
  const operations = operationsOf(plan.api.description);
  const items = storedOnce(plan.api.resources.map(withoutOddList).map((model) => serveItems(model, plan)));
  const documents = documentsIn(operations, items).map((path) => serveDocument(path, plan, operations));
  return [...items, ...documents].map((resource) => ({
    ...resource,
    parentNames: parentNames(resource, items),
    elsewhere: elsewhere(resource, items),
    shownBy: shownBy(resource, items, plan),
    openParents: items.some((each) => each.open && resource.shape.startsWith(`${each.shape}/`)),
  }));
}

function parentNames(resource: ServedResource, items: readonly ServedResource[]): readonly string[] {
  const above = items.filter((each) => resource.shape.startsWith(`${each.shape}/`));
  return Array.from(
    { length: resource.depth },
    (_none, depth) => above.find((each) => each.depth === depth)?.model.name ?? '',
  );
}
