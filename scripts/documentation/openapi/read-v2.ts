/** Swagger 2.0. */
import type { Json, JsonObject, JsonSchema, SecurityScheme } from '../model.ts';
import { swagger20 } from './dialects.ts';
import { methodsOf, type ReadVersion, securityOf, tagsOf, textOrEmpty } from './read-common.ts';
import { placeOfKey } from './read-v3.ts';
import { xmlOf } from './read-xml-shape.ts';
import { openBooks, type SchemaBook, type SchemaBooks } from './schema-book.ts';
import type {
  ParameterStyle,
  SpecContent,
  SpecHeader,
  SpecOperation,
  SpecParameter,
  SpecRequestBody,
  SpecResponse,
} from './spec.ts';
import type { SpecNode } from './spec-node.ts';

export const readVersion2: ReadVersion = (root) => {
  const books = openBooks(swagger20);
  const paths = root.get('paths')?.entries() ?? [];
  return {
    title: textOrEmpty(root.get('info'), 'title'),
    description: textOrEmpty(root.get('info'), 'description'),
    servers: serversOf(root),
    tags: tagsOf(root),
    operations: paths.flatMap(([path, item]) =>
      methodsOf(item).map(([method, node]) => operationOf(method, path, node, item, books, root)),
    ),
    security: (root.get('securityDefinitions')?.entries() ?? []).flatMap(([name, node]) =>
      schemeOf(name, node),
    ),
    source: root.source,
  };
};

function operationOf(
  method: string,
  path: string,
  node: SpecNode,
  item: SpecNode,
  books: SchemaBooks,
  root: SpecNode,
): SpecOperation {
  const parameters = parameterNodes(node, item);
  const produces = typesOf(node, root, 'produces');
  const consumes = typesOf(node, root, 'consumes');
  return {
    method,
    path,
    sentByTarget: false,
    unsentQuery: false,
    operationId: node.text('operationId'),
    summary: textOrEmpty(node, 'summary'),
    description: textOrEmpty(node, 'description'),
    tags: node.texts('tags'),
    deprecated: node.flag('deprecated') ?? false,
    parameters: parameters.flatMap((parameter) => parameterOf(parameter, books.sent)),
    body: bodyOf(parameters, consumes, books.sent),
    responses: (node.get('responses')?.entries() ?? [])
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, response]) => responseOf(key, response, produces, books.received)),
    security: securityOf(method, node, item, root),
    source: node.source,
  };
}

/** The operation's own, and those of its path that it does not replace. */
function parameterNodes(node: SpecNode, item: SpecNode): readonly SpecNode[] {
  const own = node.get('parameters')?.items() ?? [];
  const shared = item.get('parameters')?.items() ?? [];
  const isOwn = (each: SpecNode) =>
    own.some((other) => other.text('name') === each.text('name') && other.text('in') === each.text('in'));
  return [...shared.filter((each) => !isOwn(each)), ...own];
}

interface MediaTypes {
  readonly types: readonly string[];
  /** Whether the operation itself names them: what is at the top of a document is a default that few check. */
  readonly own: boolean;
}

function typesOf(node: SpecNode, root: SpecNode, key: 'consumes' | 'produces'): MediaTypes {
  const own = node.has(key);
  return { types: (own ? node : root).texts(key), own };
}

const places = ['path', 'query', 'header'] as const;

function parameterOf(node: SpecNode, book: SchemaBook): readonly SpecParameter[] {
  const name = node.text('name');
  const place = places.find((each) => each === node.text('in'));
  if (name === undefined || place === undefined) return [];
  return [
    {
      name,
      in: place,
      required: place === 'path' || (node.flag('required') ?? false),
      deprecated: false,
      description: textOrEmpty(node, 'description'),
      schema: schemaOfSimple(node, book),
      ...styleOf(node.text('collectionFormat'), place),
      mediaType: undefined,
      allowReserved: false,
      example: node.json('x-example') ?? node.json('example'),
      source: node.source,
    },
  ];
}

/** A parameter or header is its own schema, with words that do not belong to a schema. */
function schemaOfSimple(node: SpecNode, book: SchemaBook): JsonSchema | boolean | undefined {
  const schema = book.schemaAt(node);
  if (typeof schema !== 'object') return schema;
  const { name, in: _, required, description, collectionFormat, allowEmptyValue, ...others } = schema;
  return others;
}

function styleOf(
  format: string | undefined,
  place: SpecParameter['in'],
): { readonly style: ParameterStyle; readonly explode: boolean } {
  switch (format) {
    case 'multi':
      return { style: 'form', explode: true };
    case 'ssv':
      return { style: 'spaceDelimited', explode: false };
    case 'pipes':
      return { style: 'pipeDelimited', explode: false };
    case 'tsv':
      return { style: 'tabDelimited', explode: false };
    default:
      return { style: place === 'query' ? 'form' : 'simple', explode: false };
  }
}

function bodyOf(
  parameters: readonly SpecNode[],
  consumes: MediaTypes,
  book: SchemaBook,
): SpecRequestBody | undefined {
  const body = parameters.find((each) => each.text('in') === 'body');
  if (body) {
    const examples = exampleIn(body.get('schema'));
    return {
      required: body.flag('required') ?? false,
      description: textOrEmpty(body, 'description'),
      contents: (consumes.types.length > 0 ? consumes.types : ['application/json']).map((mediaType) => ({
        mediaType,
        schema: book.schemaAt(body.raw('schema')),
        examples,
        encoding: {},
        ...xmlOf(mediaType, body.raw('schema')),
        source: body.source,
      })),
      negotiable: consumes.own,
      source: body.source,
    };
  }
  const fields = parameters.filter((each) => each.text('in') === 'formData');
  const [first] = fields;
  return first && formOf(fields, first, consumes.types, book);
}

