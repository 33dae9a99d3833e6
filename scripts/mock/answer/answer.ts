/** The mock's pure core: a request and the state in, an answer and the changes of the state out. */
import { checkedStages, conditionHolds, type StateView } from '../../scenarios/index.ts';
import { candidatesOf, isExcepted } from './checking/candidates.ts';
import { genericChecks } from './checking/generic-checks.ts';
import {
  composeDocumented,
  composeError,
  composeProblem,
  composeSuccess,
  entityTag,
} from './composing/compose.ts';
import { answerWithStatus, forcedAnswer } from './composing/conventions.ts';
import { preconditionAnswer } from './composing/preconditions.ts';
import { type Problem, problem } from './composing/problems.ts';
import type {
  Answer,
  MockModel,
  MockRequest,
  MockState,
  RequestContext,
  ServedOperation,
  UnreadBody,
} from './model/model.ts';
import { parseQuery, viewRequest } from './reading/request-view.ts';
import { chooseOperation } from './routing/choose-operation.ts';
import { decodeSegment, findRoute, type Route } from './routing/routes.ts';
import { idsIn } from './state/other-names.ts';
import { limitExceeded, usageAfter } from './state/room.ts';
import { viewState } from './state/state-view.ts';

/** Answers a request; `commit` applies the changes to the state. */
export function answer(model: MockModel, state: MockState, request: MockRequest): Answer {
  const at = request.target.indexOf('?');
  const path = at < 0 ? request.target : request.target.slice(0, at);
  const route = findRoute(model.routes, path);
  if (!route) return composeProblem(notRouted(path), 'no documented path matches');
  const query = parseQuery(at < 0 ? '' : request.target.slice(at + 1).replace(/#.*$/s, ''));
  const contextFor = (served: ServedOperation): RequestContext => {
    const given = served.positions.map((position) => route.values[position] ?? '');
    const values = idsIn(given, served, state);
    const view = viewRequest(request, served, values, query);
    return { model, state, request, served, values, view };
  };
  const operations = operationsFor(route, request.method);
  const served = operations && chooseOperation(operations, path, query, request.body);
  if (!served) return otherMethod(route, contextFor);
  return answerOperation(contextFor(served));
}

function notRouted(path: string): Problem {
  const isMalformed = path.split('/').some((segment) => decodeSegment(segment) === undefined);
  if (isMalformed) return problem(400, 'the path is not correctly percent-encoded');
  return problem(404, `nothing is documented at ${path}`);
}

function operationsFor(route: Route, method: string): readonly ServedOperation[] | undefined {
  return route.operations.get(method) ?? (method === 'HEAD' ? route.operations.get('GET') : undefined);
}

function otherMethod(route: Route, contextFor: (served: ServedOperation) => RequestContext): Answer {
  const methods = [...route.operations.keys()];
  if (methods.includes('GET') && !methods.includes('HEAD')) methods.push('HEAD');
  if (!methods.includes('OPTIONS')) methods.push('OPTIONS');
  const allow = ['Allow', methods.join(', ')] as const;
  const contexts = [...route.operations.values()].flat().map(contextFor);
  const [first] = contexts;
  if (first?.request.method === 'OPTIONS') {
    return {
      response: { status: 204, headers: [allow], body: undefined },
      changes: [],
      chosen: { response: undefined, why: 'the documented methods of this path' },
    };
  }
  const refused = documentedMethodError(contexts) ?? undocumentedMethodError(contexts, methods);
  return { ...refused, response: { ...refused.response, headers: [...refused.response.headers, allow] } };
}

function documentedMethodError(contexts: readonly RequestContext[]): Answer | undefined {
  for (const context of contexts) {
    const stateView = viewState(context.model, context.served.api, context.state, () => undefined);
    for (const { scenario, interpretation } of candidatesOf(context.served, context.model).get('method') ??
      []) {
      const held = conditionHolds(interpretation.condition, context.view, stateView);
      if (held) return composeDocumented(context, scenario.response, interpretation, held.offending);
    }
  }
  return undefined;
}

function undocumentedMethodError(contexts: readonly RequestContext[], methods: readonly string[]): Answer {
  const [first] = contexts;
  const own = contexts.find(({ served }) => served.operation.responses.some(({ status }) => status === 405));
  const method = first?.request.method ?? '';
  const detail = `${method} is not documented here; documented are ${methods.join(', ')}`;
  const context = own ?? first;
  if (!context) return composeProblem(problem(405, detail), detail);
  return composeError(context, { statuses: [405], detail, field: 'method' });
}

function answerOperation(context: RequestContext): Answer {
  const { model, served, state } = context;
  const { fault, unread } = context.request;
  if (unread) return unreadAnswer(context, unread);
  if (fault !== undefined) return faultAnswer(context, fault);
  const forced = model.conventions ? forcedAnswer(context) : undefined;
  if (forced) return forced;
  const stateView = viewState(model, served.api, state, (view) => entityTag(context, view));
  return refusal(context, stateView) ?? unlessFull(composeSuccess(context, stateView), context);
}

function unreadAnswer(context: RequestContext, { status, detail }: UnreadBody): Answer {
  return (
    answerWithStatus(context, status, detail) ??
    composeError(context, { statuses: [status], detail, field: undefined })
  );
}

function faultAnswer(context: RequestContext, status: number): Answer {
  const why = 'a fault was asked for';
  return answerWithStatus(context, status, why) ?? composeProblem(problem(status, why), why);
}

/** The success, unless the state has no room for what it would store. */
function unlessFull(success: Answer, context: RequestContext): Answer {
  const { state, model } = context;
  const detail = limitExceeded(model.limits, usageAfter(state, success.changes), state.usage);
  return detail === undefined
    ? success
    : composeError(context, { statuses: [507], detail, field: undefined });
}

/** The first thing that is wrong; what the documentation says of it goes before what it leaves open. */
function refusal(context: RequestContext, stateView: StateView): Answer | undefined {
  const { model, served, values, view, state } = context;
  const { waived } = context.request;
  const candidates = candidatesOf(served, model);
  for (const stage of checkedStages) {
    for (const candidate of candidates.get(stage) ?? []) {
      const { scenario, interpretation } = candidate;
      if (scenario.response.id === waived) continue;
      const held = conditionHolds(interpretation.condition, view, stateView);
      if (held && !isExcepted(candidate, context)) {
        return composeDocumented(context, scenario.response, interpretation, held.offending);
      }
    }
    for (const check of genericChecks[stage] ?? []) {
      const mistake = check(view, served, values, state);
      const refused = mistake && composeError(context, mistake);
      if (refused && (waived === undefined || refused.chosen.response !== waived)) return refused;
    }
    if (stage === 'precondition') {
      const unchanged = preconditionAnswer(context, stateView);
      if (unchanged) return unchanged;
    }
  }
  return undefined;
}
