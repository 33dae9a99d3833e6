/** Conducts one run: from what was loaded and decided to its record. */
import { randomBytes } from 'node:crypto';
import type { Redactor, RunEvent, RunOutcome, RunRecord, WritePolicy } from '../conformance/index.ts';
import type { LoadedApi } from './load-plan.ts';
import type { Target } from './target.ts';

export interface Conduct {
  readonly loaded: LoadedApi;
  readonly target: Target;
  readonly version: string;
  readonly writes: WritePolicy;
  readonly strict: boolean;
  readonly variables: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly insecure: boolean;
  readonly htmlextra: { readonly template: string | undefined; readonly title: string } | undefined;
  readonly redact: Redactor;
  readonly filter: (responseId: string) => string | undefined;
  readonly stop: { readonly reason: string | undefined };
}

/** Where the schema of results.json is published. */
const resultsSchema = 'docs/results.schema.json';

export async function conduct(run: Conduct, emit: (event: RunEvent) => void): Promise<RunOutcome> {
  const { plannedResponses, runConformance } = await import('../conformance/index.ts');
  const { loaded, target, writes, strict } = run;
  return runConformance(
    {
      start: await startingRecord(run),
      planned: plannedResponses(loaded.plan),
      collection: loaded.collection,
      variables: {
        ...target.variables,
        ...run.variables,
        baseUrl: target.baseUrl,
        writes,
        strict: strict ? 'true' : '',
      },
      timeoutMs: run.timeoutMs,
      insecure: run.insecure,
      htmlextra: run.htmlextra,
      redact: run.redact,
      filter: run.filter,
      stop: run.stop,
      now: Date.now,
    },
    emit,
  );
}

async function startingRecord(run: Conduct): Promise<RunRecord> {
  const { summarise } = await import('../conformance/index.ts');
  const { description } = run.loaded.plan.api;
  const startedAt = new Date().toISOString();
  return {
    $schema: resultsSchema,
    docproof: { version: run.version },
    id: `${startedAt.replace(/[-:]|\.\d+/g, '')}-${description.name}-${randomBytes(2).toString('hex')}`,
    api: { name: description.name, title: description.title, file: description.file },
    target: { baseUrl: run.target.baseUrl, kind: run.target.kind },
    writes: run.writes,
    strict: run.strict,
    startedAt,
    durationMs: 0,
    complete: false,
    interruption: undefined,
    summary: summarise([]),
    responses: [],
    findings: run.loaded.findings,
    notices: [],
  };
}
