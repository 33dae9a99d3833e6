/**
 * Which operations work on the same kind of resource: a collection path, an item path below it, and where in the
 * bodies the list, the item and its id stand.
 */
import {
  type ApiDescription,
  type JsonObject,
  keysOf,
  type Operation,
  pathSegments,
  pathShape,
  pathTemplate,
} from '../../documentation/index.ts';
import { singular } from '../../vocabulary/index.ts';
import { inferred } from '../ground.ts';
import { isObject } from '../json.ts';
import { itemsIn, listGround, listIn, objectIn, readGround, shownByRead } from './bodies.ts';
import {
  type Collection,
  collectionOf,
  indexOperations,
  type OperationIndex,
  parentPath,
  postCreatesItem,
} from './collections.ts';
import { compositeOf } from './composite-keys.ts';
import { idFieldIn } from './id-field.ts';
import { withListedIn, withListPlace, withReadPlace } from './list-place.ts';
import { listsWithoutItems } from './lists-without-items.ts';
import { loneCollections } from './lone-collections.ts';
import { operationsOf } from './operations.ts';
import type { ResourceModel } from './resource-model.ts';
import { spellings } from './spelling.ts';

/** All kinds of things that are listed, made, or have paths of their own. */
export function modelResources(description: ApiDescription): readonly ResourceModel[] {
  const operations = operationsOf(description);
  const index = indexOperations(operations);
  const itemPaths = new Map<string, string>();
  for (const operation of operations) {
    for (const path of itemPathsIn(pathTemplate(operation.uriTemplate))) {
      if (!itemPaths.has(pathShape(path))) itemPaths.set(pathShape(path), path);
    }
  }
  const between = new Set([...itemPaths.values()].flatMap((path) => compositeOf(path, index)?.between ?? []));
  const models = [...itemPaths]
    .filter(([shape]) => !between.has(shape))
    .map(([shape, path]) => modelResource(shape, path, index));
  const known = models.flatMap((model) => [model.id, pathShape(model.collectionPath ?? '')]);
  const found = [...models, ...loneCollections(index, new Set(known))]
    .map(withReadPlace)
    .map(withListPlace)
    .map(withListedIn);
  const all = [...found, ...listsWithoutItems(index, found)];
  const written = spellings(
    description,
    all.map(({ name }) => name),
  );
  return all.map((model) => ({ ...model, name: written.get(model.name) ?? model.name }));
}

/** Every prefix of a path that ends in a variable: `/a/{b}/c/{d}` → `/a/{b}`, `/a/{b}/c/{d}`. */
function itemPathsIn(path: string): readonly string[] {
  const segments = pathSegments(path);
  return segments.flatMap((segment, index) =>
    segment.variables.length === 1
      ? [
          `/${segments
            .slice(0, index + 1)
            .map((each) => each.text)
            .join('/')}`,
        ]
      : [],
  );
}

function modelResource(shape: string, itemPath: string, index: OperationIndex): ResourceModel {
  const variable = pathSegments(itemPath).at(-1)?.variables[0] ?? '';
  const onItem = index.byShape.get(shape) ?? [];
  const hasItemsBelow = index.byShape.has(`${shape}/{}`);
  const by = (method: string) => onItem.find((operation) => operation.method === method);
  const name = resourceName(itemPath, variable);
  // The engines of containers read at `/containers/{id}/json`.
  const read = by('GET') ?? index.byShape.get(`${shape}/json`)?.find(({ method }) => method === 'GET');
  const readObject = read && objectIn(read, name);
  const composite = compositeOf(itemPath, index);
  const found = composite?.collection ?? collectionOf(itemPath, index);
  const collection = found && showsOthers(found, itemPath, read, readObject) ? undefined : found;
  const listItems = collection?.list && listIn(collection.list);
  const samples = samplesOf(collection, listItems, read, readObject);
  const example = exampleOf(onItem, variable);
  const linked = linkedField(onItem, variable, [collection?.list, collection?.create, read]);
  const id = idFieldIn(samples, {
    variable,
    resource: name,
    example,
    isNumeric: isNumeric(onItem, variable),
    linked,
  });
  const shown = read ?? collection?.list;
  return {
    id: shape,
    name,
    collectionPath: collection?.path,
    itemPath,
    variable,
    ...(composite ? { otherKeys: composite.otherKeys } : {}),
    idField: id?.path,
    idGround: id && shown && inferred(id.why, shown),
    list: collection?.list,
    listItems,
    listGround: listItems && collection?.list && listGround(collection.list),
    create: collection?.create,
    read,
    readObject,
    readGround: readObject && read && readGround(read, readObject),
    replace: by('PUT') ?? (collection?.create || hasItemsBelow ? undefined : onItem.find(postCreatesItem)),
    update: by('PATCH'),
    remove: by('DELETE'),
  };
}

/** The field of answers that a link of theirs gives to the variable of the operations on the item. */
function linkedField(
  onItem: readonly Operation[],
  variable: string,
  shownBy: readonly (Operation | undefined)[],
): string | undefined {
  const taking = new Set(onItem.map(({ id }) => id));
  const links = shownBy.flatMap((each) => each?.responses ?? []).flatMap((response) => response.links ?? []);
  const link = links.find(
    (each) => each.in === 'path' && each.place === variable && taking.has(each.operation),
  );
  return link && keysOf(link.pointer).at(-1);
}

/** A list elsewhere of the same name whose items have nothing of what is read: `/leaderboards/classroom/{id}`. */
function showsOthers(
  { path, list }: Collection,
  itemPath: string,
  read: Operation | undefined,
  readObject: readonly string[] | undefined,
): boolean {
  if (pathShape(path) === pathShape(parentPath(itemPath) ?? '')) return false;
  const shown = shownByRead({ read, readObject });
  const items = list ? itemsIn(list, listIn(list) ?? []) : [];
  if (!isObject(shown) || Object.keys(shown).length === 0 || items.length === 0) return false;
  return items.every((item) => !Object.keys(item).some((key) => Object.hasOwn(shown, key)));
}

/** The fixed text before the variable, in words and singular: `/ip-pools/{id}` → `ip pool`. */
function resourceName(itemPath: string, variable: string): string {
  const words = pathSegments(parentPath(itemPath) ?? '')
    .filter((segment) => segment.variables.length === 0)
    .at(-1)?.text;
  return singular((words ?? variable).replace(/[-_]+/g, ' '));
}

function samplesOf(
  collection: Collection | undefined,
  listItems: readonly string[] | undefined,
  read: Operation | undefined,
  readObject: readonly string[] | undefined,
): readonly JsonObject[] {
  const shown = shownByRead({ read, readObject });
  return [
    ...(collection?.list && listItems ? itemsIn(collection.list, listItems) : []),
    ...(isObject(shown) ? [shown] : []),
  ];
}

/** Whether a path variable is documented to be a number. */
function isNumeric(operations: readonly Operation[], variable: string): boolean {
  return operations
    .flatMap((operation) => operation.parameters)
    .some(
      ({ name, in: place, type }) =>
        name === variable && place === 'path' && /^(integer|number)$/.test(type ?? ''),
    );
}

/** The documented example value of a path variable. */
function exampleOf(operations: readonly Operation[], variable: string): string | undefined {
  return operations
    .flatMap((operation) => operation.parameters)
    .find((each) => each.name === variable && each.example !== undefined && !each.isMade)?.example;
}
