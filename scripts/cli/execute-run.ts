/** Executes one run: from what was loaded and decided to its record. */
import { randomBytes } from 'node:crypto';
import type {
  ConformanceRun,
  Journal,
  ResponseResult,
  RunEvent,
  RunOutcome,
  RunRecord,
  Schedule,
  WritePolicy,
} from '../conformance/index.ts';
import type { Redactor } from '../redaction/index.ts';
import type { LoadedApi } from './loaded.ts';
import type { Target } from './target.ts';
import { version } from './version.ts';

/** What is settled of a run before it is decided how it is executed. */
export interface OpenedRun {
  readonly loaded: LoadedApi;
  readonly target: Target;
  readonly identity: RunIdentity;
  readonly journal: Journal | undefined;
  /** What should be known of the time before the run. */
  readonly remarks: readonly string[];
  readonly writes: WritePolicy;
  /** Credentials and headers of the user. */
  readonly variables: Readonly<Record<string, string>>;
  readonly redact: Redactor;
}

/** How it is executed; what is left out is as usual. */
export interface Execution
  extends Partial<Pick<ConformanceRun, 'limits' | 'htmlextra' | 'filter' | 'known' | 'keep' | 'stop'>>,
    Pick<ConformanceRun, 'engine'> {
  /** How many scenarios run at the same time at most; more than 1 only with the direct engine. */
  readonly lanes?: number;
  readonly strict?: boolean;
}

export interface RunIdentity {
  /** Sorts by time, safe as a file name. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

export function newRun(api: string): RunIdentity {
  const startedAt = new Date().toISOString();
  const id = `${startedAt.replace(/[-:]|\.\d+/g, '')}-${api}-${randomBytes(2).toString('hex')}`;
  return { id, startedAt };
}

/** Where the schema of results.json is published. */
const resultsSchema = 'docs/results.schema.json';

export async function executeRun(
  run: OpenedRun,
  { lanes = 1, strict = false, ...execution }: Execution,
  emit: (event: RunEvent) => void = () => {},
): Promise<RunOutcome> {
  const { plannedResponses, runConformance, usualLimits } = await import('../conformance/index.ts');
  const { loaded, target, writes } = run;
  const settled = {
    limits: usualLimits,
    htmlextra: undefined,
    filter: () => undefined,
    known: new Map(),
    keep: (result: ResponseResult) => result,
    stop: { reason: undefined },
    ...execution,
  };
  return runConformance(
    {
      ...settled,
      start: await startingRecord(run, strict),
      planned: plannedResponses(loaded.plan),
      collection: loaded.collection,
      schedule: lanes > 1 ? await scheduled(run, lanes, settled) : undefined,
      variables: {
        ...target.variables,
        ...run.variables,
        baseUrl: target.baseUrl,
        writes,
        strict: strict ? 'true' : '',
        // The scripts print texts of the target themselves.
        secrets: JSON.stringify(run.redact.masks()),
      },
      connection: target.connection,
      redact: run.redact,
      journal: run.journal,
      now: Date.now,
    },
    emit,
  );
}

async function scheduled(
  { loaded, writes }: OpenedRun,
  lanes: number,
  { filter, known }: Pick<ConformanceRun, 'filter' | 'known'>,
): Promise<Schedule> {
  const { itemIds, scheduleOf } = await import('../conformance/index.ts');
  const { footprints } = await import('../scenarios/index.ts');
  const touched = footprints(loaded.plan, writes !== 'none');
  const ids = itemIds(loaded.collection).filter(
    (id) => touched.has(id) && filter(id) === undefined && !known.has(id),
  );
  return scheduleOf(ids, touched, lanes);
}

async function startingRecord(run: OpenedRun, strict: boolean): Promise<RunRecord> {
  const { summarise } = await import('../conformance/index.ts');
  const { description } = run.loaded.plan.api;
  return {
    $schema: resultsSchema,
    docproof: { version },
    id: run.identity.id,
    api: { name: description.name, title: description.title, file: description.file },
    target: { baseUrl: run.target.baseUrl, kind: run.target.kind },
    writes: run.writes,
    strict,
    startedAt: run.identity.startedAt,
    durationMs: 0,
    complete: false,
    interruption: undefined,
    summary: summarise([]),
    responses: [],
    findings: run.loaded.findings,
    notices: [],
    remarks: run.remarks,
  };
}
