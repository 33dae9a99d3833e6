/** Runs the collection as it is against a mock, in this process. */
import type { PostmanCollection } from '../../collections/index.ts';
import {
  type AssertionResult,
  directConnection,
  leaveOut,
  type PlannedResponse,
  type RunOutcome,
  runConformance,
  type ScriptContext,
  summarise,
  usualLimits,
} from '../../conformance/index.ts';
import type { EmbeddedMock } from '../../mock/index.ts';
import { nothingHidden } from '../../redaction/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import type { StoredStates } from '../state/filled-state.ts';

/** What is scored: the collection as it is, and the plan that it was made from. */
export interface Subject {
  readonly plan: ScenarioPlan;
  readonly collection: PostmanCollection;
  readonly stored: StoredStates;
}

/** What is the same for all runs of a collection: the mock, its compiled scripts, and what it is going to ask for. */
export interface Stage {
  readonly mock: EmbeddedMock;
  readonly scripts: ScriptContext;
  readonly planned: readonly PlannedResponse[];
}

export interface CollectionRun {
  /** Ids of the scenarios to run; undefined for all. */
  readonly only: ReadonlySet<string> | undefined;
  /** For each exchange, in ms. */
  readonly timeoutMs: number;
  /** Called with each assertion that fails, of the response with this id; the run ends where it gives a reason. */
  readonly onFailed?: (response: string, failed: AssertionResult) => string | undefined;
  readonly onStart?: (id: string) => void;
}

/** Seconds that the scripts wait at most for what takes time: the mock does everything at once. */
const patience = '0.05';

export async function runCollection(
  { plan, collection }: Subject,
  { mock, scripts, planned }: Stage,
  { only, timeoutMs, onFailed, onStart }: CollectionRun,
): Promise<RunOutcome> {
  const scenarios = new Set(planned.map(({ id }) => id));
  const isLeftOut = (id: string) => only !== undefined && scenarios.has(id) && !only.has(id);
  const stop: { reason: string | undefined } = { reason: undefined };
  const { name, title, file } = plan.api.description;
  return runConformance(
    {
      start: {
        $schema: '',
        docproof: { version: '' },
        id: name,
        api: { name, title, file },
        target: { baseUrl: mock.url, kind: 'mock' },
        writes: 'all',
        strict: false,
        startedAt: new Date().toISOString(),
        durationMs: 0,
        complete: false,
        interruption: undefined,
        summary: summarise([]),
        responses: [],
        findings: [],
        notices: [],
      },
      planned: planned.filter(({ id }) => !isLeftOut(id)),
      engine: 'direct',
      collection: leaveOut(collection, isLeftOut),
      schedule: undefined,
      variables: {
        ...mock.variables,
        baseUrl: mock.url,
        writes: 'all',
        strict: '',
        secrets: '[]',
        patience,
      },
      limits: { ...usualLimits, timeoutMs },
      scripts,
      connection: directConnection,
      htmlextra: undefined,
      // The mock and its credentials are made of the documentation.
      redact: nothingHidden,
      keep: (result) => result,
      filter: () => undefined,
      known: new Map(),
      stop,
      journal: undefined,
      now: Date.now,
    },
    (event) => {
      if (event.type === 'response-started') onStart?.(event.id);
      if (event.type === 'assertion-failed') stop.reason ??= onFailed?.(event.id, event.assertion);
    },
  );
}
