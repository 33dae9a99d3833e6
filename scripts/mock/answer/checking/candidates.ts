/** The documented responses of an operation with their conditions, in the order in which they are asked. */
import {
  carriesCredential,
  isSuccess,
  once,
  requiredCookies,
  validRequestOf,
} from '../../../analysis/index.ts';
import {
  byConfidence,
  checkedStages,
  compareConditions,
  conditionHolds,
  mostCertain,
  type RequestView,
  type Stage,
  signsIn,
  stageOf,
} from '../../../scenarios/index.ts';
import { documentedPath } from '../documented/documented-path.ts';
import { seed } from '../items/seed.ts';
import type { Candidate, MockModel, MockState, RequestContext, ServedOperation } from '../model/model.ts';
import { bodyValue, parseQuery, viewRequest } from '../reading/request-view.ts';
import { viewState } from '../state/state-view.ts';
import { findItem, itemsOf, pathKey } from '../state/store.ts';

type ByStage = ReadonlyMap<Stage, readonly Candidate[]>;

const candidatesByOperation = new WeakMap<ServedOperation, ByStage>();

/** All but successes and failures; without conditions that the documented request itself fulfils in the documented state. */
export function candidatesOf(served: ServedOperation, model: MockModel): ByStage {
  const known = candidatesByOperation.get(served);
  if (known) return known;
  const candidates = byStage(plausible(rankedCandidates(served), served, model));
  candidatesByOperation.set(served, candidates);
  return candidates;
}

function byStage(candidates: readonly Candidate[]): ByStage {
  return new Map(
    checkedStages.map((stage) => [stage, candidates.filter((candidate) => candidate.stage === stage)]),
  );
}

function rankedCandidates(served: ServedOperation): readonly Candidate[] {
  return served.scenarios
    .filter(({ response }) => !isSuccess(response) && response.status < 500)
    .flatMap((scenario) => {
      const isLogin =
        !isShownWithCredentials(served) &&
        scenario.interpretations.some(({ condition }) => signsIn(condition));
      return mostCertain(scenario.interpretations)
        .filter((interpretation) => !isLogin || stageOf(interpretation.condition) !== 'credentials')
        .map(
          (interpretation): Candidate => ({
            scenario,
            interpretation,
            stage: stageOf(interpretation.condition),
            exceptDocumented: false,
          }),
        );
    })
    .filter((candidate) => checkedStages.includes(candidate.stage))
    .sort(
      (a, b) =>
        byConfidence(a.interpretation, b.interpretation) ||
        compareConditions(a.interpretation.condition, b.interpretation.condition),
    );
}

/** Else somebody signs in by it, who has no credentials yet. */
function isShownWithCredentials({ operation }: ServedOperation): boolean {
  return operation.requests.some(({ headers }) => headers.some(carriesCredential));
}

/**
 * A condition that holds for the documented request cannot be what it seems, since that request succeeds. A conflict
 * can: the documented item is in whatever state its success takes, which is not known.
 */
function plausible(
  candidates: readonly Candidate[],
  served: ServedOperation,
  model: MockModel,
): readonly Candidate[] {
  if (candidates.length === 0) return candidates;
  const state = documentedState(model);
  const request = documentedRequest(served, state);
  const view = viewState(model, served.api, state, tagSent, 'records only');
  return candidates.flatMap((candidate) => {
    if (!conditionHolds(candidate.interpretation.condition, request, view)) return [candidate];
    return candidate.stage === 'conflicts'
      ? [{ ...candidate, exceptDocumented: served.role !== 'create' }]
      : [];
  });
}

/** The documented request names the version that is there. */
function tagSent({ headers }: RequestView): string | undefined {
  return headers.get('if-match');
}

/** Whether a condition is not to be asked: the documentation shows the item, and the request on it as a success. */
export function isExcepted(
  { exceptDocumented }: Candidate,
  { served, model, values }: RequestContext,
): boolean {
  if (!exceptDocumented) return false;
  const innermost = served.through.at(-1);
  if (!innermost) return true;
  const parent = pathKey(values.slice(0, innermost.variables - 1));
  const id = values[innermost.variables - 1] ?? '';
  return findItem(documentedState(model), innermost.resource, parent, id) !== undefined;
}

/** The state before the first request. */
export const documentedState: (model: MockModel) => MockState = once(seed);

/** The request that the documentation shows for the operation's success. */
function documentedRequest(served: ServedOperation, state: MockState): RequestView {
  const documented = validRequestOf(served.operation);
  const headers = new Map(
    (documented?.headers ?? []).map((header) => [header.name.toLowerCase(), header.value] as const),
  );
  const cookies = requiredCookies(served.operation);
  if (cookies !== '') headers.set('cookie', cookies);
  if (documented?.mediaType !== undefined) headers.set('content-type', documented.mediaType);
  for (const credential of served.api.plan.api.credentials) {
    if (credential.in === 'header' && credential.example !== '') {
      headers.set(credential.name.toLowerCase(), credential.example);
    }
  }
  const { values, query } = documentedPath(served);
  const stored = storedValues(values, served, state);
  const body = documented?.body?.text ?? '';
  const view = viewRequest(
    { method: served.operation.method, target: '', headers, body, receivedAt: '' },
    served,
    stored,
    parseQuery(query),
  );
  return { ...view, json: documented?.body?.json ?? bodyValue(body, view.mediaType), caller: 'owner' };
}

/** An id that the schema of the path does not allow is stored as another one. */
function storedValues(
  values: readonly string[],
  { through }: ServedOperation,
  state: MockState,
): readonly string[] {
  return through.reduce<readonly string[]>((known, { resource, variables }) => {
    const items = itemsOf(state, resource, pathKey(known.slice(0, variables - 1)));
    const [first] = items.keys();
    const isStored = first === undefined || items.has(known[variables - 1] ?? '');
    return isStored ? known : known.with(variables - 1, first);
  }, values);
}
