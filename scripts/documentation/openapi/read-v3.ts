/** OpenAPI 3.0, 3.1 and 3.2. */
import { isForm } from '../forms.ts';
import type { Json, JsonSchema, PartEncoding, SecurityScheme } from '../model.ts';
import { sequenceOf } from '../sequence.ts';
import { openApi30, openApi31 } from './dialects.ts';
import { methodsOf, type ReadVersion, securityOf, tagsOf, textOrEmpty } from './read-common.ts';
import { xmlOf } from './read-xml-shape.ts';
import { openBooks, type SchemaBook, type SchemaBooks } from './schema-book.ts';
import type {
  ParameterStyle,
  SpecContent,
  SpecExample,
  SpecHeader,
  SpecLink,
  SpecOperation,
  SpecParameter,
  SpecRequestBody,
  SpecResponse,
} from './spec.ts';
import type { SpecNode } from './spec-node.ts';

export const readVersion3: ReadVersion = (root) => {
  const books = openBooks(/^3\.0/.test(root.text('openapi') ?? '') ? openApi30 : openApi31);
  const paths = root.get('paths')?.entries() ?? [];
  const webhooks = root.get('webhooks')?.entries() ?? [];
  const sent = paths.flatMap(([path, item]) => operationsOf(path, item, false, books, root));
  return {
    title: textOrEmpty(root.get('info'), 'title'),
    description: textOrEmpty(root.get('info'), 'description'),
    servers: serversOf(root),
    tags: tagsOf(root),
    operations: [
      ...sent.flatMap(({ operation, callbacks }) => [operation, ...callbacks]),
      ...webhooks.flatMap(([name, item]) =>
        operationsOf(name, item, true, books, root).map((each) => each.operation),
      ),
    ],
    security: (root.get('components')?.get('securitySchemes')?.entries() ?? []).flatMap(([name, node]) =>
      schemeOf(name, node),
    ),
    source: root.source,
  };
};

interface ReadOperation {
  readonly operation: SpecOperation;
  readonly callbacks: readonly SpecOperation[];
}

function operationsOf(
  path: string,
  item: SpecNode,
  sentByTarget: boolean,
  books: SchemaBooks,
  root: SpecNode,
): readonly ReadOperation[] {
  const shared = parametersOf(item, books.sent);
  return methodsOf(item).map(([method, node]) => ({
    operation: operationOf(method, path, node, { item, shared, sentByTarget, books, root }),
    callbacks: sentByTarget ? [] : callbacksOf(node, books, root),
  }));
}

function callbacksOf(node: SpecNode, books: SchemaBooks, root: SpecNode): readonly SpecOperation[] {
  const expressions = (node.get('callbacks')?.entries() ?? []).flatMap(([name, callback]) =>
    callback.entries().map(([, item]) => [name, item] as const),
  );
  return expressions.flatMap(([name, item]) =>
    operationsOf(name, item, true, books, root).map(({ operation }) => operation),
  );
}

interface Surroundings {
  readonly item: SpecNode;
  readonly shared: readonly SpecParameter[];
  readonly sentByTarget: boolean;
  readonly books: SchemaBooks;
  readonly root: SpecNode;
}

function operationOf(method: string, path: string, node: SpecNode, around: Surroundings): SpecOperation {
  const { books, item, shared, sentByTarget, root } = around;
  const own = parametersOf(node, books.sent);
  return {
    method,
    path,
    sentByTarget,
    unsentQuery: [item, node].some((each) => each.get('parameters')?.items().some(demandsUnsentQuery)),
    operationId: node.text('operationId'),
    summary: textOrEmpty(node, 'summary'),
    description: textOrEmpty(node, 'description'),
    tags: node.texts('tags'),
    deprecated: node.flag('deprecated') ?? false,
    parameters: [...shared.filter((each) => !own.some((other) => isSameParameter(each, other))), ...own],
    body: bodyOf(node.get('requestBody'), books.sent),
    responses: (node.get('responses')?.entries() ?? []).map(([key, response]) =>
      responseOf(key, response, books.received),
    ),
    security: securityOf(method, node, item, root),
    source: node.source,
  };
}

/** Of OpenAPI 3.2: the whole query. In the form of a form its fields are parameters like those of an object. */
function isWholeQuery(parameter: SpecNode): boolean {
  return parameter.text('in') === 'querystring';
}

