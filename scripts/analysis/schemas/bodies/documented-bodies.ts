/** The documented bodies, each with what the documentation says around it. */
import {
  type ApiDescription,
  type Attribute,
  type DocumentedMessage,
  isForm,
  type Json,
  type Operation,
  type Resource,
} from '../../../documentation/index.ts';
import { bodyExampleOf } from '../../fields/body-example.ts';
import { asTyped } from '../shapes/types-of.ts';
import { type AttributeList, attributesAround, rootAttribute } from './attributes-around.ts';
import type { BodyContext, Role } from './body-context.ts';

export interface DocumentedBody {
  /** For people: `Get a sending IP 200 response`. */
  readonly title: string;
  readonly role: Role;
  /** undefined for a request. */
  readonly status: number | undefined;
  readonly message: DocumentedMessage;
  /** The fields of a form: `json` of the message's body holds them. */
  readonly isForm: boolean;
  readonly operation: Operation;
  readonly resource: Resource;
  /** What MSON says of the body as a whole. */
  readonly root: Attribute | undefined;
  /** Lists of attributes that may describe objects of this body, the nearest first. */
  readonly attributes: readonly AttributeList[];
}

/** The bodies of an operation's documented requests and responses, in their order. */
export interface OperationBodies {
  readonly operation: Operation;
  readonly requests: readonly DocumentedBody[];
  readonly responses: readonly DocumentedBody[];
}

/** Those of every operation, in the order of the documentation. */
export function documentedBodies(api: ApiDescription): readonly OperationBodies[] {
  return contextsOf(api).map((context) => {
    const { operation } = context;
    return {
      operation,
      requests: operation.requests.map((request, index) => ({
        ...withFields(bodyOf(context, request, isRefused(operation, index) ? 'refused-request' : 'request')),
        title: `${operation.name} request${index === 0 ? '' : ` ${index + 1}`}`,
        status: undefined,
      })),
      responses: operation.responses.map((response) => ({
        ...bodyOf(context, response, response.status < 400 ? 'success' : 'error'),
        title: `${operation.name} ${response.status} response ${repeatOf(response.id)}`.trim(),
        status: response.status,
      })),
    };
  });
}

/** The number behind the status in the id of a response: `api/get-a/200-2` → `2`; empty for the first. */
function repeatOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).split('-')[1] ?? '';
}

function contextsOf(api: ApiDescription): BodyContext[] {
  return api.groups.flatMap((group) =>
    group.resources.flatMap((resource) =>
      resource.operations.map((operation) => ({ api, group, resource, operation })),
    ),
  );
}

function bodyOf(context: BodyContext, message: DocumentedMessage, role: Role) {
  return {
    role,
    message,
    isForm: false,
    operation: context.operation,
    resource: context.resource,
    root: rootAttribute(context, message, role),
    attributes: attributesAround(context, message, role),
  };
}

/** A form is an object of fields; its texts are numbers where the documentation says so. */
function withFields<B extends Omit<DocumentedBody, 'title' | 'status'>>(body: B): B {
  const { message, root, attributes } = body;
  const example = bodyExampleOf(message);
  if (example?.kind !== 'form' || !message.body) {
    return { ...body, isForm: isForm(message.mediaType) && root !== undefined };
  }
  const described = [...(root?.children ?? []), ...attributes.flat()];
  const fields = example.fields.map(([name, text]): [string, Json] => {
    const type = described.find((attribute) => attribute.name === name)?.type;
    return [name, type === undefined || type === 'any' ? text : asTyped(text, [type])];
  });
  const json = Object.fromEntries(fields);
  return { ...body, message: { ...message, body: { ...message.body, json } }, isForm: true };
}

/** Whether all that is documented to follow the request are errors: then its body is wrong on purpose. */
function isRefused(operation: Operation, index: number): boolean {
  const answers = operation.responses.filter((response) => response.requests.includes(index));
  return answers.length > 0 && answers.every((response) => response.status >= 400);
}
