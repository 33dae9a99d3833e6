/** Things that have several item paths, as `/lamp/{id}` beside `/lamps/{id}/parts`, and are stored once all the same. */
import { pathShape } from '../../../documentation/index.ts';
import type { ServedResource } from '../model/model.ts';

/** Resources that are listed and made at one path share what is stored; the one that is read tells what they look like. */
export function storedOnce(resources: readonly ServedResource[]): readonly ServedResource[] {
  const bestAt = new Map<string, ServedResource>();
  for (const resource of resources) {
    const known = bestAt.get(sharedPlace(resource));
    if (!known || (!known.model.read && resource.model.read)) bestAt.set(sharedPlace(resource), resource);
  }
  return resources.map((resource) => {
    const best = bestAt.get(sharedPlace(resource));
    return best === undefined || best === resource ? resource : asStored(resource, best);
  });
}

/** The same things below other parents: what is done to one of them is seen there too. */
export function elsewhere(
  resource: ServedResource,
  resources: readonly ServedResource[],
): readonly ServedResource[] {
  const { collectionPath } = resource.model;
  if (collectionPath === undefined) return [];
  return resources.filter(
    ({ key, depth, model }) =>
      key !== resource.key &&
      depth !== resource.depth &&
      model.collectionPath !== undefined &&
      pathShape(model.collectionPath) === pathShape(collectionPath),
  );
}

function sharedPlace({ key, depth, model }: ServedResource): string {
  const isListed = model.collectionPath !== undefined && (model.list || model.create);
  return isListed ? `${pathShape(model.collectionPath ?? '')} ${depth}` : key;
}

function asStored({ shape, model }: ServedResource, best: ServedResource): ServedResource {
  const { id, itemPath, variable } = model;
  const { read, replace, update, remove } = best.model;
  return {
    ...best,
    shape,
    model: {
      ...best.model,
      id,
      itemPath,
      variable,
      read: model.read ?? read,
      replace: model.replace ?? replace,
      update: model.update ?? update,
      remove: model.remove ?? remove,
    },
  };
}