function isQueryForm(parameter: SpecNode): boolean {
  return isWholeQuery(parameter) && isForm(parameter.get('content')?.entries()[0]?.[0]);
}

function demandsUnsentQuery(parameter: SpecNode): boolean {
  return isWholeQuery(parameter) && !isQueryForm(parameter) && parameter.flag('required') === true;
}

function isSameParameter(a: SpecParameter, b: SpecParameter): boolean {
  return a.in === b.in && a.name === b.name;
}

function parametersOf(node: SpecNode, book: SchemaBook): readonly SpecParameter[] {
  return (node.get('parameters')?.items() ?? []).flatMap((parameter) => parameterOf(parameter, book));
}

const places = ['path', 'query', 'header', 'cookie'] as const;
const defaultStyles = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' } as const;
/** What a header parameter of these names says is said elsewhere, and is ignored here by the format. */
const ignoredHeaders = /^(accept|content-type|authorization)$/i;

function parameterOf(node: SpecNode, book: SchemaBook): readonly SpecParameter[] {
  const name = node.text('name');
  const [content] = node.get('content')?.entries() ?? [];
  const place = isQueryForm(node) ? 'query' : places.find((each) => each === node.text('in'));
  if (name === undefined || place === undefined) {
    node.note('element-not-read', 'warning', {
      element: 'parameter',
      problem:
        name === undefined
          ? 'it has no name'
          : isWholeQuery(node)
            ? `a query of media type "${content?.[0] ?? ''}" is not sent, only one of a form`
            : `its place "${node.text('in') ?? ''}" is not one of ${places.join(', ')}`,
    });
    return [];
  }
  if (place === 'header' && ignoredHeaders.test(name)) return [];
  const style = (node.text('style') ?? defaultStyles[place]) as ParameterStyle;
  return [
    {
      name,
      in: place,
      required: place === 'path' || (node.flag('required') ?? false),
      deprecated: node.flag('deprecated') ?? false,
      description: textOrEmpty(node, 'description'),
      schema: book.schemaAt(content ? content[1].raw('schema') : node.raw('schema')),
      style,
      explode: node.flag('explode') ?? style === 'form',
      mediaType: isQueryForm(node) ? undefined : content?.[0],
      allowReserved: node.flag('allowReserved') ?? false,
      example:
        jsonOf(node.shown('example')) ??
        examplesOf(node)[0]?.value ??
        (content ? examplesOf(content[1])[0]?.value : undefined),
      source: node.source,
    },
  ];
}

function bodyOf(node: SpecNode | undefined, book: SchemaBook): SpecRequestBody | undefined {
  if (node === undefined) return undefined;
  return {
    required: node.flag('required') ?? false,
    description: textOrEmpty(node, 'description'),
    contents: contentsOf(node, book),
    negotiable: true,
    source: node.source,
  };
}

function responseOf(key: string, node: SpecNode, book: SchemaBook): SpecResponse {
  return {
    key,
    description: [node.text('summary'), node.text('description')].filter(Boolean).join('\n\n'),
    headers: (node.get('headers')?.entries() ?? [])
      .filter(([name]) => !/^content-type$/i.test(name))
      .map(([name, header]) => headerOf(name, header, book)),
    contents: contentsOf(node, book),
    negotiable: true,
    links: (node.get('links')?.entries() ?? []).map(([, link]) => linkOf(link)),
    source: node.source,
  };
}

function headerOf(name: string, node: SpecNode, book: SchemaBook): SpecHeader {
  const [content] = node.get('content')?.entries() ?? [];
  return {
    name,
    required: node.flag('required') ?? false,
    description: textOrEmpty(node, 'description'),
    schema: book.schemaAt(content ? content[1].raw('schema') : node.raw('schema')),
    example:
      jsonOf(node.shown('example')) ??
      examplesOf(node)[0]?.value ??
      (content ? examplesOf(content[1])[0]?.value : undefined),
    source: node.source,
  };
}

function linkOf(node: SpecNode): SpecLink {
  return {
    operationId: node.text('operationId'),
    operationRef: node.text('operationRef'),
    parameters: (node.json('parameters') ?? {}) as Readonly<Record<string, Json>>,
    requestBody: node.json('requestBody'),
    source: node.source,
  };
}

