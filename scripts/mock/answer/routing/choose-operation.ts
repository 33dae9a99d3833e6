/** Which of several operations with one method on one path a request is meant for. */
import { isObject, pathOf, validRequestOf } from '../../../analysis/index.ts';
import type { ServedOperation } from '../model/model.ts';
import { bodyValue } from '../reading/request-view.ts';

export function chooseOperation(
  operations: readonly ServedOperation[],
  path: string,
  query: ReadonlyMap<string, readonly string[]>,
  body: string,
): ServedOperation | undefined {
  const [first, ...others] = operations;
  if (others.length === 0) return first;
  const json = bodyValue(body, undefined);
  const keys = isObject(json) ? Object.keys(json) : [];
  let best: { readonly served: ServedOperation; readonly score: number } | undefined;
  for (const served of operations) {
    const isExact = pathOf(served.operation.uriTemplate).endsWith('/') === path.endsWith('/');
    const score = (isExact ? 50 : 0) + queryScore(served, query) + bodyScore(served, keys);
    if (score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { served, score };
  }
  return best?.served;
}

function queryScore(served: ServedOperation, query: ReadonlyMap<string, readonly string[]>): number {
  let score = 0;
  for (const [name, value] of served.fixedQuery) {
    score += query.get(name)?.includes(value) ? 10 : -100;
  }
  const parameters = served.operation.parameters.filter((parameter) => parameter.in === 'query');
  for (const parameter of parameters) {
    if (query.has(parameter.name)) score += 2;
    else if (parameter.required) score -= 3;
  }
  for (const name of query.keys()) {
    const isKnown = served.fixedQuery.has(name) || parameters.some((parameter) => parameter.name === name);
    if (!isKnown) score -= 1;
  }
  return score;
}

function bodyScore(served: ServedOperation, keys: readonly string[]): number {
  const documented = validRequestOf(served.operation)?.body?.json;
  if (!isObject(documented)) return 0;
  const own = Object.keys(documented);
  const shared = keys.filter((key) => own.includes(key)).length;
  return shared - (own.length - shared) * 0.5 - (keys.length - shared) * 0.5;
}
