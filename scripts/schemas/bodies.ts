/** The documented bodies, each with what the documentation says around it. */
import type {
  ApiDescription,
  Attribute,
  DocumentedMessage,
  Group,
  Operation,
  Resource,
} from '../documentation/index.ts';
import { pascalCase } from './words.ts';

/** Who sends the body, and how it ends: bodies of different roles do not explain each other. */
export type Role = 'success' | 'error' | 'request' | 'refused-request';

export interface DocumentedBody {
  /** Of the schema file it would have. */
  readonly path: string;
  readonly typeName: string;
  readonly title: string;
  readonly role: Role;
  /** undefined for a request. */
  readonly status: number | undefined;
  readonly message: DocumentedMessage;
  readonly operation: Operation;
  readonly resource: Resource;
  /** Lists of attributes that may describe objects of this body, the nearest first. */
  readonly attributes: readonly (readonly Attribute[])[];
}

export interface ResponseBody extends DocumentedBody {
  readonly id: string;
}

export interface RequestBody extends DocumentedBody {
  readonly index: number;
}

/** Every documented response, in order. */
export function responseBodies(api: ApiDescription): ResponseBody[] {
  return operationsOf(api).flatMap(({ group, resource, operation }) =>
    operation.responses.map((response): ResponseBody => {
      const name = response.id.slice(response.id.lastIndexOf('/') + 1);
      return {
        id: response.id,
        path: `${api.name}/${operation.id}/${name}.response.json`,
        typeName: pascalCase(`${operation.id} ${name} response`),
        title: `${operation.name} ${name} response`,
        role: response.status < 400 ? 'success' : 'error',
        status: response.status,
        message: response,
        operation,
        resource,
        attributes: nearToFar(group, resource, operation, ['response', 'resource']),
      };
    }),
  );
}

/** Every documented request, in order. */
export function requestBodies(api: ApiDescription): RequestBody[] {
  return operationsOf(api).flatMap(({ group, resource, operation }) =>
    operation.requests.map((request, index): RequestBody => {
      const number = index === 0 ? '' : `-${index + 1}`;
      return {
        index,
        path: `${api.name}/${operation.id}/request${number}.json`,
        typeName: pascalCase(`${operation.id} request${number}`),
        title: `${operation.name} request${number.replace('-', ' ')}`,
        role: isRefused(operation, index) ? 'refused-request' : 'request',
        status: undefined,
        message: request,
        operation,
        resource,
        attributes: [
          operation.attributes,
          ...nearToFar(group, resource, operation, ['request', 'parameters', 'resource']),
        ],
      };
    }),
  );
}

function operationsOf(api: ApiDescription) {
  return api.groups.flatMap((group) =>
    group.resources.flatMap((resource) =>
      resource.operations.map((operation) => ({ group, resource, operation })),
    ),
  );
}

/** Whether all that is documented to follow the request are errors: then its body is wrong on purpose. */
function isRefused(operation: Operation, index: number): boolean {
  const answers = operation.responses.filter((response) => response.requests.includes(index));
  return answers.length > 0 && answers.every((response) => response.status >= 400);
}

function nearToFar(
  group: Group,
  resource: Resource,
  operation: Operation,
  describing: readonly string[],
): (readonly Attribute[])[] {
  const tables = [...operation.tables, ...resource.tables, ...group.tables];
  const relevant = tables.filter((table) => describing.includes(table.describes));
  return [...relevant.map((table) => table.attributes), resource.attributes].filter(
    (attributes) => attributes.length > 0,
  );
}
