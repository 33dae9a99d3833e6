import type { Attribute, DocumentedRequest, DocumentedResponse, Operation } from '../model.ts';
import { slug } from '../slug.ts';
import { childrenOf, type Element, spans, text, title } from './api-elements.ts';
import { readAttributes } from './attributes.ts';
import type { DataStructures } from './data-structures.ts';
import { readDescription } from './descriptions.ts';
import { readMessage } from './messages.ts';
import type { NameBook } from './names.ts';
import { readParameters } from './parameters.ts';
import { placeOf, type Reading } from './reading.ts';

/** The resource that an action stands under. */
export interface Surroundings {
  readonly resource: string;
  readonly group: string;
  readonly uriTemplate: string;
  readonly parameters: Element | undefined;
}

/** Reads an action; undefined where it has no request line at all, so that nothing can be sent. */
export function readOperation(
  reading: Reading,
  structures: DataStructures,
  names: NameBook,
  transition: Element,
  around: Surroundings,
): Operation | undefined {
  const transactions = childrenOf(transition, 'httpTransaction').map((transaction) => ({
    request: childrenOf(transaction, 'httpRequest')[0],
    response: childrenOf(transaction, 'httpResponse')[0],
  }));
  const methodElement = transactions.find(({ request }) => request?.attributes?.method)?.request?.attributes
    ?.method;
  if (!methodElement) return undefined;
  const method = (text(methodElement) ?? '').toUpperCase();
  const uriTemplate = text(transition.attributes?.href) ?? around.uriTemplate;
  const source = placeOf(reading, transition.meta?.title, methodElement) ?? reading.document.at(1);
  const name = title(transition) || `${method} ${around.resource}`;
  const id = names.operation(
    [slug(name), slug(`${name} ${around.resource}`)],
    slug(`${method} ${uriTemplate}`),
  );
  const requests = readRequests(reading, structures, transactions);
  const own = readAttributes(reading, structures, transition.attributes?.data);
  return {
    id,
    name,
    resource: around.resource,
    group: around.group,
    method,
    uriTemplate,
    ...readDescription(reading, transition, { of: 'operation', method }),
    relation: text(transition.attributes?.relation),
    parameters: readParameters(
      reading,
      uriTemplate,
      [around.parameters, transition.attributes?.hrefVariables],
      source,
    ),
    attributes:
      own.attributes.length > 0 ? own.attributes : allAttributes(requests.map(({ value }) => value)),
    requests: requests.map(({ value }) => value),
    responses: readResponses(
      reading,
      structures,
      transactions,
      id,
      requests.map(({ key }) => key),
    ),
    source,
  };
}

interface Transaction {
  readonly request: Element | undefined;
  readonly response: Element | undefined;
}

/**
 * The parser repeats a request for each of its responses and a response for each of its requests. The place in
 * the document tells the repetitions; what has no place was not written by anyone.
 */
function placeKey(element: Element | undefined): string | undefined {
  const [first] = spans(element);
  return first && String(first.offset);
}

function readRequests(reading: Reading, structures: DataStructures, transactions: readonly Transaction[]) {
  const found = new Map<string, DocumentedRequest>();
  for (const { request } of transactions) {
    const key = placeKey(request);
    if (!request || key === undefined || found.has(key)) continue;
    const source = placeOf(reading, request) ?? reading.document.at(1);
    found.set(key, { name: title(request), ...readMessage(reading, structures, request, source, 'request') });
  }
  return [...found].map(([key, value]) => ({ key, value }));
}

function readResponses(
  reading: Reading,
  structures: DataStructures,
  transactions: readonly Transaction[],
  operation: string,
  requestKeys: readonly string[],
): readonly DocumentedResponse[] {
  const repeats = new Map<number, number>();
  return [...groupedByResponse(transactions).values()].map(({ response, requests }) => {
    const status = Number(text(response.attributes?.statusCode));
    const nth = (repeats.get(status) ?? 0) + 1;
    repeats.set(status, nth);
    const source = placeOf(reading, response) ?? reading.document.at(1);
    return {
      id: `${reading.api}/${operation}/${status}${nth > 1 ? `-${nth}` : ''}`,
      status,
      requests: requests.map((key) => requestKeys.indexOf(key)).filter((index) => index >= 0),
      ...readMessage(reading, structures, response, source, 'response'),
    };
  });
}

function groupedByResponse(transactions: readonly Transaction[]) {
  const found = new Map<string, { response: Element; requests: string[] }>();
  for (const { request, response } of transactions) {
    const key = placeKey(response);
    if (!response || key === undefined || text(response.attributes?.statusCode) === undefined) continue;
    const entry = found.get(key) ?? { response, requests: [] };
    const requestKey = placeKey(request);
    if (requestKey !== undefined && !entry.requests.includes(requestKey)) entry.requests.push(requestKey);
    found.set(key, entry);
  }
  return found;
}

function allAttributes(requests: readonly DocumentedRequest[]): readonly Attribute[] {
  const all = requests.flatMap((request) => request.attributes);
  return [...new Map(all.map((attribute) => [attribute.name, attribute])).values()];
}
