/** Paths without an id at the end that are both read and written: `/account`, `/users/{id}/settings`. */
import { groupedBy, type Operation, pathSegments, pathShape } from '../../documentation/index.ts';
import { bodyExampleOf, validRequestOf } from '../fields/body-example.ts';
import { isObject, valueAt } from '../json.ts';
import { objectIn, readGround } from './bodies.ts';
import { pathOf } from './collections.ts';
import { jsonSuccesses } from './items/documented-items.ts';
import { shownFields } from './items/shown-fields.ts';
import { successOf } from './operations.ts';
import type { DescribedResource, ResourceModel } from './resource-model.ts';
import type { WrittenOfResources } from './written.ts';

/** Those that are at none of the `items` and list none of them. */
export function singleResources(
  items: readonly ResourceModel[],
  written: WrittenOfResources,
): readonly DescribedResource[] {
  const taken = new Set(
    items.flatMap(({ id, collectionPath, list }) => [
      id,
      ...(collectionPath !== undefined && list ? [pathShape(collectionPath)] : []),
    ]),
  );
  const byShape = groupedBy([...written.messages.keys()], ({ uriTemplate }) => pathShape(uriTemplate));
  return [...byShape].flatMap(([shape, operations]) => {
    const read = operations.find((each) => each.method === 'GET' && isObject(successOf(each)?.body?.json));
    const isWritten = operations.some((each) => /^(PUT|PATCH|POST)$/.test(each.method));
    return read && isWritten && !taken.has(shape) ? [describeSingle(shape, read, operations, written)] : [];
  });
}

function describeSingle(
  shape: string,
  read: Operation,
  operations: readonly Operation[],
  written: WrittenOfResources,
): DescribedResource {
  const by = (method: string) => operations.find((operation) => operation.method === method);
  const path = pathOf(read.uriTemplate).replace(/(?<=.)\/$/, '');
  const name = (pathSegments(path).at(-1)?.text ?? '').replace(/[-_]+/g, ' ');
  const readObject = unwrapped(read, operations, name);
  const reads = jsonSuccesses(read)
    .map((body) => valueAt(body, readObject))
    .filter(isObject);
  return {
    id: shape,
    kind: 'single',
    name,
    collectionPath: undefined,
    itemPath: path,
    variable: '',
    idField: undefined,
    idGround: undefined,
    list: undefined,
    listItems: undefined,
    listGround: undefined,
    create: undefined,
    read,
    readObject,
    readGround: readGround(read, readObject),
    replace: by('PUT'),
    update: by('PATCH'),
    remove: by('DELETE'),
    parents: [],
    parentGround: undefined,
    sameAs: shape,
    alike: [],
    items: [],
    exampleIds: [],
    template: reads[0] ?? {},
    templateId: '',
    shown: shownFields(reads, read, written, readObject),
    listed: undefined,
    alwaysListed: {},
  };
}

/** Where the read shows what the writes send: in an envelope, or as it is. */
function unwrapped(read: Operation, operations: readonly Operation[], name: string): readonly string[] {
  const sent = operations.flatMap((each) => {
    const body = bodyExampleOf(validRequestOf(each));
    return body?.kind === 'json' && isObject(body.json) ? Object.keys(body.json) : [];
  });
  const shows = (place: readonly string[]) => {
    const shown = valueAt(successOf(read)?.body?.json, place);
    return isObject(shown) && sent.some((field) => Object.hasOwn(shown, field));
  };
  const wrapped = objectIn(read, name) ?? [];
  return !shows([]) && shows(wrapped) ? wrapped : [];
}
