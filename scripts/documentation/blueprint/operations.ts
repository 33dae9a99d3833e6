import type {
  Attribute,
  DescribedAttributes,
  DocumentedMessage,
  DocumentedRequest,
  DocumentedResponse,
  Json,
  Operation,
  Source,
} from '../model.ts';
import { noContent } from '../no-content.ts';
import { slug } from '../slug.ts';
import { childrenOf, type Element, text, title } from './api-elements.ts';
import { readAttributes } from './attributes.ts';
import { definitionOf } from './data-structures.ts';
import { readDescription } from './descriptions.ts';
import { exampleBody } from './example-body.ts';
import { readMessage, signatureAt } from './messages.ts';
import { asSent, type NamedQuery, readNamedQuery } from './named-query.ts';
import {
  type DescribedParameter,
  parametersOf,
  readDescribedParameters,
  withoutPlace,
} from './parameters.ts';
import { placeOf, type ReaderContext } from './reader-context.ts';
import { readHeading } from './repair/heading.ts';
import { takeParameters } from './table-parameters.ts';
import { type ResponseElement, readTransactions } from './transactions.ts';
import { placeParameters } from './unplaced-parameters.ts';
import { readUriTemplate } from './uri-templates.ts';

/** The resource that an action is under. */
export interface ParentResource {
  readonly resource: string;
  readonly group: string;
  readonly query: NamedQuery;
  readonly parameters: readonly DescribedParameter[];
  /** True if an action of the resource sends a body. */
  readonly sendsBodies: boolean;
}

/** Reads an action; undefined if it has no method, so that nothing can be sent. */
export function readOperation(
  reading: ReaderContext,
  transition: Element,
  around: ParentResource,
): Operation | undefined {
  const methodElement = methodOf(transition);
  if (!methodElement) return undefined;
  const source = placeOf(reading, transition.meta?.title, methodElement) ?? reading.document.at(1);
  const method = writtenMethod(reading, source) ?? (text(methodElement) ?? '').toUpperCase();
  const href = text(transition.attributes?.href);
  const query = href === undefined ? around.query : readNamedQuery(readUriTemplate(reading, href, source));
  const written = query.uriTemplate;
  const name = title(transition) || `${method} ${around.resource}`;
  const wishes = [slug(name), slug(`${name} ${around.resource}`)];
  const id = reading.names.operation(wishes, slug(`${method} ${written}`));

  const { attributes, requests, responses } = readExchanges(reading, transition, { id, method, source });
  const sent = exampleKeys(requests);
  const context = { of: 'operation', method, sent, answered: exampleKeys(responses) } as const;
  const description = readDescription(reading, transition, context);
  const inTables = takeParameters(description.tables, written, sent);
  const own = asSent(readDescribedParameters(reading, transition.attributes?.hrefVariables, source), query);
  const unplaced = withoutPlace(written, [...inTables.parameters, ...own, ...inherited(method, around)]);
  const { uriTemplate, tables } = placeParameters(method, written, unplaced, sent);
  return {
    id,
    name,
    resource: around.resource,
    group: around.group,
    method,
    uriTemplate,
    description: description.description,
    relation: text(transition.attributes?.relation),
    parameters: parametersOf(
      uriTemplate,
      [...inTables.parameters, ...asSent(around.parameters, query), ...own],
      source,
    ),
    attributes,
    tables: [...inTables.tables, ...tables],
    requests,
    responses,
    source,
  };
}

/** The method in the heading itself: the parser may have been given another one in its place. */
function writtenMethod(reading: ReaderContext, source: Source): string | undefined {
  return readHeading(reading.document.written[source.line - 1] ?? '')?.method;
}

