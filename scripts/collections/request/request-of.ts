/**
 * The request of a scenario as a person reads it: its first attempt. Its script puts in what is sent, the credentials
 * included.
 */

import { formMediaType, type Operation, pathTemplate } from '../../documentation/index.ts';
import { accessOf, type RequestPlan, type Scenario, type ScenarioPlan } from '../../scenarios/index.ts';
import type { PostmanPair, PostmanRequest } from '../postman-collection.ts';
import { identityOf } from './auth.ts';
import { bodyOf } from './body.ts';
import { described } from './describe-parameter.ts';
import { filled, withoutBraces } from './inert.ts';
import { urlOf } from './url.ts';

export function requestOf(scenario: Scenario, plan: ScenarioPlan): Omit<PostmanRequest, 'description'> {
  const { operation, attempts } = scenario;
  const { request, inputs } = attempts[0] ?? { request: emptyRequest(scenario), inputs: [] };
  const { auth, headers, query } = identityOf(attempts, request, plan);
  return {
    method: request.method,
    auth,
    header: headersOf(request, operation, headers),
    url: urlOf(request, inputs, operation, query),
    ...(request.body ? { body: bodyOf(request.body, operation) } : {}),
  };
}

function emptyRequest({ operation }: Scenario): RequestPlan {
  return {
    method: operation.method,
    path: pathTemplate(operation.uriTemplate),
    values: {},
    query: [],
    headers: [],
    body: undefined,
    credentials: undefined,
    ...accessOf(operation),
  };
}

/** The headers of a request, as its script sends them. */
function headersOf(
  { headers, body }: RequestPlan,
  { parameters }: Operation,
  credentials: readonly PostmanPair[],
): readonly PostmanPair[] {
  const own = headers.map(({ name, value }) => ({
    key: withoutBraces(name),
    value: typeof value === 'string' ? withoutBraces(value) : filled(value.input),
    ...described(
      parameters.find((each) => each.in === 'header' && each.name.toLowerCase() === name.toLowerCase()),
    ),
  }));
  const type =
    body?.mediaType === undefined
      ? []
      : [{ key: 'Content-Type', value: withoutBraces(formMediaType(body.mediaType)) }];
  return [...credentials, ...own, ...type];
}
