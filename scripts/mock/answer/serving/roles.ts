/** What an operation does to what is stored, going by its method and path. */
import { bodyFieldsOf, isObject, isScalar, successOf } from '../../../analysis/index.ts';
import { type Operation, pathShape } from '../../../documentation/index.ts';
import type { Role, ServedResource } from '../model/model.ts';

export interface Assigned {
  readonly role: Role;
  readonly resource: ServedResource | undefined;
}

export function roleOf(
  operation: Operation,
  shape: string,
  resources: readonly ServedResource[],
  innermost: ServedResource | undefined,
): Assigned {
  const own = resources.find((each) => each.shape === shape);
  const collection = resources.find(
    (each) => each.model.collectionPath !== undefined && pathShape(each.model.collectionPath) === shape,
  );
  if (collection) {
    const role = roleOnCollection(operation, collection);
    if (role !== 'other') return { role, resource: collection };
  }
  if (own) return { role: roleOnItem(operation, own), resource: own };
  const listed = resources.find(
    ({ model }) =>
      model.list === operation &&
      model.collectionPath !== undefined &&
      shape.startsWith(`${pathShape(model.collectionPath)}/`),
  );
  if (listed) return { role: 'list', resource: listed };
  return innermost ? { role: 'action', resource: innermost } : { role: 'other', resource: undefined };
}

function roleOnItem(operation: Operation, resource: ServedResource): Role {
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
      if (resource.model.replace === operation) return 'replace';
      return sendsFieldsOf(operation, resource) ? 'update' : 'action';
    default:
      return 'action';
  }
}

/** Whether a POST on an item sends fields that the item shows. */
function sendsFieldsOf(operation: Operation, resource: ServedResource): boolean {
  const names = bodyFieldsOf(operation).filter((field) => field.pointer.lastIndexOf('/') === 0);
  const own = names.filter((field) => Object.hasOwn(resource.template, field.name));
  return names.length > 0 && own.length * 2 >= names.length;
}

function roleOnCollection(operation: Operation, resource: ServedResource): Role {
  const { model } = resource;
  if (operation.method === 'GET') {
    return model.list && pathShape(model.list.uriTemplate) === pathShape(operation.uriTemplate)
      ? 'list'
      : 'other';
  }
  if (operation.method === 'POST') return creates(operation, resource) ? 'create' : 'other';
  return 'other';
}

function creates(operation: Operation, resource: ServedResource): boolean {
  const success = successOf(operation);
  const json = success?.body?.json;
  if (success?.status === 201 || operation.responses.some((response) => response.status === 201)) return true;
  if (success?.headers.some((header) => header.name.toLowerCase() === 'location')) return true;
  if (json === undefined) return operation.requests.some((request) => isObject(request.body?.json));
  const idName = resource.idField?.at(-1) ?? 'id';
  return showsId(json, idName, 3) || sendsFieldsOf(operation, resource);
}

function showsId(json: unknown, idName: string, depth: number): boolean {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || depth === 0) return false;
  return Object.entries(json).some(
    ([key, value]) =>
      ((key === idName || key === 'id') && isScalar(value)) || showsId(value, idName, depth - 1),
  );
}