/** What is sent and answered, and the fields of what is sent. */
function readExchanges(
  reading: ReaderContext,
  transition: Element,
  { id, method, source }: Pick<Operation, 'id' | 'method' | 'source'>,
): Pick<Operation, 'attributes' | 'requests' | 'responses'> {
  const transactions = readTransactions(transition);
  const data = transition.attributes?.data;
  const fields = readAttributes(reading, data);
  const documented = transactions.requests.map(({ element }) => readRequest(reading, element));
  const place = placeOf(reading, data, definitionOf(data)) ?? source;
  const implied = documented.length === 0 ? impliedRequest(method, fields, place) : undefined;
  const requests = implied ? [implied] : documented;
  return {
    attributes: fields.attributes.length > 0 ? fields.attributes : allAttributes(requests),
    requests,
    responses: readResponses(reading, id, transactions.responses, implied !== undefined),
  };
}

/** The method of an action, as the parser read it. */
export function methodOf(transition: Element): Element | undefined {
  return childrenOf(transition, 'httpTransaction')
    .flatMap((transaction) => childrenOf(transaction, 'httpRequest'))
    .map((request) => request.attributes?.method)
    .find((method) => method !== undefined);
}

/** What a resource describes beside its URI are the fields of what is sent to it, where anything is. */
function inherited(method: string, around: ParentResource): readonly DescribedParameter[] {
  const isMeant = /^(?:POST|PUT|PATCH)$/.test(method) || !around.sendsBodies;
  return isMeant ? withoutPlace(around.query.uriTemplate, asSent(around.parameters, around.query)) : [];
}

function readRequest(reading: ReaderContext, element: Element): DocumentedRequest {
  const source = placeOf(reading, element) ?? reading.document.at(1);
  return { name: title(element), ...readMessage(reading, element, source, 'request') };
}

function readResponses(
  reading: ReaderContext,
  operation: string,
  elements: readonly ResponseElement[],
  implied: boolean,
): readonly DocumentedResponse[] {
  const repeats = new Map<number, number>();
  return elements.map(({ element, status: parsed, requests }) => {
    const source: Source = placeOf(reading, element) ?? reading.document.at(1);
    const status = statusAt(reading, source) ?? parsed;
    const nth = (repeats.get(status) ?? 0) + 1;
    repeats.set(status, nth);
    return {
      id: `${reading.api}/${operation}/${status}${nth > 1 ? `-${nth}` : ''}`,
      status,
      requests: implied ? [0] : requests,
      remarks: [],
      ...readMessage(reading, element, source, 'response'),
    };
  });
}

/** The status in the line of a response, of which the parser may make another. */
function statusAt(reading: ReaderContext, source: Source): number | undefined {
  const { status, plain } = signatureAt(reading, source) ?? {};
  if (status === undefined) return undefined;
  if (!plain) {
    const written = (reading.document.written[source.line - 1] ?? '').trim();
    reading.note('response-line', 'warning', source, { written, status });
  }
  return Number(status);
}

function allAttributes(requests: readonly DocumentedRequest[]): readonly Attribute[] {
  const all = requests.flatMap((request) => request.attributes);
  return [...new Map(all.map((attribute) => [attribute.name, attribute])).values()];
}

/** The keys of all objects in the example bodies of messages. */
function exampleKeys(messages: readonly DocumentedMessage[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { body } of messages) collect(body?.json, keys);
  return keys;
}

function collect(json: Json | undefined, keys: Set<string>): void {
  if (typeof json !== 'object' || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    if (!Array.isArray(json)) keys.add(key);
    collect(value as Json, keys);
  }
}

/** The request that an action describes by its attributes alone, without a `+ Request`; undefined if it does not. */
function impliedRequest(
  method: string,
  fields: DescribedAttributes,
  source: Source,
): DocumentedRequest | undefined {
  if (fields.attributes.length === 0 || !/^(?:POST|PUT|PATCH)$/.test(method)) return undefined;
  return {
    ...noContent,
    name: '',
    mediaType: 'application/json',
    headers: [],
    body: exampleBody(fields, source),
    description: '',
    tables: [],
    source,
  };
}
