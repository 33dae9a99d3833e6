/** Lists that ignore their query parameters, or do not show what there is. */

import {
  isObject,
  isSuccess,
  type ListParameter,
  meaningOf,
  statedOrder,
  valueAt,
} from '../../analysis/index.ts';
import { isNumber, type Json } from '../../documentation/index.ts';
import { tellsTotal, totalKey } from '../../vocabulary/index.ts';
import type { ListMutation } from '../model.ts';
import type { DocumentedAnswer } from './documented-answer.ts';

export function listMutations({
  operation,
  response,
  concerns,
  example,
}: DocumentedAnswer): readonly ListMutation[] {
  const list = concerns?.role === 'list' ? concerns.resource.listItems : undefined;
  if (!isSuccess(response) || list === undefined) return [];
  const items = valueAt(example, list);
  const first: Json | undefined = Array.isArray(items) ? items[0] : undefined;
  const item = isObject(first) ? first : {};
  const ignored = operation.parameters.flatMap((parameter) => {
    const meaning = meaningOf(parameter, item);
    return meaning ? [{ kind: kindFor(meaning), parameter: parameter.name }] : [];
  });
  return [
    ...ignored,
    ...(!ignored.some(({ kind }) => kind === 'order-ignored') && statedOrder(operation, item)
      ? [{ kind: 'order-ignored' as const, list }]
      : []),
    { kind: 'item-repeated', list },
    { kind: 'item-omitted', list },
    ...[...totalsIn(example), ...totalHeaders(response)].map((total) => ({
      kind: 'wrong-total' as const,
      total,
    })),
  ];
}

type Ignored = Extract<ListMutation, { readonly parameter: string }>['kind'];

function kindFor({ kind }: ListParameter): Ignored {
  switch (kind) {
    case 'limit':
      return 'limit-ignored';
    case 'offset':
    case 'page':
    case 'cursor':
      return 'page-ignored';
    case 'sort':
    case 'direction':
      return 'order-ignored';
    case 'filter':
    case 'search':
      return 'filter-ignored';
  }
}

export function totalHeaders({
  headers,
}: DocumentedAnswer['response']): readonly { readonly header: string }[] {
  return headers.filter(({ name }) => tellsTotal(name)).map(({ name }) => ({ header: name }));
}

/** Where the body shows how many there are in all: at the top, or in an object there. */
export function totalsIn(body: Json | undefined, at: readonly string[] = []): readonly (readonly string[])[] {
  if (!isObject(body) || at.length > 2) return [];
  return Object.entries(body).flatMap(([key, value]) =>
    totalKey.test(key) && isNumber(value) ? [[...at, key]] : totalsIn(value, [...at, key]),
  );
}
