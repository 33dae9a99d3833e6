/** The URL of a request, with its variables and parameters described. */
import { isCredentialParameter } from '../../analysis/index.ts';
import { encoded, type Operation, ownOf } from '../../documentation/index.ts';
import type { Input, InputRef, RequestPlan } from '../../scenarios/index.ts';
import type { PostmanPair, PostmanUrl } from '../postman-collection.ts';
import { described } from './describe-parameter.ts';
import { filled } from './inert.ts';
import { pathOf } from './path.ts';

export function urlOf(
  request: RequestPlan,
  inputs: readonly Input[],
  operation: Operation,
  credentials: readonly PostmanPair[],
): PostmanUrl {
  const { segments, variables } = pathOf(request, inputs, operation);
  const sent = [...request.query.map((pair) => queryPair(pair, request, operation)), ...credentials];
  const query = [...sent, ...unsent(request, operation)];
  const text = sent.map(({ key, value }) => `${key}=${value}`).join('&');
  return {
    raw: `{{baseUrl}}/${segments.join('/')}${text === '' ? '' : `?${text}`}`,
    host: ['{{baseUrl}}'],
    path: segments,
    ...(query.length > 0 ? { query } : {}),
    ...(variables.length > 0 ? { variable: variables } : {}),
  };
}

function queryPair(
  { name, value }: { readonly name: string; readonly value: string | InputRef },
  { literal }: RequestPlan,
  { parameters }: Operation,
): PostmanPair {
  return {
    key: encodeURIComponent(name),
    value: typeof value === 'string' ? encoded(value, ownOf(literal, name)) : filled(value.input),
    ...described(parameters.find((each) => each.in === 'query' && each.name === name)),
  };
}

/** Documented parameters that this request leaves out, to be switched on by whoever wants to try them. */
function unsent({ query }: RequestPlan, { parameters }: Operation): readonly PostmanPair[] {
  const sent = new Set(query.map(({ name }) => name));
  return parameters
    .filter((each) => each.in === 'query' && !isCredentialParameter(each) && !sent.has(each.name))
    .map((parameter) => ({
      key: encodeURIComponent(parameter.name),
      value: encoded(parameter.example ?? parameter.default ?? parameter.values[0] ?? '', parameter.literal),
      ...described(parameter),
      disabled: true,
    }));
}
