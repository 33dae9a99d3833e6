/** Things that have several item paths, as `/lamp/{id}` beside `/lamps/{id}/parts`, and are stored once all the same. */
import { pathShape } from '../../../documentation/index.ts';
import { valueAt } from '../../../scenarios/index.ts';
import type { Change, ServedResource } from '../model/model.ts';
import { type MockState, pathKey } from '../state/store.ts';
import { setAt, typedLike } from './identity.ts';

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

/** Changes of an item with those of the same thing below other parents. */
export function withThoseElsewhere(
  changes: readonly Change[],
  resource: ServedResource,
  state: MockState,
): readonly Change[] {
  return changes.flatMap((change) => {
    if (change.kind === 'did' || change.resource !== resource.key) return [change];
    const id = change.kind === 'put' ? change.entity.id : change.id;
    const others = resource.elsewhere.flatMap((other) =>
      parentsWith(id, other, state).map(
        (parent): Change => ({ ...showingId(change, other), resource: other.key, parent }),
      ),
    );
    return [change, ...others];
  });
}

function showingId(change: Exclude<Change, { kind: 'did' }>, { idField, template }: ServedResource) {
  if (change.kind === 'remove' || !idField) return change;
  const { id, value } = change.entity;
  const shown = setAt(value, idField, typedLike(valueAt(template, idField), id));
  return { ...change, entity: { ...change.entity, value: shown } };
}

function parentsWith(id: string, { key, depth }: ServedResource, state: MockState): readonly string[] {
  if (depth === 0) return [pathKey([])];
  const shelves = [...(state.shelves.get(key) ?? [])];
  return shelves.filter(([, items]) => items.has(id)).map(([parent]) => parent);
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
