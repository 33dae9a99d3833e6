/** Notes on a response: no deviations, but worth knowing. */

import { sameWording } from '../collections/index.ts';
import { percentDecoded } from '../documentation/index.ts';
import type { PlannedResponse } from './planned-response.ts';
import type { Exchange } from './record.ts';

/** Messages that are worded in another way than documented. */
export function wordingNotes(planned: PlannedResponse, exchanges: readonly Exchange[]): readonly string[] {
  const last = exchanges.findLast((exchange) => exchange.role === 'request');
  if (!last?.response || last.response.status !== planned.status || planned.status < 400) return [];
  const documented = sentences(planned.documented.body);
  const received = sentences(last.response.body);
  const sent = [percentDecoded(last.request.url), last.request.body ?? ''];
  return Object.entries(documented).flatMap(([place, text]) => {
    const actual = received[place];
    if (actual === undefined || sameWording(text, actual, sent)) return [];
    return [`${place} is worded "${actual}"; documented is "${text}"`];
  });
}

/** Texts of several words in a JSON body, by JSON Pointer; none if it is not JSON. */
function sentences(body: string | undefined): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(leaves(JSON.parse(body ?? ''), ''));
  } catch {
    return {};
  }
}

function leaves(value: unknown, place: string): readonly [string, string][] {
  if (typeof value === 'string') return /\S\s+\S/.test(value) ? [[place, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${place}/${key}`));
}

/** Answers that came only when a request was sent again; none if the last try failed as well. */
export function flakyNotes(exchanges: readonly Exchange[]): readonly string[] {
  return exchanges.filter(isFlaky).map(({ request, retried = [] }) => {
    const times = retried.length === 1 ? 'once' : `${retried.length} times`;
    return `flaky: ${request.method} ${request.url} failed ${times} before it was answered (${[...new Set(retried)].join(', ')})`;
  });
}

export function isFlaky({ response, retried = [] }: Exchange): boolean {
  return retried.length > 0 && response !== undefined && !(response.status >= 502 && response.status <= 504);
}
