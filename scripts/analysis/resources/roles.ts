/** What an operation does to what is stored, going by its method, its path and what it sends and answers. */
import { type Operation, pathSegments, pathShape } from '../../documentation/index.ts';
import { bodyFieldsOf } from '../fields/fields.ts';
import { isObject } from '../json.ts';
import { createsAtItem, onlyReads } from './collections.ts';
import { createdIdIn } from './created-id.ts';
import { successOf } from './operations.ts';
import type { DescribedResource, OperationRole } from './resource-model.ts';

export interface AssignedRole {
  readonly role: OperationRole;
  /** What it works on; undefined only for `other`. */
  readonly resource: DescribedResource | undefined;
}

export function roleOf(operation: Operation, resources: readonly DescribedResource[]): AssignedRole {
  const shape = pathShape(operation.uriTemplate);
  const made = resources.find((each) => each.create === operation && creates(operation, each));
  if (made) return { role: 'create', resource: made };
  const collection = resources.find(
    ({ collectionPath }) => collectionPath !== undefined && pathShape(collectionPath) === shape,
  );
  if (collection) {
    const role = roleOnCollection(operation, collection);
    if (role !== 'other') return { role, resource: collection };
  }
  const own = resources.find(({ id }) => id === shape);
  if (own) return { role: roleOnItem(operation, own), resource: own };
  const read = resources.find((each) => each.read === operation);
  if (read) return { role: 'read', resource: read };
  const listed = resources.find(
    ({ list, collectionPath }) =>
      list === operation && collectionPath !== undefined && shape.startsWith(`${pathShape(collectionPath)}/`),
  );
  if (listed) return { role: 'list', resource: listed };
  const innermost = resourcesThrough(operation, resources).at(-1)?.resource;
  return innermost ? { role: 'action', resource: innermost } : { role: 'other', resource: undefined };
}

/** The resources that a path goes through, outermost first, with the number of variables up to each. */
export function resourcesThrough(operation: Operation, resources: readonly DescribedResource[]) {
  const segments = pathSegments(operation.uriTemplate);
  return segments.flatMap(({ variables }, index) => {
    if (variables.length === 0) return [];
    const texts = segments.slice(0, index + 1).map(({ text }) => text);
    const prefix = pathShape(`/${texts.join('/')}`);
    const resource = resources.find(({ id, kind }) => id === prefix && kind === 'items');
    return resource ? [{ resource, variables: resource.parents.length + 1 }] : [];
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
