/** Requests that are not refused, or are refused and yet carried out. */
import { parentPath, sameJson } from '../../analysis/index.ts';
import { isJsonType, parsedJson, pathShape, percentDecoded } from '../../documentation/index.ts';
import { requestLike, resourceKey, type StateChange } from '../../mock/index.ts';
import { isVolatileName } from '../../vocabulary/index.ts';
import type { RefusalMutation } from '../model.ts';
import { type Broken, isShown, type Serving } from './serving.ts';

type Put = Extract<StateChange, { readonly kind: 'put' }>;

/** Whether a change shows: of what stays as it is, but for the time of the change, nobody can tell that it was written. */
function isSeen(change: StateChange, serving: Serving): boolean {
  switch (change.kind) {
    case 'did':
      return false;
    case 'remove':
      return true;
    case 'put': {
      const before =
        serving.state.tables.get(change.resource)?.get(change.parent)?.get(change.entity.id)?.value ?? {};
      const isOther = Object.entries(change.entity.value).some(
        ([field, value]) => !isVolatileName(field) && !sameJson(before[field], value),
      );
      return isOther && isShown(serving, change) && isReachable(change, serving);
    }
  }
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

/** A body that cannot be read says nothing that could be carried out. */
function isReadable({ headers, body }: Serving['request']): boolean {
  return !isJsonType(headers.get('content-type') ?? '') || parsedJson(body) !== undefined;
}

export function brokenRefusal({ kind }: RefusalMutation, serving: Serving): Broken {
  const { answer, request, ask, mutant } = serving;
  const unchecked = ask(requestLike(request, { waived: mutant.response }));
  switch (kind) {
    case 'not-refused':
    case 'credentials-not-checked':
      return unchecked.response.status === answer.response.status ? undefined : unchecked;
    case 'refused-but-done': {
      const isDone = isReadable(request) && unchecked.changes.some((change) => isSeen(change, serving));
      return isDone ? { ...answer, changes: unchecked.changes } : undefined;
    }
  }
}