function formOf(
  fields: readonly SpecNode[],
  first: SpecNode,
  consumes: readonly string[],
  book: SchemaBook,
): SpecRequestBody {
  const hasFile = fields.some((field) => field.text('type') === 'file');
  const forms = consumes.filter((type) => /form/i.test(type));
  const fallback = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const required = fields.filter((field) => field.flag('required')).map((field) => field.text('name') ?? '');
  const properties = fields.map((field) => {
    const schema = schemaOfSimple(field, book);
    const description = textOrEmpty(field, 'description');
    return [
      field.text('name') ?? '',
      typeof schema === 'object' && description !== '' ? { ...schema, description } : (schema ?? {}),
    ] as const;
  });
  const schema: JsonSchema = {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(properties) as Record<string, Json>,
  };
  return {
    required: required.length > 0,
    description: '',
    contents: (forms.length > 0 ? forms : [fallback]).map((mediaType) => ({
      mediaType,
      schema,
      examples: [],
      encoding: Object.fromEntries(
        fields.filter(isJoined).map((field) => [field.text('name') ?? '', joined]),
      ),
      source: first.source,
    })),
    negotiable: false,
    source: first.source,
  };
}

const joined = { joined: true } as const;

/** A list is in one text where nothing else is said. */
function isJoined(field: SpecNode): boolean {
  const format = field.text('collectionFormat') ?? 'csv';
  return field.text('type') === 'array' && format === 'csv';
}

function responseOf(key: string, node: SpecNode, produces: MediaTypes, book: SchemaBook): SpecResponse {
  return {
    key,
    description: textOrEmpty(node, 'description'),
    headers: (node.get('headers')?.entries() ?? []).map(([name, header]) => headerOf(name, header, book)),
    contents: contentsOf(node, typesOfAnswer(key, node, produces.types), book),
    negotiable: produces.own,
    links: [],
    source: node.source,
  };
}

/**
 * `produces` stands for all answers of an operation. One that gives a file or a stream describes its errors as objects
 * all the same, which are JSON then.
 */
function typesOfAnswer(key: string, node: SpecNode, produces: readonly string[]): readonly string[] {
  if (produces.length === 0) return ['application/json'];
  const isError = !/^[123]/.test(key);
  const showsObjects = produces.some((type) => /json|xml|yaml|form|\*/i.test(type));
  const schema = node.get('schema');
  const isObject = schema?.text('type') === 'object' || schema?.has('properties') || schema?.has('allOf');
  return isError && isObject && !showsObjects ? [...produces, 'application/json'] : produces;
}

function contentsOf(node: SpecNode, produces: readonly string[], book: SchemaBook): readonly SpecContent[] {
  const examples = node.get('examples')?.entries() ?? [];
  if (!node.has('schema') && examples.length === 0) return [];
  const shown = examples.map(([type]) => type).filter((type) => type.includes('/'));
  const types = [...new Set([...produces, ...shown])];
  return types.map((mediaType) => ({
    mediaType,
    schema: book.schemaAt(node.raw('schema')),
    examples: examples
      .filter(([type]) => type === mediaType)
      .map(([, example]) => ({
        name: '',
        summary: '',
        value: example.value as Json,
        source: example.source,
      })),
    encoding: {},
    ...xmlOf(mediaType, node.raw('schema')),
    source: node.source,
  }));
}

function exampleIn(schema: SpecNode | undefined): SpecContent['examples'] {
  const shown = schema?.shown('example');
  return schema === undefined || shown === undefined
    ? []
    : [{ name: '', summary: '', value: shown.value as Json, source: schema.source }];
}

function headerOf(name: string, node: SpecNode, book: SchemaBook): SpecHeader {
  return {
    name,
    required: false,
    description: textOrEmpty(node, 'description'),
    schema: schemaOfSimple(node, book),
    example: node.json('x-example'),
    source: node.source,
  };
}

function serversOf(root: SpecNode): readonly string[] {
  const host = root.text('host');
  const schemes = root.texts('schemes');
  const path = root.text('basePath') ?? '';
  if (host === undefined) return path === '' ? [] : [path];
  return (schemes.length > 0 ? schemes : ['https']).map((scheme) => `${scheme}://${host}${path}`);
}

/** As OpenAPI 3 writes it, which has other names for the flows. */
function flowOf(node: SpecNode): JsonObject {
  const urls = ['authorizationUrl', 'tokenUrl'].flatMap((key): [string, Json][] => {
    const url = node.text(key);
    return url === undefined ? [] : [[key, url]];
  });
  const name = node.text('flow') ?? 'implicit';
  const { [name]: newName = name } = newNames;
  const flow = { ...Object.fromEntries(urls), scopes: node.json('scopes') ?? {} };
  return { type: 'oauth2', flows: { [newName]: flow } };
}

const newNames: Readonly<Record<string, string>> = {
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

function schemeOf(name: string, node: SpecNode): readonly SecurityScheme[] {
  const base = { name, description: textOrEmpty(node, 'description'), source: node.source };
  switch (node.text('type')?.toLowerCase()) {
    case 'basic':
      return [{ ...base, kind: 'basic', scheme: 'Basic' }];
    case 'apikey':
      return [{ ...base, kind: 'api-key', in: placeOfKey(node), parameter: node.text('name') ?? name }];
    case 'oauth2':
      return [{ ...base, kind: 'bearer', scheme: 'Bearer', flow: flowOf(node) }];
    default:
      node.note('element-not-read', 'warning', {
        element: 'security scheme',
        problem: `its type "${node.text('type') ?? ''}" is not one that the format knows`,
      });
      return [];
  }
}
