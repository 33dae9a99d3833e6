/** What a success of an operation changes at the target, and how that is seen and undone. */
import { type JsonObject, pathSegments } from '../documentation/index.ts';
import { idPlaceOf, isSafe, listRead, requestOn } from './baseline.ts';
import type { OperationContext } from './context.ts';
import { isObject, valueAt } from './json.ts';
import type { Effect } from './model.ts';
import { type ResourceModel, successOf } from './resources.ts';

export function effectOf(context: OperationContext): Effect {
  const { operation, item, collection } = context;
  if (isSafe(operation.method)) return { kind: 'none' };
  if (operation.method === 'DELETE') return deletion(context);
  if ((operation.method === 'PUT' || operation.method === 'PATCH') && item) return updating(context, item);
  if (operation.method === 'POST' && collection?.create === operation) return creation(context, collection);
  return {
    kind: 'irreversible',
    why: `nothing documented undoes ${operation.method} ${context.baseline.request.path}`,
  };
}

function updating(context: OperationContext, item: ResourceModel): Effect {
  const path = context.baseline.request.path;
  if (!item.read || !item.readObject) {
    return {
      kind: 'irreversible',
      why: `no documented operation reads ${path}, so its values cannot be put back`,
    };
  }
  const body = context.baseline.request.body;
  const sent: JsonObject = body?.kind === 'json' && isObject(body.json) ? body.json : {};
  const shown = valueAt(successOf(item.read)?.body?.json, item.readObject);
  const fields = Object.keys(sent).filter((field) => isObject(shown) && Object.hasOwn(shown, field));
  const list = listRead(item, path);
  return {
    kind: 'update',
    read: requestOn(item.read, path),
    object: item.readObject,
    fields,
    body: sent,
    list: list && item.idField ? { ...list, idField: item.idField } : undefined,
    restorable: fields.length > 0,
  };
}

function creation(context: OperationContext, collection: ResourceModel): Effect {
  const { baseline } = context;
  const item = itemPathUnder(baseline.request.path, collection);
  const sent = baseline.request.body?.kind === 'json' ? baseline.request.body.json : undefined;
  const shown =
    collection.read && valueAt(successOf(collection.read)?.body?.json, collection.readObject ?? []);
  return {
    kind: 'create',
    id: idPlaceOf(collection, baseline.request, baseline.needs),
    variable: collection.variable,
    remove: collection.remove && requestOn(collection.remove, item),
    read: collection.read && requestOn(collection.read, item),
    object: collection.readObject ?? [],
    fields: isObject(sent)
      ? Object.keys(sent).filter((field) => isObject(shown) && Object.hasOwn(shown, field))
      : [],
  };
}

/** The item path of a resource in the names that the collection's own path uses. */
function itemPathUnder(path: string, resource: ResourceModel): string {
  const last = pathSegments(resource.itemPath).at(-1)?.text ?? `{${resource.variable}}`;
  return `${path.replace(/\/$/, '')}/${last}`;
}

function deletion(context: OperationContext): Effect {
  const { item, baseline, operation } = context;
  if (!item) {
    return {
      kind: 'irreversible',
      why: `nothing documented brings back what ${operation.method} ${baseline.request.path} removes`,
    };
  }
  return { kind: 'delete', read: item.read && requestOn(item.read, baseline.request.path) };
}
