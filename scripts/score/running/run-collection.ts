/** Runs the collection as it is against a mock, in this process. */
import type { PostmanCollection } from '../../collections/index.ts';
import {
  defaultMaxBodyBytes,
  directConnection,
  noPace,
  plannedResponses,
  type ResponseResult,
  type RunOutcome,
  runConformance,
  type ScriptContext,
  summarise,
} from '../../conformance/index.ts';
import type { EmbeddedMock } from '../../mock/index.ts';
import { createRedactor, plainMask } from '../../redaction/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';

/** What is scored: the collection as it is, and the plan that it was made from. */
export interface Subject {
  readonly plan: ScenarioPlan;
  readonly collection: PostmanCollection;
}

/** The mock, and the compiled scripts of the collection that is run against it again and again. */
export interface Stage {
  readonly mock: EmbeddedMock;
  readonly scripts: ScriptContext;
}

export interface CollectionRun {
  /** Ids of the scenarios to run; undefined for all. */
  readonly only: ReadonlySet<string> | undefined;
  /** For each exchange, in ms. */
  readonly timeoutMs: number;
  /** Called with each result; the run ends where it gives a reason. */
  readonly onResult?: (result: ResponseResult) => string | undefined;
  readonly onStart?: (id: string) => void;
}

/** Seconds that the scripts wait at most for what takes time: the mock does everything at once. */
const patience = '1';

export async function runCollection(
  { plan, collection }: Subject,
  { mock, scripts }: Stage,
  { only, timeoutMs, onResult, onStart }: CollectionRun,
): Promise<RunOutcome> {
  const stop: { reason: string | undefined } = { reason: undefined };
  const { name, title, file } = plan.api.description;
  const redact = createRedactor([], plainMask);
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
      planned: plannedResponses(plan),
      engine: 'direct',
      collection,
      schedule: undefined,
      variables: {
        ...mock.variables,
        baseUrl: mock.url,
        writes: 'all',
        strict: '',
        secrets: JSON.stringify(redact.masks()),
        patience,
      },
      timeoutMs,
      maxBodyBytes: defaultMaxBodyBytes,
      pace: noPace,
      scripts,
      retries: 0,
      connection: directConnection,
      htmlextra: undefined,
      redact,
      filter: (id) => (only === undefined || only.has(id) ? undefined : 'it is not part of this run'),
      known: new Map(),
      stop,
      journal: undefined,
      now: Date.now,
    },
    (event) => {
      if (event.type === 'response-started') onStart?.(event.id);
      if (event.type === 'response-finished') stop.reason ??= onResult?.(event.result);
    },
  );
}
