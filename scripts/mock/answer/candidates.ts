/** The documented responses of an operation with their conditions, in the order in which they are asked. */
import { conditionHolds, type RequestView, validRequestOf } from '../../scenarios/index.ts';
import { documentedPath } from './documented-path.ts';
import type { Candidate, MockModel, ServedOperation } from './model.ts';
import { checkedStages, compareKinds, type Stage, stageOf } from './ranking.ts';
import { bodyValue, parseQuery, viewRequest } from './request-view.ts';
import { seed } from './seed.ts';
import { viewState } from './state-view.ts';
import type { MockState } from './store.ts';

const sureness = { certain: 0, likely: 1, guess: 2 } as const;
type ByStage = ReadonlyMap<Stage, readonly Candidate[]>;

const candidatesByOperation = new WeakMap<ServedOperation, ByStage>();
const seeds = new WeakMap<MockModel, MockState>();

/** All but successes; without conditions that the documented request itself fulfils in the documented state. */
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
    .flatMap((scenario) => {
      const certain = scenario.readings.some((reading) => reading.confidence === 'certain');
      return scenario.readings
        .filter((reading) => !certain || reading.confidence === 'certain')
        .map((reading): Candidate => ({ scenario, reading, stage: stageOf(reading.condition) }));
    })
    .filter((candidate) => checkedStages.includes(candidate.stage))
    .sort(
      (a, b) =>
        sureness[a.reading.confidence] - sureness[b.reading.confidence] ||
        compareKinds(a.reading.condition, b.reading.condition),
    );
}

/** A conflict may well hold for the documented request: what it would make exists in the documented state. */
function plausible(
  candidates: readonly Candidate[],
  served: ServedOperation,
  model: MockModel,
): readonly Candidate[] {
  if (candidates.length === 0) return candidates;
  const request = documentedRequest(served);
  const state = seeds.get(model) ?? seed(model);
  seeds.set(model, state);
  const view = viewState(model, served.api, state, () => undefined);
  return candidates.filter(
    ({ reading, stage }) => stage === 'conflicts' || !conditionHolds(reading.condition, request, view),
  );
}

/** The request that the documentation shows for the operation's success. */
function documentedRequest(served: ServedOperation): RequestView {
  const documented = validRequestOf(served.operation);
  const headers = new Map(
    (documented?.headers ?? []).map((header) => [header.name.toLowerCase(), header.value] as const),
  );
  if (documented?.mediaType !== undefined) headers.set('content-type', documented.mediaType);
  for (const credential of served.api.plan.credentials) {
    if (credential.in === 'header' && credential.example !== '') {
      headers.set(credential.name.toLowerCase(), credential.example);
    }
  }
  const { values, query } = documentedPath(served);
  const body = documented?.body?.text ?? '';
  const view = viewRequest(
    { method: served.operation.method, target: '', headers, body, receivedAt: '' },
    served,
    values,
    parseQuery(query),
  );
  return { ...view, json: documented?.body?.json ?? bodyValue(body, view.mediaType), caller: 'owner' };
}