function contentsOf(node: SpecNode, book: SchemaBook): readonly SpecContent[] {
  return (node.get('content')?.entries() ?? []).map(
    ([mediaType, content]): SpecContent => ({
      mediaType,
      schema: sequenceSchema(mediaType, content, book) ?? book.schemaAt(content.raw('schema')),
      examples: examplesOf(content),
      encoding: Object.fromEntries(
        (content.get('encoding')?.entries() ?? []).map(([part, encoding]) => [part, encodingOf(encoding)]),
      ),
      ...xmlOf(mediaType, content.raw('schema')),
      ...sequenceIn(mediaType, content),
      source: content.source,
    }),
  );
}

/** Since 3.2 each item of a sequence has a schema; before, that of a list can only mean the items. */
function sequenceIn(mediaType: string, content: SpecNode): Pick<SpecContent, 'notation'> {
  const isSequence = content.has('itemSchema') || content.get('schema')?.text('type') === 'array';
  const sequence = isSequence ? sequenceOf(mediaType) : undefined;
  return sequence === undefined ? {} : { notation: { sequence } };
}

function sequenceSchema(mediaType: string, content: SpecNode, book: SchemaBook): JsonSchema | undefined {
  if (!content.has('itemSchema') || sequenceOf(mediaType) === undefined) return undefined;
  const items = book.schemaAt(content.raw('itemSchema')) ?? true;
  if (typeof items === 'boolean') return { type: 'array', items };
  const { $defs, ...own } = items;
  return { type: 'array', items: own, ...($defs === undefined ? {} : { $defs }) };
}

function encodingOf(node: SpecNode): PartEncoding {
  const mediaType = node.text('contentType');
  return {
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(node.flag('explode') === false ? { joined: true as const } : {}),
  };
}

function examplesOf(node: SpecNode): readonly SpecExample[] {
  const single = node.shown('example');
  const named = (node.get('examples')?.entries() ?? []).flatMap(([name, example]) => {
    const value = jsonOf(example.shown('value')) ?? example.json('dataValue');
    return value === undefined
      ? []
      : [{ name, summary: textOrEmpty(example, 'summary'), value, source: example.source }];
  });
  if (single === undefined) return named;
  return [{ name: '', summary: '', value: single.value as Json, source: single.source }, ...named];
}

function jsonOf(node: SpecNode | undefined): Json | undefined {
  return node?.value as Json | undefined;
}

function serversOf(root: SpecNode): readonly string[] {
  return (root.get('servers')?.items() ?? []).flatMap((server) => {
    const url = server.text('url');
    if (url === undefined) return [];
    const variables = server.get('variables');
    return [
      url.replace(
        /\{([^{}]+)\}/g,
        (written, name: string) => variables?.get(name)?.text('default') ?? written,
      ),
    ];
  });
}

function schemeOf(name: string, node: SpecNode): readonly SecurityScheme[] {
  const base = { name, description: textOrEmpty(node, 'description'), source: node.source };
  switch (node.text('type')?.toLowerCase()) {
    case 'apikey':
      return [{ ...base, kind: 'api-key', in: placeOfKey(node), parameter: node.text('name') ?? name }];
    case 'http':
      return [
        {
          ...base,
          kind: node.text('scheme')?.toLowerCase() === 'basic' ? 'basic' : 'bearer',
          scheme: node.text('scheme') ?? 'Bearer',
        },
      ];
    case 'oauth2': {
      const flow = { type: 'oauth2', flows: node.json('flows') ?? {} };
      return [{ ...base, kind: 'bearer', scheme: 'Bearer', flow }];
    }
    case 'openidconnect': {
      const flow = { type: 'openIdConnect', openIdConnectUrl: textOrEmpty(node, 'openIdConnectUrl') };
      return [{ ...base, kind: 'bearer', scheme: 'Bearer', flow }];
    }
    case 'mutualtls':
      return [{ ...base, kind: 'mutual-tls' }];
    default:
      node.note('element-not-read', 'warning', {
        element: 'security scheme',
        problem: `its type "${node.text('type') ?? ''}" is not one that the format knows`,
      });
      return [];
  }
}

export function placeOfKey(node: SpecNode): 'header' | 'query' | 'cookie' {
  const place = node.text('in');
  return place === 'query' || place === 'cookie' ? place : 'header';
}
