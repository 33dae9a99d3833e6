/** The request as documented, with values that a target knows in place of the documentation's examples. */
import { type Operation, ownOf, pathShape } from '../../documentation/index.ts';
import type { ApiContext, Baseline } from '../context.ts';
import type { Input, RequestPlan } from '../model.ts';
import { plannedBody } from './body-plan.ts';
import { inputsWith } from './constants.ts';
import { linkedInput } from './linked.ts';
import { madeUpParameters } from './made-up.ts';
import { plannedPath } from './path-plan.ts';
import { variablesOf } from './paths.ts';
import { accessOf, encodingOf, headersOf, queryOf, requestOn } from './plain-request.ts';

export function documentedBaseline(operation: Operation, api: ApiContext): Baseline {
  const { path, inputs, values, certain } = plannedPath(operation, api);
  const taken = [...inputs.map((input) => input.name), ...Object.keys(values)];
  const last = variablesOf(path).at(-1);
  const ownId = inputs.find((input) => input.name === last)?.name;
  const body = plannedBody(operation, api, { path, taken, depth: 0, ownId });
  const linked = linkedQuery(queryOf(operation), operation, path, api);
  const { query } = linked;
  const tagged = withCurrentTag(headersOf(operation), path, api);
  return {
    inputs: inputsWith(values, [...inputs, ...linked.inputs, ...tagged.inputs, ...body.inputs]),
    request: {
      method: operation.method,
      path,
      values,
      query,
      headers: tagged.headers,
      body: body.plan,
      credentials: undefined,
      ...accessOf(operation),
      ...encodingOf(operation),
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
): Pick<Baseline, 'inputs'> & Pick<RequestPlan, 'query'> {
  const inputs = query.flatMap(
    ({ name }) => linkedInput(operation, { in: 'query', place: name, name }, path, api) ?? [],
  );
  const isLinked = (name: string) => inputs.some((input) => input.name === name);
  return {
    inputs,
    query: query.map((pair) => (isLinked(pair.name) ? { ...pair, value: { input: pair.name } } : pair)),
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
): { readonly headers: RequestPlan['headers']; readonly inputs: readonly Input[] } {
  const read = api.index.resources.get(pathShape(path))?.read;
  const inputs: Input[] = [];
  const replaced = headers.map((header) => {
    const told = ownOf(versionHeaders, header.name.toLowerCase());
    if (told === undefined || !read || header.value === '*') return header;
    const name = `current_${told.toLowerCase().replace('-', '_')}`;
    const fallback = typeof header.value === 'string' ? { fallback: header.value } : {};
    inputs.push({ kind: 'header', name, read: requestOn(read, path), header: told, ...fallback });
    return { name: header.name, value: { input: name } };
  });
  return { headers: replaced, inputs };
}
