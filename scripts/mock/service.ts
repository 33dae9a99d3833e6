/** The running mock without its sockets: model, state, journal and faults, and one function from request to answer. */

import type { ScenarioPlan } from '../scenarios/index.ts';
import { answer } from './answer/answer.ts';
import { seed } from './answer/items/seed.ts';
import type { Chosen, MockModel, MockRequest, MockResponse, MockState } from './answer/model/model.ts';
import { createMock } from './answer/serving/create-mock.ts';
import { commit, copyState } from './answer/state/store.ts';
import { usageOf } from './answer/state/usage.ts';
import type { ContentEncoding } from './content-encoding.ts';
import { createFaults, type FaultBox, type FaultKind } from './faults.ts';
import { createJournal, type Journal } from './journal.ts';
import { noLayer } from './layer.ts';
import { loadState, type SavedState, saveState } from './saved-state.ts';
import { defaultLimits, type Latency, type Limits, type MockServerSettings } from './settings.ts';

export interface Served {
  readonly response: MockResponse;
  readonly chosen: Chosen;
  /** Whether the request has changed the state. */
  readonly changed: boolean;
  /** How the answer fails on its way. */
  readonly fault?: FaultKind;
  /** How its body is compressed, if it is. */
  readonly encoding?: ContentEncoding;
}

export interface MockService {
  readonly model: MockModel;
  readonly state: MockState;
  readonly limits: Limits;
  readonly journal: Journal;
  readonly faults: FaultBox;
  latency: Latency;
  /** Grows with everything that may change an answer. */
  readonly generation: number;
  serve(request: MockRequest): Served;
  reset(): void;
  save(): SavedState;
  /** Takes a saved state; resources that are not documented are ignored and reported. */
  load(
    saved: unknown,
  ):
    | { readonly ok: true; readonly ignored: readonly string[] }
    | { readonly ok: false; readonly problem: string };
  /** Serves other documentation from now on, and keeps what was changed. */
  replace(plans: readonly ScenarioPlan[]): Promise<void>;
}

export async function createService(settings: MockServerSettings): Promise<MockService> {
  const limits = { ...defaultLimits, ...settings.limits };
  const { layer = noLayer } = settings;
  const modelOf = (plans: readonly ScenarioPlan[]) => createMock(plans, { ...settings, limits });
  let model = modelOf(settings.plans);
  let seeded = seed(model);
  let state = copyState(seeded);
  let generation = 0;
  return {
    limits,
    journal: createJournal(settings.journalSize ?? 1_000),
    faults: createFaults(settings.faults ?? []),
    latency: settings.latency ?? { min: 0, max: 0 },
    get model() {
      return model;
    },
    get state() {
      return state;
    },
    get generation() {
      return generation;
    },
    serve(request) {
      const { response, chosen, changes, fault, encoding } = layer(
        request,
        (asked) => answer(model, state, asked),
        state,
      );
      if (changes.length > 0) {
        commit(state, changes, model.resources);
        generation += 1;
      }
      return {
        response,
        chosen,
        changed: changes.length > 0,
        ...(fault && { fault }),
        ...(encoding && { encoding }),
      };
    },
    reset() {
      state = copyState(seeded);
      generation += 1;
    },
    save: () => saveState(state, model),
    load(saved) {
      const loaded = loadState(saved, model);
      if (!loaded.ok) return loaded;
      state = loaded.state;
      generation += 1;
      return { ok: true, ignored: loaded.ignored };
    },
    async replace(plans) {
      const next = modelOf(plans);
      const fresh = seed(next);
      for (const [key, tables] of seeded.tables) {
        if (!next.resources.has(key)) fresh.tables.set(key, tables);
      }
      state = carryState(copyState(fresh), seeded, state, next);
      [model, seeded] = [next, fresh];
      generation += 1;
    },
  };
}

/**
 * Applies to `fresh` (the new documentation's own state) every difference between `seeded` and `state`, for the
 * resources that are still there. Documented items that nobody has changed are as the new documentation shows them.
 * What belongs to a resource that is not there any more is kept out of sight: a document may be saved half written.
 */
function carryState(fresh: MockState, seeded: MockState, state: MockState, model: MockModel): MockState {
  for (const key of model.resources.keys()) {
    const before = seeded.tables.get(key);
    const now = state.tables.get(key);
    const target = fresh.tables.get(key) ?? new Map();
    for (const [parent, items] of now ?? []) {
      const table = target.get(parent) ?? new Map();
      for (const [id, entity] of items) if (before?.get(parent)?.get(id) !== entity) table.set(id, entity);
      if (table.size > 0 || items.size === 0) target.set(parent, table);
    }
    for (const [parent, items] of before ?? []) {
      for (const id of items.keys()) if (!now?.get(parent)?.has(id)) target.get(parent)?.delete(id);
    }
    fresh.tables.set(key, target);
    const highest = Math.max(fresh.highest.get(key) ?? 0, state.highest.get(key) ?? 0);
    if (highest > 0) fresh.highest.set(key, highest);
  }
  for (const [key, tables] of state.tables) {
    if (!model.resources.has(key)) fresh.tables.set(key, tables);
  }
  for (const removed of state.removed) fresh.removed.add(removed);
  for (const [key, record] of state.records) fresh.records.set(key, record);
  fresh.usage = usageOf(fresh);
  return fresh;
}
