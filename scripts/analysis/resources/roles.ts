/** What an operation does to what is stored, going by its method, its path and what it sends and answers. */

import { groupedBy, type Operation, pathShape } from '../../documentation/index.ts';
import { withArticle } from '../../vocabulary/index.ts';
import { bodyFieldsOf } from '../fields/fields.ts';
import { type Ground, inferred, stated } from '../ground.ts';
import { isObject } from '../json.ts';
import { createsAtItem, onlyReads } from './collections.ts';
import { copiedBy } from './copies.ts';
import { createdIdIn } from './created-id.ts';
import { itemPathsOf } from './items/item-paths.ts';
import { successOf } from './operations.ts';
import type { DescribedResource, OperationRole } from './resource-model.ts';

export interface AssignedRole {
  readonly role: OperationRole;
  /** What it works on; undefined only for `other`. */
  readonly resource: DescribedResource | undefined;
  readonly ground: Ground;
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
  const [collection] = resources.byCollection.get(shape) ?? [];
  const own = resources.byId.get(shape);
  const isRead = own && collection && isReadOf(own, operation, collection);
  return (
    asCreate(operation, resources.byCreate.get(operation) ?? []) ??
    (collection && !isRead ? onCollection(operation, collection) : undefined) ??
    (own && onItem(operation, own)) ??
    elsewhere(operation, shape, resources)
  );
}

/** Whether it reads an item that has an id, and lists only what has none: its `variations`, beside `/flags/{key}/{environment}`. */
function isReadOf(own: DescribedResource, operation: Operation, listed: DescribedResource): boolean {
  const isOwn = own.kind === 'items' && own.read === operation && own.idField !== undefined;
  return isOwn && listed.list === operation && listed.idField === undefined;
}

/** The role of an operation whose path is that of no resource. */
function elsewhere(operation: Operation, shape: string, resources: ResourcesOfOperations): AssignedRole {
  const [read] = resources.byRead.get(operation) ?? [];
  if (read) return { role: 'read', resource: read, ground: inferred('its path ends like a read', operation) };
  const listed = resources.byList
    .get(operation)
    ?.find(({ collectionPath = '' }) => shape.startsWith(`${pathShape(collectionPath)}/`));
  if (listed)
    return { role: 'list', resource: listed, ground: inferred('its path ends like a list', operation) };
  const innermost = resourcesThrough(operation, resources).at(-1)?.resource;
  if (innermost && copiedBy(operation) === innermost.id) {
    const ground = inferred(
      `it makes a copy of ${withArticle(innermost.name)}, going by its path`,
      operation,
    );
    return { role: 'create', resource: innermost, ground };
  }
  return innermost
    ? {
        role: 'action',
        resource: innermost,
        ground: inferred(`its path goes on behind that of ${withArticle(innermost.name)}`, operation),
      }
    : { role: 'other', resource: undefined, ground: inferred('no resource has its path', operation) };
}

/** The resources that a path goes through, outermost first, with the number of variables up to each. */
export function resourcesThrough(operation: Operation, { byId }: ResourcesOfOperations) {
  return itemPathsOf(operation).flatMap(({ shape }) => {
    const resource = byId.get(shape);
    return resource?.kind === 'items' ? [{ resource, variables: resource.parents.length + 1 }] : [];
  });
}

function onItem(operation: Operation, resource: DescribedResource): AssignedRole {
  const by = (
    role: OperationRole,
    ground = stated(`${operation.method} of ${withArticle(resource.name)}`, operation),
  ) => ({
    role,
    resource,
    ground,
  });
  switch (operation.method) {
    case 'GET':
      return by('read');
    case 'PUT':
      return by('replace');
    case 'PATCH':
      return by('update');
    case 'DELETE':
      return by('remove');
    case 'POST': {
      if (resource.replace === operation)
        return by('replace', stated('it documents 201 for the id in its path', operation));
      const sets = !createsAtItem(operation) && sharedFields(operation, resource) > 0;
      return sets
        ? by('update', inferred(`it sends fields that ${withArticle(resource.name)} shows`, operation))
        : by('action', inferred(`it sends no field that ${withArticle(resource.name)} shows`, operation));
    }
    default:
      return by('action');
  }
}

function onCollection(operation: Operation, resource: DescribedResource): AssignedRole | undefined {
  if (operation.method === 'GET') {
    const { list } = resource;
    const lists = list && pathShape(list.uriTemplate) === pathShape(operation.uriTemplate);
    const ground = inferred('its answer holds a list of objects', successOf(operation) ?? operation);
    return lists ? { role: 'list', resource, ground } : undefined;
  }
  return operation.method === 'POST' && !onlyReads(operation) ? asCreate(operation, [resource]) : undefined;
}

function asCreate(operation: Operation, resources: readonly DescribedResource[]): AssignedRole | undefined {
  const [made] = resources.flatMap((resource) => {
    const ground = creates(operation, resource);
    return ground ? [{ role: 'create', resource, ground } as const] : [];
  });
  return made;
}

/** Says so by 201 or `Location`, shows the new id, or is sent at least half of what an item shows. */
function creates(operation: Operation, resource: DescribedResource): Ground | undefined {
  const created = operation.responses.find(({ status }) => status === 201);
  if (created) return stated('it documents 201', created);
  const success = successOf(operation);
  const location = success?.headers.find((header) => header.name.toLowerCase() === 'location');
  if (location) return stated('its success has a Location header', location);
  const json = success?.body?.json;
  if (!success || json === undefined) {
    return operation.requests.some((request) => isObject(request.body?.json))
      ? inferred('it is sent an object, at a path where things are listed', operation)
      : undefined;
  }
  const id = createdIdIn(json, resource);
  if (id) return inferred(`its answer shows an id at ${id.join('.')}`, success);
  return sharedFields(operation, resource) >= 1 / 2
    ? inferred(`at least half of what it sends are fields of ${withArticle(resource.name)}`, operation)
    : undefined;
}

/** How much of what an operation sends an item shows, from 0 to 1. */
function sharedFields(operation: Operation, { template }: DescribedResource): number {
  const outer = bodyFieldsOf(operation).filter(({ pointer }) => pointer.lastIndexOf('/') === 0);
  const own = outer.filter(({ name }) => Object.hasOwn(template, name));
  return own.length / Math.max(outer.length, 1);
}
