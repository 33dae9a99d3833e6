import { isSuccess, validRequestOf } from '../../analysis/index.ts';
import { type DocumentedRequest, isForm } from '../../documentation/index.ts';
import type { ResponseContext } from '../context.ts';
import type { BodyPlan, RequestVariant } from '../model.ts';
import { plannedBody, variablesOf, withBody } from '../requests/index.ts';

/** More media types than these are not sent. */
const mostTypes = 3;

/** The same request with its body in each of the other documented media types. */
export function otherBodies(way: RequestVariant, context: ResponseContext): readonly RequestVariant[] {
  const { response, operation } = context;
  if (!isSuccess(response) || response.range || !way.request.body) return [];
  return firstOfEachType(operation.requests)
    .filter((request) => request.alternative && request.mediaType !== validRequestOf(operation)?.mediaType)
    .flatMap((request) => inTypeOf(request, way, context))
    .slice(0, mostTypes);
}

function firstOfEachType(requests: readonly DocumentedRequest[]): readonly DocumentedRequest[] {
  return requests.filter(
    ({ mediaType }, index) => requests.findIndex((each) => each.mediaType === mediaType) === index,
  );
}

function inTypeOf(
  request: DocumentedRequest,
  way: RequestVariant,
  context: ResponseContext,
): readonly RequestVariant[] {
  const { operation, baseline } = context;
  const { path } = baseline.request;
  const ownId = baseline.inputs.find(({ name }) => name === variablesOf(path).at(-1))?.name;
  const taken = variablesOf(path);
  const { plan, inputs, madeUp } = plannedBody(operation, context, { path, taken, depth: 0, ownId, request });
  if (!plan || !isPlain(plan) || !(isMarked(plan) || !isMarked(way.request.body))) return [];
  const bare = withBody(way, plan);
  const known = bare.inputs.filter(({ name }) => !inputs.some((input) => input.name === name));
  return [
    {
      summary: `${way.summary}, as ${request.mediaType}`,
      inputs: [...known, ...inputs],
      request: bare.request,
      ...(request.body?.generated ? { guessed: true } : {}),
      ...(madeUp.length > 0 ? { madeUp } : {}),
    },
  ];
}

/** Whether the format leaves no doubt how the values are written: a form has no word for nothing, lists and objects. */
function isPlain(plan: BodyPlan): boolean {
  switch (plan.kind) {
    case 'json':
      return !/json-patch/i.test(plan.mediaType);
    case 'form':
      return plan.fields.every(
        ({ value }) => typeof value !== 'string' || !/^(null$|\[|\{)/.test(value.trim()),
      );
    case 'text':
      return plan.mediaType !== undefined && !isForm(plan.mediaType);
  }
}

/** What the request makes up, so that what it makes differs from what is there, and is recognised. */
function isMarked(plan: BodyPlan | undefined): boolean {
  switch (plan?.kind) {
    case 'json':
      return plan.fills.length > 0;
    case 'form':
      return plan.fields.some(({ value }) => typeof value !== 'string');
    case 'text':
    case undefined:
      return false;
  }
}
