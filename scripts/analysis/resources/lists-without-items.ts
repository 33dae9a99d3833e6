/** Lists whose items have no path of their own are stored, too. */
import { type Json, type Operation, pathSegments, pathShape } from '../../documentation/index.ts';
import { isEnvelopeName, isIdName, isMetaName, sameName, singular } from '../../vocabulary/index.ts';
import { inferred } from '../ground.ts';
import { isObject, isScalar, valueAt } from '../json.ts';
import { listGround, listIn } from './bodies.ts';
import type { OperationIndex } from './collections.ts';
import { successOf } from './operations.ts';
import { listedOnlyModel, type ResourceModel } from './resource-model.ts';

export function listsWithoutItems(
  { byShape }: OperationIndex,
  known: readonly ResourceModel[],
): readonly ResourceModel[] {
  const covered = new Set(
    known.flatMap(({ collectionPath, list }) => {
      if (collectionPath === undefined) return [];
      const own = pathShape(collectionPath);
      const listed = pathShape(list?.uriTemplate ?? '');
      // `/users/all` lists what is read at `/users/{id}`.
      return listed.startsWith(`${own}/`) ? [own, listed] : [own];
    }),
  );
  const items = new Set(known.filter((model) => !givesList(model)).map((model) => model.id));
  return [...byShape].flatMap(([shape, operations]) => {
    if (covered.has(shape) || items.has(shape)) return [];
    const create = operations.find(({ method }) => method === 'POST');
    const lists = operations.filter(({ method }) => method === 'GET');
    const [found] = lists.flatMap((list) => {
      const path = listIn(list);
      const isList = path && isEnvelope(list, path) && listsObjects(list, path, create);
      return isList ? [listModel(list, path, create)] : [];
    });
    return found ?? [];
  });
}

/** An item path whose read gives a list: `/workflows/{component}` shows what is below the component. */
function givesList({ read, readObject }: ResourceModel): boolean {
  return read !== undefined && readObject === undefined && listIn(read) !== undefined;
}

/** Whether what is listed are things and not numbers or texts; an empty list may have what is created there. */
function listsObjects(list: Operation, path: readonly string[], create: Operation | undefined): boolean {
  const items = shownItems(list, path);
  return items.some(isObject) || (items.length === 0 && create !== undefined);
}

function shownItems(list: Operation, path: readonly string[]): readonly Json[] {
  const items = valueAt(successOf(list)?.body?.json, path);
  return Array.isArray(items) ? items : [];
}

function listModel(
  list: Operation,
  listItems: readonly string[],
  create: Operation | undefined,
): ResourceModel {
  const shape = pathShape(list.uriTemplate);
  const segments = pathSegments(list.uriTemplate);
  const path = `/${segments.map((segment) => segment.text).join('/')}`;
  const [first] = shownItems(list, listItems);
  const idName = isObject(first)
    ? Object.keys(first).find((key) => isIdName(key) && isScalar(first[key]))
    : undefined;
  return listedOnlyModel({
    id: `${shape === '/' ? '' : shape}/{}`,
    name: singular((segments.at(-1)?.text ?? 'item').replace(/[-_]+/g, ' ')),
    collectionPath: path,
    itemPath: `${path === '/' ? '' : path}/{${idName ?? 'id'}}`,
    variable: idName ?? 'id',
    idField: idName === undefined ? undefined : [idName],
    idGround: idName === undefined ? undefined : inferred('its name is that of an id', list),
    list,
    listItems,
    listGround: listGround(list),
    create,
  });
}

/** Whether a body is a list in an envelope, and not one thing that has a list among its fields. */
function isEnvelope(operation: Operation, path: readonly string[]): boolean {
  const name = path.at(-1);
  const body = successOf(operation)?.body?.json;
  if (name === undefined || !isObject(body)) return true;
  const last = pathSegments(operation.uriTemplate).at(-1)?.text ?? '';
  if (isEnvelopeName(name) || sameName(name, last)) return true;
  return Object.keys(body).every((key) => key === path[0] || isMetaName(key));
}
