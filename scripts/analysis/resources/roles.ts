/** What an operation does to what is stored, going by its method, its path and what it sends and answers. */
import { groupedBy, type Operation, pathShape } from '../../documentation/index.ts';
import { bodyFieldsOf } from '../fields/fields.ts';
import { isObject } from '../json.ts';
import { createsAtItem, onlyReads } from './collections.ts';
import { createdIdIn } from './created-id.ts';
import { itemPathsOf } from './items/item-paths.ts';
import { successOf } from './operations.ts';
import type { DescribedResource, OperationRole } from './resource-model.ts';

export interface AssignedRole {
  readonly role: OperationRole;
  /** What it works on; undefined only for `other`. */
  readonly resource: DescribedResource | undefined;
}

/** Resources by the ways in which those of an operation are looked for. */
export interface ResourcesOfOperations {
  readonly byId: ReadonlyMap<string, DescribedResource>;
  /** By the shape of the path where they are listed or made. */
  readonly byCollection: Grouped<string>;
  readonly byCreate: Grouped<Operation>;
  readonly byRead: Grouped<Operation>;
  readonly byList: Grouped<Operation>;
}

type Grouped<K> = ReadonlyMap<K | undefined, readonly DescribedResource[]>;

export function resourcesOfOperations(resources: readonly DescribedResource[]): ResourcesOfOperations {
  const listed = resources.filter(({ collectionPath }) => collectionPath !== undefined);
  return {
    byId: new Map(resources.map((each) => [each.id, each])),
    byCollection: groupedBy(listed, ({ collectionPath = '' }) => pathShape(collectionPath)),
    byCreate: groupedBy(resources, ({ create }) => create),
    byRead: groupedBy(resources, ({ read }) => read),
    byList: groupedBy(listed, ({ list }) => list),
  };
}

export function roleOf(operation: Operation, resources: ResourcesOfOperations): AssignedRole {
  const shape = pathShape(operation.uriTemplate);
  const made = resources.byCreate.get(operation)?.find((each) => creates(operation, each));
  if (made) return { role: 'create', resource: made };
  const [collection] = resources.byCollection.get(shape) ?? [];
  if (collection) {
    const role = roleOnCollection(operation, collection);
    if (role !== 'other') return { role, resource: collection };
  }
  const own = resources.byId.get(shape);
  if (own) return { role: roleOnItem(operation, own), resource: own };
  const [read] = resources.byRead.get(operation) ?? [];
  if (read) return { role: 'read', resource: read };
  const listed = resources.byList
    .get(operation)
    ?.find(({ collectionPath = '' }) => shape.startsWith(`${pathShape(collectionPath)}/`));
  if (listed) return { role: 'list', resource: listed };
  const innermost = resourcesThrough(operation, resources).at(-1)?.resource;
  return innermost ? { role: 'action', resource: innermost } : { role: 'other', resource: undefined };
}

/** The resources that a path goes through, outermost first, with the number of variables up to each. */
export function resourcesThrough(operation: Operation, { byId }: ResourcesOfOperations) {
  return itemPathsOf(operation).flatMap(({ shape }) => {
    const resource = byId.get(shape);
    return resource?.kind === 'items' ? [{ resource, variables: resource.parents.length + 1 }] : [];
  });
}

function roleOnItem(operation: Operation, resource: DescribedResource): OperationRole {
  switch (operation.method) {
    case 'GET':
      return 'read';
    case 'PUT':
      return 'replace';
    case 'PATCH':
      return 'update';
    case 'DELETE':
      return 'remove';
    case 'POST':
      if (resource.replace === operation) return 'replace';
      return !createsAtItem(operation) && sharedFields(operation, resource) > 0 ? 'update' : 'action';
    default:
      return 'action';
  }
}

function roleOnCollection(operation: Operation, resource: DescribedResource): OperationRole {
  if (operation.method === 'GET') {
    const { list } = resource;
    return list && pathShape(list.uriTemplate) === pathShape(operation.uriTemplate) ? 'list' : 'other';
  }
  return operation.method === 'POST' && !onlyReads(operation) && creates(operation, resource)
    ? 'create'
    : 'other';
}

/** Says so by 201 or `Location`, shows the new id, or is sent at least half of what an item shows. */
function creates(operation: Operation, resource: DescribedResource): boolean {
  if (operation.responses.some(({ status }) => status === 201)) return true;
  const success = successOf(operation);
  if (success?.headers.some((header) => header.name.toLowerCase() === 'location')) return true;
  const json = success?.body?.json;
  if (json === undefined) return operation.requests.some((request) => isObject(request.body?.json));
  return createdIdIn(json, resource) !== undefined || sharedFields(operation, resource) >= 1 / 2;
}

/** How much of what an operation sends an item shows, from 0 to 1. */
function sharedFields(operation: Operation, { template }: DescribedResource): number {
  const outer = bodyFieldsOf(operation).filter(({ pointer }) => pointer.lastIndexOf('/') === 0);
  const own = outer.filter(({ name }) => Object.hasOwn(template, name));
  return own.length / Math.max(outer.length, 1);
}
