/** Lists that are answered as if something had not been asked, or that do not show what there is. */
import { sameJson, valueAt, withValueAt } from '../../analysis/index.ts';
import { isNumber, type Json, jsonText, parsedJson, percentDecoded } from '../../documentation/index.ts';
import { requestLike } from '../../mock/index.ts';
import type { ListMutation } from '../model.ts';
import { type Broken, type Serving, withBody } from './serving.ts';

export function brokenList(mutation: ListMutation, serving: Serving): Broken {
  switch (mutation.kind) {
    case 'filter-ignored':
    case 'limit-ignored':
    case 'page-ignored':
    case 'order-ignored': {
      if ('list' in mutation)
        return changedItems(serving, mutation.list, (items) => [...items.slice(-1), ...items.slice(0, -1)]);
      const target = withoutParameter(serving.request.target, mutation.parameter);
      if (target === serving.request.target) return undefined;
      const { response } = serving.ask(requestLike(serving.request, { target }));
      return response.status === serving.answer.response.status
        ? withBody(serving, response.body)
        : undefined;
    }
    case 'item-repeated':
      return changedItems(serving, mutation.list, (items) => [...items, ...items.slice(-1)]);
    case 'item-omitted':
      return changedItems(serving, mutation.list, (items) => items.slice(0, -1));
    case 'wrong-total':
      return 'header' in mutation.total
        ? changedHeader(serving, mutation.total.header)
        : changedAt(serving, mutation.total, (total) => (isNumber(total) ? Number(total) + 1 : total));
  }
}

function withoutParameter(target: string, name: string): string {
  const at = target.indexOf('?');
  if (at < 0) return target;
  const kept = target
    .slice(at + 1)
    .split('&')
    .filter((pair) => percentDecoded(pair.split('=')[0] ?? '').replace(/\[\]$/, '') !== name);
  return kept.length === 0 ? target.slice(0, at) : `${target.slice(0, at)}?${kept.join('&')}`;
}

function changedItems(
  serving: Serving,
  list: readonly string[],
  change: (items: readonly Json[]) => readonly Json[],
): Broken {
  return changedAt(serving, list, (items) => (Array.isArray(items) ? change(items) : items));
}

/** The number of all: `57`, or the one of a range. */
function changedHeader({ answer }: Serving, header: string): Broken {
  const { response } = answer;
  const headers = response.headers.map(([name, value]): readonly [string, string] =>
    name.toLowerCase() === header.toLowerCase()
      ? [name, value.replace(/\d+$/, (total) => String(Number(total) + 1))]
      : [name, value],
  );
  const isSame = headers.every(([, value], at) => value === response.headers[at]?.[1]);
  return isSame ? undefined : { ...answer, response: { ...response, headers } };
}

function changedAt(serving: Serving, place: readonly string[], change: (value: Json) => Json): Broken {
  const body = parsedJson(serving.answer.response.body ?? '');
  const value = body === undefined ? undefined : valueAt(body, place);
  if (body === undefined || value === undefined) return undefined;
  const after = change(value);
  return sameJson(after, value) ? undefined : withBody(serving, jsonText(withValueAt(body, place, after)));
}
