import {
  type Api,
  type ApiMessage,
  type ApiOperation,
  keysOf,
  pascalCase,
  valueAt,
} from '../analysis/index.ts';
import type { JsonObject } from '../documentation/index.ts';
import type { ExpectedBody, SchemaFile, SchemaSet } from './model.ts';
import { type NamedObjects, shareParts } from './sharing/share-parts.ts';

/** A documented message with the name of the file that its schema gets. */
interface NamedMessage {
  readonly message: ApiMessage;
  readonly kind: 'request' | 'response';
  readonly path: string;
  readonly typeName: string;
  readonly description: string;
}

/** A file for the schema of every documented JSON body, and what to expect where there is none. */
export function schemaFiles(api: Api): SchemaSet {
  const { name, title } = api.description;
  const responses = api.operations.flatMap((each) =>
    each.operation.responses.map((response, index) => ({
      id: response.id,
      named: namedResponse(name, each, index),
    })),
  );
  const requests = api.operations.flatMap((each) =>
    each.requests.map((_, index) => ({
      operation: each.operation.id,
      index,
      named: namedRequest(name, each, index),
    })),
  );
  const objects: NamedObjects = new WeakMap();
  const files = [...responses, ...requests].flatMap(({ named }) => fileOf(named, objects));
  return {
    api: name,
    title,
    files: shareParts(name, files, objects),
    responses: responses.map(({ id, named }) => ({ id, body: expectedBody(named) })),
    requests: requests.map(({ operation, index, named }) => ({
      operation,
      index,
      body: expectedBody(named),
    })),
  };
}

function namedResponse(api: string, { operation, responses }: ApiOperation, index: number): NamedMessage {
  const { id, status } = operation.responses[index]!;
  const name = id.slice(id.lastIndexOf('/') + 1);
  return {
    message: responses[index]!,
    kind: 'response',
    path: `${api}/${operation.id}/${name}.response.json`,
    typeName: pascalCase(`${operation.id} ${status} response ${name.split('-')[1] ?? ''}`),
    description: `${operation.method} ${operation.uriTemplate}`,
  };
}

function namedRequest(api: string, { operation, requests }: ApiOperation, index: number): NamedMessage {
  const number = index === 0 ? '' : `-${index + 1}`;
  return {
    message: requests[index]!,
    kind: 'request',
    path: `${api}/${operation.id}/request${number}.json`,
    typeName: pascalCase(`${operation.id} request${number}`),
    description: `${operation.method} ${operation.uriTemplate}`,
  };
}

function expectedBody({ message: { content }, path }: NamedMessage): ExpectedBody {
  return content.kind === 'json' ? { kind: 'json', path } : content;
}

function fileOf({ message, ...named }: NamedMessage, objects: NamedObjects): readonly SchemaFile[] {
  const { content, title } = message;
  if (content.kind !== 'json') return [];
  for (const { pointer, name, owner } of content.objects) {
    objects.set(valueAt(content.schema, keysOf(pointer)) as JsonObject, { name, owner });
  }
  return [{ ...named, title, schema: content.schema }];
}
