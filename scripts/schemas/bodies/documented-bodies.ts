/** The documented bodies, each with what the documentation says around it. */
import type {
  ApiDescription,
  Attribute,
  DocumentedMessage,
  Operation,
  Resource,
} from '../../documentation/index.ts';
import { pascalCase } from '../words.ts';
import { type AttributeList, attributesAround, rootAttribute } from './attributes-around.ts';
import type { Role, Standing } from './standing.ts';

export interface DocumentedBody {
  /** Of the schema file it would have. */
  readonly path: string;
  readonly typeName: string;
  readonly title: string;
  readonly description: string;
  readonly role: Role;
  /** undefined for a request. */
  readonly status: number | undefined;
  readonly message: DocumentedMessage;
  readonly operation: Operation;
  readonly resource: Resource;
  /** What MSON says of the body as a whole. */
  readonly root: Attribute | undefined;
  /** Lists of attributes that may describe objects of this body, the nearest first. */
  readonly attributes: readonly AttributeList[];
}

export interface ResponseBody extends DocumentedBody {
  readonly id: string;
}

export interface RequestBody extends DocumentedBody {
  readonly index: number;
}

/** Every documented response, in order. */
export function responseBodies(api: ApiDescription): ResponseBody[] {
  return standingsOf(api).flatMap((standing) =>
    standing.operation.responses.map((response): ResponseBody => {
      const { operation } = standing;
      const name = response.id.slice(response.id.lastIndexOf('/') + 1);
      const number = name.split('-')[1] ?? '';
      const role = response.status < 400 ? 'success' : 'error';
      return {
        ...bodyOf(standing, response, role),
        id: response.id,
        path: `${api.name}/${operation.id}/${name}.response.json`,
        typeName: pascalCase(`${operation.id} ${response.status} response ${number}`),
        title: `${operation.name} ${response.status} response ${number}`.trim(),
        status: response.status,
      };
    }),
  );
}

/** Every documented request, in order. */
export function requestBodies(api: ApiDescription): RequestBody[] {
  return standingsOf(api).flatMap((standing) =>
    standing.operation.requests.map((request, index): RequestBody => {
      const { operation } = standing;
      const number = index === 0 ? '' : `-${index + 1}`;
      const role = isRefused(operation, index) ? 'refused-request' : 'request';
      return {
        ...bodyOf(standing, request, role),
        index,
        path: `${api.name}/${operation.id}/request${number}.json`,
        typeName: pascalCase(`${operation.id} request${number}`),
        title: `${operation.name} request${number.replace('-', ' ')}`,
        status: undefined,
      };
    }),
  );
}

function standingsOf(api: ApiDescription): Standing[] {
  return api.groups.flatMap((group) =>
    group.resources.flatMap((resource) =>
      resource.operations.map((operation) => ({ api, group, resource, operation })),
    ),
  );
}

function bodyOf(standing: Standing, message: DocumentedMessage, role: Role) {
  return {
    role,
    message,
    description: `${standing.operation.method} ${standing.operation.uriTemplate}`,
    operation: standing.operation,
    resource: standing.resource,
    root: rootAttribute(standing, message, role),
    attributes: attributesAround(standing, message, role),
  };
}

/** Whether all that is documented to follow the request are errors: then its body is wrong on purpose. */
function isRefused(operation: Operation, index: number): boolean {
  const answers = operation.responses.filter((response) => response.requests.includes(index));
  return answers.length > 0 && answers.every((response) => response.status >= 400);
}
