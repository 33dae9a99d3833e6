/** Which of an operation's documented successes is given. */
import { isObject, isSuccess } from '../../../analysis/index.ts';
import type { DocumentedResponse } from '../../../documentation/index.ts';
import { conditionHolds, isNarrow, type StateView } from '../../../scenarios/index.ts';
import { canonical } from '../model/encode.ts';
import type { RequestContext } from '../model/model.ts';
import type { Performed } from '../performing/performed.ts';
import { acceptance } from '../reading/negotiation.ts';

export function chooseSuccess(
  context: RequestContext,
  performed: Performed,
  state: StateView,
): DocumentedResponse | undefined {
  const { responses } = context.served.operation;
  const successes = responses.filter(isSuccess);
  const possible =
    successes.length > 0 ? successes : responses.filter(({ status }) => status >= 200 && status < 400);
  const [first, ...others] = possible;
  if (others.length === 0) return first;
  let best: { readonly response: DocumentedResponse; readonly score: number } | undefined;
  for (const response of possible) {
    const score = suitability(response, context, performed) + grounds(response, context, state);
    if (score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { response, score };
  }
  return best?.response;
}

function suitability(
  response: DocumentedResponse,
  { served, view }: RequestContext,
  performed: Performed,
): number {
  const accepted = acceptance(view.headers.get('accept'), response.mediaType) * 100 - 100;
  const isCreation = response.status === 201;
  const upserts = served.role === 'replace' || served.role === 'update';
  const created = upserts && isCreation !== performed.created ? -10 : 0;
  return accepted + created + likeness(response, { served, view });
}

/** What the conditions of a success say: one of its own holds, or none does. */
function grounds(response: DocumentedResponse, { served, view }: RequestContext, state: StateView): number {
  const interpretations =
    served.scenarios.find((scenario) => scenario.response === response)?.interpretations ?? [];
  const held = interpretations.filter((interpretation) =>
    conditionHolds(interpretation.condition, view, state),
  );
  if (interpretations.length > 0 && held.length === 0) return -20;
  return held.some((interpretation) => isNarrow(interpretation.condition)) ? 20 : 0;
}

/** How much the request looks like one that the documentation shows for this response. */
function likeness(
  response: DocumentedResponse,
  { served, view }: Pick<RequestContext, 'served' | 'view'>,
): number {
  const scores = response.requests.map((index) => {
    const shown = served.operation.requests[index];
    const json = shown?.body?.json;
    const headers = (shown?.headers ?? []).filter(
      (header) => view.headers.get(header.name.toLowerCase()) === header.value,
    ).length;
    if (json === undefined || view.json === undefined) return headers * 0.1;
    if (canonical(json) === canonical(view.json)) return 5 + headers * 0.1;
    const keys = isObject(json) ? Object.keys(json) : [];
    const sent = isObject(view.json) ? Object.keys(view.json) : [];
    const shared = keys.filter((key) => sent.includes(key)).length;
    return (2 * shared) / Math.max(keys.length + sent.length, 1) + headers * 0.1;
  });
  return Math.max(0, ...scores);
}
