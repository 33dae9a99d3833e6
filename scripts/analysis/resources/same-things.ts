/** How resources belong together: parents, and the same things at several paths. */
import { pathShape, variablesOf } from '../../documentation/index.ts';
import type { DescribedResource } from './resource-model.ts';

/** The resources with what they are to each other. */
export function relatedResources(resources: readonly DescribedResource[]): readonly DescribedResource[] {
  const items = resources.filter(({ kind }) => kind === 'items');
  const named = resources.map((each) => ({ ...each, parents: parentsOf(each, items) }));
  const first = firstAtEachPlace(named);
  return named.map((each) => {
    const same = first.get(placeOf(each)) ?? each;
    return { ...each, ...shownOf(same), sameAs: same.id, alike: alikeBelowOthers(each, named) };
  });
}

function parentsOf(resource: DescribedResource, items: readonly DescribedResource[]): readonly string[] {
  const own = resource.kind === 'items' ? 1 + (resource.otherKeys ?? []).length : 0;
  const variables = variablesOf(resource.itemPath).length - own;
  const above = items.filter(({ id }) => resource.id.startsWith(`${id}/`));
  return Array.from(
    { length: variables },
    (_none, depth) => above.find(({ itemPath }) => variablesOf(itemPath).length === depth + 1)?.name ?? '',
  );
}

/** Of what is listed or made at one path the resource that is read: it shows what the things look like. */
function firstAtEachPlace(resources: readonly DescribedResource[]): ReadonlyMap<string, DescribedResource> {
  const best = new Map<string, DescribedResource>();
  for (const resource of resources) {
    const known = best.get(placeOf(resource));
    if (!known || (!known.read && resource.read)) best.set(placeOf(resource), resource);
  }
  return best;
}

/** What the things look like, whichever of their paths shows it. */
function shownOf({ idField, items, template, templateId, shown, listed, alwaysListed }: DescribedResource) {
  return { idField, items, template, templateId, shown, listed, alwaysListed };
}

/** Where the things of a resource are; its own id where they are not listed or made anywhere. */
function placeOf({ id, collectionPath, list, create, parents }: DescribedResource): string {
  return collectionPath !== undefined && (list || create)
    ? `${pathShape(collectionPath)} ${parents.length}`
    : id;
}

/** `/members/{id}` for `/teams/{team}/members/{id}`: what is done to one of them is seen there too. */
function alikeBelowOthers(
  { id, collectionPath, parents }: DescribedResource,
  resources: readonly DescribedResource[],
): readonly string[] {
  if (collectionPath === undefined) return [];
  return resources
    .filter(
      (other) =>
        other.id !== id &&
        other.parents.length !== parents.length &&
        other.collectionPath !== undefined &&
        pathShape(other.collectionPath) === pathShape(collectionPath),
    )
    .map((other) => other.id);
}
