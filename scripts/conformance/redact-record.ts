import type { Exchange, ResponseResult, RunRecord } from './record.ts';
import type { Redactor } from './redact.ts';

type Headers = readonly { readonly name: string; readonly value: string }[];

/** The record with every secret masked; verdicts and other closed words stay as they are. */
export function redactRecord(record: RunRecord, redact: Redactor): RunRecord {
  const { responses, findings, ...rest } = record;
  return {
    ...deeply(rest, redact),
    $schema: record.$schema,
    docproof: record.docproof,
    target: { ...record.target, baseUrl: redact(record.target.baseUrl) },
    writes: record.writes,
    responses: responses.map((result) => redactResult(result, redact)),
    findings: findings.map((finding) => ({
      ...deeply(finding, redact.named),
      code: finding.code,
      severity: finding.severity,
    })),
  };
}

/** One result with every secret masked. What the documentation publishes is searched for named secrets only. */
export function redactResult(result: ResponseResult, redact: Redactor): ResponseResult {
  const { assertions, exchanges, ...rest } = result;
  return {
    ...deeply(rest, redact.named),
    verdict: result.verdict,
    confidence: result.confidence,
    reason: redact(result.reason),
    next: result.next === undefined ? undefined : redact(result.next),
    assertions: assertions.map((assertion) => ({
      ...deeply(assertion, redact),
      outcome: assertion.outcome,
    })),
    notes: result.notes.map(redact),
    exchanges: exchanges.map((exchange) => redactExchange(exchange, redact)),
  };
}

function redactExchange(exchange: Exchange, redact: Redactor): Exchange {
  const { request, response } = exchange;
  return {
    role: exchange.role,
    error: exchange.error === undefined ? undefined : redact(exchange.error),
    durationMs: exchange.durationMs,
    request: { ...deeply(request, redact), headers: redactHeaders(request.headers, redact) },
    response: response && { ...deeply(response, redact), headers: redactHeaders(response.headers, redact) },
  };
}

function redactHeaders(headers: Headers, redact: Redactor): Headers {
  return headers.map(({ name, value }) => ({ name: redact.named(name), value: redact.header(name, value) }));
}

function deeply<T>(value: T, redact: (text: string) => string): T {
  return mapStrings(value, redact) as T;
}

function mapStrings(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, redact)]));
}
