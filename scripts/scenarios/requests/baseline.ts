/** The request as documented, with values that a target knows in place of the documentation's examples. */
import { type Operation, pathShape } from '../../documentation/index.ts';
import type { ApiContext, Baseline } from '../context.ts';
import type { Need, RequestPlan } from '../model.ts';
import { plannedBody } from './body-plan.ts';
import { needsWith } from './constants.ts';
import { linkedNeed } from './linked.ts';
import { madeUpParameters } from './made-up.ts';
import { plannedPath } from './path-plan.ts';
import { variablesOf } from './paths.ts';
import { accessOf, headersOf, queryOf, requestOn, reservedOf } from './plain-request.ts';

export function documentedBaseline(operation: Operation, api: ApiContext): Baseline {
  const { path, needs, values, certain } = plannedPath(operation, api);
  const taken = [...needs.map((need) => need.name), ...Object.keys(values)];
  const last = variablesOf(path).at(-1);
  const ownId = needs.find((need) => need.name === last)?.name;
  const body = plannedBody(operation, api, { path, taken, depth: 0, ownId });
  const linked = linkedQuery(queryOf(operation), operation, path, api);
  const { query } = linked;
  const tagged = withCurrentTag(headersOf(operation), path, api);
  return {
    needs: needsWith(values, [...needs, ...linked.needs, ...tagged.needs, ...body.needs]),
    request: {
      method: operation.method,
      path,
      values,
      query,
      headers: tagged.headers,
      body: body.plan,
      credentials: undefined,
      ...accessOf(operation),
      ...reservedOf(operation),
    },
    certain,
    madeUp: [...body.madeUp, ...madeUpParameters(operation.parameters, query)],
  };
}

/** A required parameter that a link gives a value takes the id of a thing that is there. */
function linkedQuery(
  query: RequestPlan['query'],
  operation: Operation,
  path: string,
  api: ApiContext,
): Pick<Baseline, 'needs'> & Pick<RequestPlan, 'query'> {
  const needs = query.flatMap(({ name }) => linkedNeed(operation, name, path, api) ?? []);
  const isLinked = (name: string) => needs.some((need) => need.name === name);
  return {
    needs,
    query: query.map((pair) => (isLinked(pair.name) ? { ...pair, value: { need: pair.name } } : pair)),
  };
}

/** Headers that must name the version which is there now, and the header of a read that tells it. */
const versionHeaders: Readonly<Record<string, string>> = {
  'if-match': 'ETag',
  'if-unmodified-since': 'Last-Modified',
};

/** The documented tag is that of an example: the one to send is what a read of the same path tells now. */
function withCurrentTag(
  headers: RequestPlan['headers'],
  path: string,
  api: ApiContext,
): { readonly headers: RequestPlan['headers']; readonly needs: readonly Need[] } {
  const read = api.index.resources.get(pathShape(path))?.read;
  const needs: Need[] = [];
  const replaced = headers.map((header) => {
    const told = versionHeaders[header.name.toLowerCase()];
    if (told === undefined || !read || header.value === '*') return header;
    const name = `current_${told.toLowerCase().replace('-', '_')}`;
    const fallback = typeof header.value === 'string' ? { fallback: header.value } : {};
    needs.push({ kind: 'header', name, read: requestOn(read, path), header: told, ...fallback });
    return { name: header.name, value: { need: name } };
  });
  return { headers: replaced, needs };
}
