/** Lists to which something can be added, although its items have no path of their own. */
import { type Operation, pathSegments } from '../../documentation/index.ts';
import { singular } from '../../vocabulary/index.ts';
import { inferred } from '../ground.ts';
import { itemsIn, listGround, listIn } from './bodies.ts';
import { type OperationIndex, onlyReads, pathOf } from './collections.ts';
import { idFieldIn } from './id-field.ts';
import { listedOnlyModel, type ResourceModel } from './resource-model.ts';

/** `known` are the shapes of collection and item paths that have a model already. */
export function loneCollections(index: OperationIndex, known: ReadonlySet<string>): readonly ResourceModel[] {
  return [...index.byShape].flatMap(([shape, operations]) => {
    if (known.has(shape)) return [];
    const list = operations.find(
      (operation) => operation.method === 'GET' && listIn(operation) !== undefined,
    );
    const create = operations.find((operation) => operation.method === 'POST' && !onlyReads(operation));
    return list && create ? [loneCollection(shape, list, create)] : [];
  });
}

function loneCollection(shape: string, list: Operation, create: Operation): ResourceModel {
  const path = pathOf(list.uriTemplate).replace(/\/$/, '');
  const name = singular((pathSegments(path).at(-1)?.text ?? '').replace(/[-_]+/g, ' '));
  const listItems = listIn(list) ?? [];
  const hints = { variable: 'id', resource: name, example: undefined };
  const id = idFieldIn(itemsIn(list, listItems), hints);
  return listedOnlyModel({
    id: `${shape === '/' ? '' : shape}/{}`,
    name,
    collectionPath: path === '' ? '/' : path,
    itemPath: `${path}/{id}`,
    variable: 'id',
    idField: id?.path,
    idGround: id && inferred(id.why, list),
    list,
    listItems,
    listGround: listGround(list),
    create,
  });
}
