/** Whether a change of what is stored can be seen at all. */
import { parentPath, sameJson } from '../../analysis/index.ts';
import { pathShape, percentDecoded } from '../../documentation/index.ts';
import { resourceKey, type StateChange } from '../../mock/index.ts';
import { isVolatileName } from '../../vocabulary/index.ts';
import { isShown, type Serving } from './serving.ts';

type Put = Extract<StateChange, { readonly kind: 'put' }>;

export function isSeen(change: StateChange, serving: Serving): boolean {
  switch (change.kind) {
    case 'did':
      return false;
    case 'remove':
      return true;
    case 'put':
      return changesSomething(change, serving) && isShown(serving, change) && isReachable(change, serving);
  }
}

/** Of what stays as it is, but for the time of the change, nobody can tell that it was written. */
export function changesSomething({ resource, parent, entity }: Put, { state }: Serving): boolean {
  const before = state.tables.get(resource)?.get(parent)?.get(entity.id)?.value;
  return Object.entries(entity.value).some(
    ([field, value]) => !isVolatileName(field) && !sameJson(before?.[field], value),
  );
}

/** Whether what it stands below is there: what is stored below something unknown is shown by no request. */
function isReachable({ resource, parent }: Put, { plan: { api }, state }: Serving): boolean {
  const own = api.resources.find(({ id }) => resourceKey(api, id) === resource);
  const above = pathShape(parentPath(parentPath(own?.itemPath ?? '') ?? '') ?? '');
  const holder = api.resources.find(({ itemPath }) => pathShape(itemPath) === above);
  if (!holder) return true;
  const id = percentDecoded(parent.split('/').at(-1) ?? '');
  const tables = state.tables.get(resourceKey(api, holder.id))?.values() ?? [];
  return [...tables].some((items) => items.has(id));
}
