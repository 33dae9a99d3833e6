import type { ApiDescription, Attribute } from '../documentation/index.ts';
import { type DocumentedBody, requestBodies, responseBodies } from './bodies.ts';
import { findEntities, type ShapedBody } from './entities.ts';
import { expectedKind } from './expected-body.ts';
import type { ExpectedBody, SchemaFile, SchemaSet } from './model.ts';
import { type Making, schemaOfBody } from './schema-of-shape.ts';
import { mergeShapes, type Shape, shapeOf } from './shape.ts';
import { shareParts } from './share-parts.ts';

/** The JSON Schema of every documented body, and what to expect where there is none. */
export function inferSchemas(api: ApiDescription): SchemaSet {
  const responses = responseBodies(api);
  const requests = requestBodies(api);
  const shaped = [...responses, ...requests].filter(isJson).map(withShape);
  const making: Making = {
    entities: findEntities(shaped),
    messages: messagesOf(shaped),
    names: new WeakMap(),
  };
  const files = shaped.map(
    ({ body, shape }): SchemaFile => ({
      path: body.path,
      kind: body.status === undefined ? 'request' : 'response',
      typeName: body.typeName,
      title: body.title,
      schema: schemaOfBody(making, body, shape, rootAttribute(body)),
    }),
  );
  return {
    api: api.name,
    title: api.title,
    files: shareParts(api.name, files, making.names),
    responses: responses.map((body) => ({ id: body.id, body: expected(body) })),
    requests: requests.map((body) => ({
      operation: body.operation.id,
      index: body.index,
      body: expected(body),
    })),
    findings: [],
  };
}

function kindOfBody(body: DocumentedBody) {
  return expectedKind(body.message, body.operation.method, body.status);
}

function isJson(body: DocumentedBody): boolean {
  return kindOfBody(body) === 'json';
}

function expected(body: DocumentedBody): ExpectedBody {
  const kind = kindOfBody(body);
  switch (kind) {
    case 'json':
      return { kind, path: body.path };
    case 'text':
      return { kind, mediaType: body.message.mediaType };
    case 'empty':
    case 'unknown':
      return { kind };
  }
}

function withShape(body: DocumentedBody): ShapedBody {
  const json = body.message.body?.json;
  const shape = json === undefined ? mergeShapes([]) : shapeOf(json);
  return { body, shape: body.message.body?.generated ? withoutBlanks(shape) : shape };
}

/** Made examples have an empty string wherever no example is written: no value that anybody showed. */
function withoutBlanks(shape: Shape): Shape {
  return {
    ...shape,
    scalars: new Set([...shape.scalars].filter((value) => value !== '')),
    items: shape.items && withoutBlanks(shape.items),
    properties: new Map(
      [...shape.properties].map(([key, property]) => [
        key,
        { ...property, shape: withoutBlanks(property.shape) },
      ]),
    ),
  };
}

/** What MSON says of the body as a whole. */
function rootAttribute({ message }: DocumentedBody): Attribute | undefined {
  if (message.attributesType === undefined) return undefined;
  return {
    name: '',
    type: message.attributesType,
    typeText: '',
    description: '',
    required: undefined,
    nullable: false,
    values: [],
    default: undefined,
    example: undefined,
    children: message.attributes,
    source: message.source,
  };
}

function messagesOf(bodies: readonly ShapedBody[]): string {
  const lines: string[] = [];
  for (const { body, shape } of bodies) if (body.role === 'error') collectStrings(shape, lines);
  return lines.map((line) => line.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')).join('\n');
}

function collectStrings(shape: Shape, into: string[]): void {
  for (const value of shape.scalars) if (typeof value === 'string') into.push(value);
  if (shape.items) collectStrings(shape.items, into);
  for (const property of shape.properties.values()) collectStrings(property.shape, into);
}
