/** How resources belong together: parents, and the same things at several paths. */
import { groupedBy, pathShape, pathsAbove, variablesOf } from '../../documentation/index.ts';
import { stated } from '../ground.ts';
import { putCreates } from './collections.ts';
import type { DescribedResource } from './resource-model.ts';

/** The resources with what they are to each other. */
export function relatedResources(resources: readonly DescribedResource[]): readonly DescribedResource[] {
  const items = new Map(resources.filter(({ kind }) => kind === 'items').map((each) => [each.id, each]));
  const named = resources.map((each) => ({ ...each, ...belowParents(each, items) }));
  const first = firstAtEachPlace(named);
  const collected = groupedBy(
    named.filter(({ collectionPath }) => collectionPath !== undefined),
    collectionOf,
  );
  const namesakes = groupedBy(named, ({ name }) => name);
  return named.map((each) => {
    const same = first.get(placeOf(each)) ?? each;
    const alike = [
      ...alikeBelowOthers(each, collected.get(collectionOf(each)) ?? []),
      ...alikeByName(each, namesakes.get(each.name) ?? []),
    ];
    return { ...each, ...shownOf(same), sameAs: same.id, alike };
  });
}

function belowParents(
  resource: DescribedResource,
  items: ReadonlyMap<string, DescribedResource>,
): Pick<DescribedResource, 'parents' | 'parentGround'> {
  const parents = parentsOf(resource, items);
  const { read, list, create, replace, update, remove } = resource;
  const shown = read ?? list ?? create ?? replace ?? update ?? remove;
  const parentGround =
    parents.length > 0 && shown ? stated(`their ids are in ${resource.itemPath}`, shown) : undefined;
  return { parents, parentGround };
}

function parentsOf(
  resource: DescribedResource,
  items: ReadonlyMap<string, DescribedResource>,
): readonly string[] {
  const own = resource.kind === 'items' ? 1 + (resource.otherKeys ?? []).length : 0;
  const variables = variablesOf(resource.itemPath).length - own;
  const above = pathsAbove(resource.id).flatMap((id) => items.get(id) ?? []);
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
function shownOf({
  idField,
  idGround,
  items,
  template,
  templateId,
  shown,
  listed,
  alwaysListed,
}: DescribedResource) {
  return { idField, idGround, items, template, templateId, shown, listed, alwaysListed };
}

/** Where the things of a resource are; its own id where they are not listed or made anywhere. */
function placeOf(resource: DescribedResource): string {
  const { id, collectionPath, list, create, parents } = resource;
  return collectionPath !== undefined && (list || create)
    ? `${collectionOf(resource)} ${parents.length}`
    : id;
}

/** `/members/{id}` for `/teams/{team}/members/{id}`: what is done to one of them is seen there too. */
function alikeBelowOthers(
  { parents }: DescribedResource,
  collectedWithIt: readonly DescribedResource[],
): readonly string[] {
  return collectedWithIt.filter((other) => other.parents.length !== parents.length).map(({ id }) => id);
}

/** `/comments/{id}`, of which none is listed or made there, and `/posts/{post}/comments/{id}`, where they are made. */
function alikeByName(
  resource: DescribedResource,
  namesakes: readonly DescribedResource[],
): readonly string[] {
  const isAlike = isOnlyNamed(resource) ? isMadeBelow : isMadeBelow(resource) ? isOnlyNamed : () => false;
  const isBeside = ({ id }: DescribedResource) =>
    !id.startsWith(`${resource.id}/`) && !resource.id.startsWith(`${id}/`);
  return namesakes.filter((other) => isAlike(other) && isBeside(other)).map(({ id }) => id);
}

function isOnlyNamed({ kind, list, create, replace, itemPath }: DescribedResource): boolean {
  const isMade = list ?? create ?? (replace && putCreates(replace) ? replace : undefined);
  return kind === 'items' && !isMade && variablesOf(itemPath).length === 1;
}

function isMadeBelow({ kind, create, remove, parents }: DescribedResource): boolean {
  return kind === 'items' && create !== undefined && remove !== undefined && parents.length > 0;
}

/** Shape of the path where things are listed or made; empty without such a path. */
function collectionOf({ collectionPath }: DescribedResource): string {
  return collectionPath === undefined ? '' : pathShape(collectionPath);
}
