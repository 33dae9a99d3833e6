/** Executes one run: from what was loaded and decided to its record. */
import { randomBytes } from 'node:crypto';
import type {
  EngineName,
  Journal,
  Pace,
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

export interface Execution {
  readonly loaded: LoadedApi;
  readonly engine: EngineName;
  /** How many scenarios run at the same time at most; more than 1 only with the direct engine. */
  readonly lanes: number;
  readonly target: Target;
  readonly version: string;
  readonly identity: RunIdentity;
  readonly journal: Journal | undefined;
  /** What should be known of the time before the run. */
  readonly remarks: readonly string[];
  readonly writes: WritePolicy;
  readonly strict: boolean;
  readonly variables: Readonly<Record<string, string>>;
  readonly limits: {
    readonly timeoutMs: number;
    readonly maxBodyBytes: number;
    readonly pace: Pace;
    readonly retries: number;
  };
  readonly htmlextra: { readonly template: string | undefined; readonly title: string } | undefined;
  readonly redact: Redactor;
  readonly filter: (responseId: string) => string | undefined;
  /** What an earlier run found out, which is not provoked again. */
  readonly known?: ReadonlyMap<string, ResponseResult>;
  /** Takes each result as it is finished and gives the same one, which may keep less of it in memory. */
  readonly keep?: (result: ResponseResult) => ResponseResult;
  readonly stop: { readonly reason: string | undefined };
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

export async function executeRun(run: Execution, emit: (event: RunEvent) => void): Promise<RunOutcome> {
  const { plannedResponses, runConformance } = await import('../conformance/index.ts');
  const { loaded, target, writes, strict } = run;
  return runConformance(
    {
      start: await startingRecord(run),
      planned: plannedResponses(loaded.plan),
      engine: run.engine,
      collection: loaded.collection,
      schedule: run.lanes > 1 ? await scheduled(run) : undefined,
      variables: {
        ...target.variables,
        ...run.variables,
        baseUrl: target.baseUrl,
        writes,
        strict: strict ? 'true' : '',
        // The scripts print texts of the target themselves.
        secrets: JSON.stringify(run.redact.masks()),
      },
      timeoutMs: run.limits.timeoutMs,
      maxBodyBytes: run.limits.maxBodyBytes,
      pace: run.limits.pace,
      retries: run.limits.retries,
      connection: target.connection,
      htmlextra: run.htmlextra,
      redact: run.redact,
      filter: run.filter,
      known: run.known ?? new Map(),
      keep: run.keep ?? ((result) => result),
      stop: run.stop,
      journal: run.journal,
      now: Date.now,
    },
    emit,
  );
}

async function scheduled({ loaded, lanes, writes, filter, known }: Execution): Promise<Schedule> {
  const { itemIds, scheduleOf } = await import('../conformance/index.ts');
  const { footprints } = await import('../scenarios/index.ts');
  const touched = footprints(loaded.plan, writes !== 'none');
  const ids = itemIds(loaded.collection).filter(
    (id) => touched.has(id) && filter(id) === undefined && !known?.has(id),
  );
  return scheduleOf(ids, touched, lanes);
}

async function startingRecord(run: Execution): Promise<RunRecord> {
  const { summarise } = await import('../conformance/index.ts');
  const { description } = run.loaded.plan.api;
  return {
    $schema: resultsSchema,
    docproof: { version: run.version },
    id: run.identity.id,
    api: { name: description.name, title: description.title, file: description.file },
    target: { baseUrl: run.target.baseUrl, kind: run.target.kind },
    writes: run.writes,
    strict: run.strict,
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
