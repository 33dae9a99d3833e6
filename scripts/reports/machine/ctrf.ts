import type { CTRFReport, Test, TestStatus } from 'ctrf';
import { jsonPieces } from '../../boundary/index.ts';
import type { RecordedDeviation, ResponseResult, RunRecord, Verdict } from '../../conformance/index.ts';
import { deviationsOf, type FoundDeviation } from '../model/deviations-of.ts';
import type { BaselineEntry } from '../model/gate/baseline.ts';
import { acceptanceReason, type KnownDeviations, nothingKnown } from '../model/gate/known.ts';
import type { RunPart } from '../model/part.ts';
import { operationOf } from '../model/words.ts';

const statuses: Readonly<Record<Verdict, TestStatus>> = {
  conforms: 'passed',
  deviates: 'failed',
  unprovoked: 'other',
  skipped: 'skipped',
  unprovokable: 'pending',
};

/** The run as Common Test Report Format (ctrf.io), which many CI dashboards and chat tools read. */
export function renderCtrf(record: RunRecord, known: KnownDeviations = nothingKnown): Iterable<string> {
  return renderRuns([{ record, known }], {
    appName: record.api.title,
    testEnvironment: record.target.baseUrl,
    extra: { writes: record.writes, run: record.id, complete: record.complete },
  });
}

/** The runs of several APIs; the suite of a test begins with its API. */
export function renderCtrfOfAll(parts: readonly RunPart[]): Iterable<string> {
  return renderRuns(
    parts.map(({ record, verdict }) => ({ record, known: verdict?.accepted ?? nothingKnown })),
    {
      extra: {
        runs: parts.map(({ record }) => ({
          api: record.api.name,
          target: record.target.baseUrl,
          writes: record.writes,
          run: record.id,
          complete: record.complete,
        })),
      },
    },
  );
}

interface KnownRun {
  readonly record: RunRecord;
  readonly known: KnownDeviations;
}

function* renderRuns(
  runs: readonly KnownRun[],
  environment: NonNullable<CTRFReport['results']['environment']>,
): Generator<string> {
  const sum = (count: (run: KnownRun) => number) => runs.reduce((total, run) => total + count(run), 0);
  const starts = runs.map(({ record }) => Date.parse(record.startedAt));
  const stops = runs.map(({ record }, at) => (starts[at] ?? 0) + Math.round(record.durationMs));
  const version = runs[0]?.record.docproof.version ?? '';
  const report: CTRFReport = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: runs[0]?.record.startedAt ?? new Date(0).toISOString(),
    generatedBy: `docproof ${version}`,
    results: {
      tool: { name: 'docproof', version },
      summary: {
        tests: sum(({ record }) => record.summary.documented),
        passed: sum(({ record }) => record.summary.conforms),
        failed: sum(({ record, known }) => record.summary.deviates - known.size),
        skipped: sum(({ record }) => record.summary.skipped),
        pending: sum(({ record }) => record.summary.unprovokable),
        other: sum(({ record, known }) => record.summary.unprovoked + known.size),
        suites: sum(({ record }) => new Set(record.responses.map((result) => result.operation)).size),
        start: starts.length === 0 ? 0 : Math.min(...starts),
        stop: Math.max(0, ...stops),
      },
      tests: runs.flatMap(({ record, known }) =>
        record.responses.map((result) => test(record, result, known.get(result.id))),
      ),
      environment,
    },
  };
  yield* jsonPieces(report, 3);
  yield '\n';
}

function test(
  record: RunRecord,
  result: ResponseResult,
  accepted: readonly BaselineEntry[] | undefined,
): Test {
  return {
    name: `${operationOf(result)} ${result.title}`,
    status: accepted === undefined ? statuses[result.verdict] : 'other',
    rawStatus: result.verdict,
    duration: Math.round(result.durationMs),
    suite: [record.api.title, result.operationName],
    filePath: result.source.file,
    line: result.source.line,
    steps: result.assertions.map((assertion) => ({
      name: assertion.message ?? assertion.name,
      status: assertion.outcome,
    })),
    extra: {
      id: result.id,
      condition: result.condition,
      notes: result.notes,
      ...(result.verdict === 'deviates' ? { deviations: deviationsOf(result).map(withoutAssertion) } : {}),
      ...(accepted === undefined ? {} : { accepted: acceptanceReason(accepted) }),
    },
    ...(result.flaky
      ? {
          flaky: true,
          retries: result.exchanges.reduce((sum, { retried = [] }) => sum + retried.length, 0),
        }
      : {}),
    ...(result.verdict === 'conforms' ? {} : { message: result.reason }),
    ...(result.verdict === 'deviates'
      ? {
          trace: deviationsOf(result)
            .map(({ text }) => text)
            .join('\n'),
        }
      : {}),
  };
}

function withoutAssertion({ assertion: _, text: _text, ...deviation }: FoundDeviation): RecordedDeviation {
  return deviation;
}
