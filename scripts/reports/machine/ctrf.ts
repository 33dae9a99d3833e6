import type { CTRFReport, Test, TestStatus } from 'ctrf';
import type { RecordedDeviation, ResponseResult, RunRecord, Verdict } from '../../conformance/index.ts';
import { deviationsOf, type FoundDeviation } from '../model/deviations-of.ts';
import type { BaselineEntry } from '../model/gate/baseline.ts';
import { type KnownDeviations, nothingKnown, whyAccepted } from '../model/gate/known.ts';
import { operationOf } from '../model/words.ts';

const statuses: Readonly<Record<Verdict, TestStatus>> = {
  conforms: 'passed',
  deviates: 'failed',
  unprovoked: 'other',
  skipped: 'skipped',
  unprovokable: 'pending',
};

/** The run as Common Test Report Format (ctrf.io), which many CI dashboards and chat tools read. */
export function renderCtrf(record: RunRecord, known: KnownDeviations = nothingKnown): string {
  const start = Date.parse(record.startedAt);
  const { summary } = record;
  const report: CTRFReport = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: record.startedAt,
    generatedBy: `docproof ${record.docproof.version}`,
    results: {
      tool: { name: 'docproof', version: record.docproof.version },
      summary: {
        tests: summary.documented,
        passed: summary.conforms,
        failed: summary.deviates - known.size,
        skipped: summary.skipped,
        pending: summary.unprovokable,
        other: summary.unprovoked + known.size,
        suites: new Set(record.responses.map((result) => result.operation)).size,
        start,
        stop: start + Math.round(record.durationMs),
      },
      tests: record.responses.map((result) => test(record, result, known.get(result.id))),
      environment: {
        appName: record.api.title,
        testEnvironment: record.target.baseUrl,
        extra: { writes: record.writes, run: record.id, complete: record.complete },
      },
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
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
      ...(accepted === undefined ? {} : { accepted: whyAccepted(accepted) }),
    },
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
