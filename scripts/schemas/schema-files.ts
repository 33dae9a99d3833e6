import {
  type Api,
  type ApiOperation,
  type ApiParameter,
  type Content,
  isObject,
  keysOf,
  valueAt,
} from '../analysis/index.ts';
import {
  type Json,
  type JsonObject,
  type JsonSchema,
  keysOfReference,
  referenceTo,
} from '../documentation/index.ts';
import { pascalCase } from '../vocabulary/index.ts';
import type { ExpectedBody, SchemaFile, SchemaSet } from './model.ts';
import { withReferences } from './sharing/references.ts';
import { type NamedObjects, shareParts } from './sharing/share-parts.ts';

/** The file that the schema of a message gets, where it has one. */
interface NamedContent extends Omit<SchemaFile, 'schema'> {
  readonly content: Content;
}

/** A file for the schema of every documented body and of all parameters; and what bodies have to be. */
export function schemaFiles(api: Api): SchemaSet {
  const { name, title } = api.description;
  const responses = api.operations.flatMap((each) =>
    each.operation.responses.map(({ id }, index) => ({
      id,
      named: namedResponse(name, each, index),
      headers: each.responses[index]?.headers ?? [],
      others: each.responses[index]?.others ?? [],
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
  const files = [
    ...[...responses, ...requests].flatMap(({ named }) => fileOf(named, objects)),
    ...api.operations.flatMap((each) => parametersFile(name, each)),
  ];
  return {
    api: name,
    title,
    files: shareParts(name, files, objects),
    responses: responses.map(({ id, named, headers, others }) => ({
      id,
      body: expectedBody(named),
      headers,
      others,
    })),
    requests: requests.map(({ operation, index, named }) => ({
      operation,
      index,
      body: expectedBody(named),
    })),
  };
}

function namedResponse(api: string, { operation, responses }: ApiOperation, index: number): NamedContent {
  const { id, status } = operation.responses[index]!;
  const name = id.slice(id.lastIndexOf('/') + 1);
  return {
    ...responses[index]!,
    kind: 'response',
    path: `${api}/${operation.id}/${name}.response.json`,
    typeName: pascalCase(`${operation.id} ${status} response ${name.split('-')[1] ?? ''}`),
    description: `${operation.method} ${operation.uriTemplate}`,
  };
}

function namedRequest(api: string, { operation, requests }: ApiOperation, index: number): NamedContent {
  const number = index === 0 ? '' : `-${index + 1}`;
  return {
    ...requests[index]!,
    kind: 'request',
    path: `${api}/${operation.id}/request${number}.json`,
    typeName: pascalCase(`${operation.id} request${number}`),
    description: `${operation.method} ${operation.uriTemplate}`,
  };
}

function expectedBody({ content, path }: NamedContent): ExpectedBody {
  switch (content.kind) {
    case 'json':
    case 'form':
      return { kind: 'json', path };
    case 'text':
    case 'empty':
    case 'unknown':
      return content;
  }
}

function fileOf({ content, ...named }: NamedContent, objects: NamedObjects): readonly SchemaFile[] {
  if (content.kind !== 'json' && content.kind !== 'form') return [];
  const { schema } = content.resolved;
  for (const { pointer, name, owner } of content.objects) {
    const object = valueAt(schema, keysOf(pointer));
    if (object !== undefined) objects.set(object as JsonObject, { name, owner });
  }
  return [{ ...named, schema }];
}

/** An object that has the parameters by where they stand: `path`, `query`, `header`, `cookie`. */
function parametersFile(api: string, { operation, parameters }: ApiOperation): readonly SchemaFile[] {
  if (parameters.length === 0) return [];
  const all = parameters.map((parameter) => placed(parameter.in, parameter));
  const places = [...new Set(all.map(({ place }) => place))].map((name) => {
    const fields = all.filter(({ place }) => place === name).map(({ field }) => field);
    return { name, required: fields.some(({ required }) => required), schema: objectOf(fields) };
  });
  const parts = all.flatMap((each) => each.parts);
  return [
    {
      kind: 'parameters',
      path: `${api}/${operation.id}/parameters.json`,
      typeName: pascalCase(`${operation.id} parameters`),
      title: `${operation.name} parameters`,
      description: `${operation.method} ${operation.uriTemplate}`,
      schema: { ...objectOf(places), ...(parts.length > 0 ? { $defs: Object.fromEntries(parts) } : {}) },
    },
  ];
}

/** The schema of a parameter in the file, and its own parts by the names that they have there. */
function placed(place: string, parameter: ApiParameter) {
  const { $defs, ...own } = parameter.resolved.schema;
  const parts = Object.entries(isObject($defs) ? $defs : {});
  const nameOf = (part: string) => `${place}.${parameter.name}.${part}`;
  const moved = (schema: Json) =>
    withReferences(schema, (ref) => {
      if (!ref.startsWith('#')) return ref;
      const [keyword, part, ...rest] = keysOfReference(ref);
      if (keyword === '$defs' && part !== undefined) return referenceTo(['$defs', nameOf(part), ...rest]);
      return referenceTo(['properties', place, 'properties', parameter.name]);
    }) as JsonSchema;
  return {
    place,
    field: { ...parameter, schema: moved(own) },
    parts: parts.map(([part, schema]) => [nameOf(part), moved(schema)] as const),
  };
}

interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

function objectOf(fields: readonly Field[]): JsonSchema {
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 ? { required } : {}),
  };
}
