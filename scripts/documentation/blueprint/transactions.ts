import { childrenOf, type Element, spans, text } from './api-elements.ts';

/** A request or response of an action, once, however often the parser repeats it. */
export interface RequestElement {
  readonly element: Element;
  readonly place: string;
}

export interface ResponseElement extends RequestElement {
  readonly status: number;
  /** Indices of the requests that it is paired with. */
  readonly requests: readonly number[];
}

/**
 * The requests and responses of an action. The parser gives transactions: it repeats a request for each of its
 * responses and a response for each of its requests. The place in the document tells repetitions; what has no place
 * was not written by anyone.
 */
export function readTransactions(transition: Element): {
  readonly requests: readonly RequestElement[];
  readonly responses: readonly ResponseElement[];
} {
  const requests = new Map<string, RequestElement>();
  const responses = new Map<string, { element: Element; place: string; requestPlaces: Set<string> }>();
  for (const transaction of childrenOf(transition, 'httpTransaction')) {
    const request = placed(childrenOf(transaction, 'httpRequest')[0]);
    const response = placed(childrenOf(transaction, 'httpResponse')[0]);
    if (request && !requests.has(request.place)) requests.set(request.place, request);
    if (!response || text(response.element.attributes?.statusCode) === undefined) continue;
    const known = responses.get(response.place) ?? { ...response, requestPlaces: new Set<string>() };
    if (request) known.requestPlaces.add(request.place);
    responses.set(response.place, known);
  }
  const order = [...requests.keys()];
  return {
    requests: [...requests.values()],
    responses: [...responses.values()].map(({ element, place, requestPlaces }) => ({
      element,
      place,
      status: Number(text(element.attributes?.statusCode)),
      requests: [...requestPlaces].map((each) => order.indexOf(each)),
    })),
  };
}

function placed(element: Element | undefined): RequestElement | undefined {
  const [first] = spans(element);
  return element && first && { element, place: String(first.offset) };
}
