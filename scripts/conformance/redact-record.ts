import { deeply } from '../analysis/index.ts';
import type { Json } from '../documentation/index.ts';
import type { Deviation } from '../findings/index.ts';
import type { Redactor } from '../redaction/index.ts';
import { longestBody } from './body-room.ts';
import type { Exchange, ResponseResult, RunRecord } from './record.ts';

type Headers = readonly { readonly name: string; readonly value: string }[];

/** The record with every secret masked; verdicts and other closed words stay as they are. */
export function redactRecord(record: RunRecord, redact: Redactor): RunRecord {
  const { responses, findings, ...rest } = record;
  return {
    ...redacted(rest, redact),
    $schema: record.$schema,
    docproof: record.docproof,
    target: { ...record.target, baseUrl: redact(record.target.baseUrl) },
    writes: record.writes,
    responses: responses.map((result) => redactResult(result, redact)),
    findings: findings.map((finding) => ({
      ...redacted(finding, redact.named),
      code: finding.code,
      severity: finding.severity,
    })),
  };
}

/**
 * One result with every secret masked. What the documentation publishes is searched for named secrets only. `room` says how
 * much is kept of the body of each exchange, in characters.
 */
export function redactResult(
  result: ResponseResult,
  redact: Redactor,
  room: readonly number[] = [],
): ResponseResult {
  const { assertions, exchanges, ...rest } = result;
  // Also credentials that the run made up or the target handed out may come again anywhere.
  for (const { request, response } of exchanges) {
    for (const { name, value } of [...request.headers, ...(response?.headers ?? [])]) {
      redact.learnHeader(name, value);
    }
    for (const [name, value] of queryOf(request.url)) redact.learnHeader(name, value);
  }
  return {
    ...redacted(rest, redact.named),
    verdict: result.verdict,
    confidence: result.confidence,
    obstacle: result.obstacle,
    reason: redact(result.reason),
    next: result.next === undefined ? undefined : redact(result.next),
    assertions: assertions.map((assertion) => ({
      ...redacted(assertion, redact),
      outcome: assertion.outcome,
      deviations: assertion.deviations.map((each) => maskedDeviation(each, redact)),
    })),
    notes: result.notes.map(redact),
    exchanges: exchanges.map((exchange, at) => redactExchange(exchange, redact, room[at] ?? longestBody)),
  };
}

/** Its code is a closed word. */
export function maskedDeviation<D extends Pick<Deviation, 'code'>>(
  deviation: D,
  redact: (text: string) => string,
): D {
  return { ...redacted(deviation, redact), code: deviation.code };
}

function redactExchange(exchange: Exchange, redact: Redactor, room: number): Exchange {
  const { request, response } = exchange;
  const { body = '', ...head } = response ?? {};
  return {
    role: exchange.role,
    error: exchange.error === undefined ? undefined : redact(exchange.error),
    ...(exchange.retried ? { retried: exchange.retried.map(redact) } : {}),
    durationMs: exchange.durationMs,
    request: { ...redacted(request, redact), headers: redactHeaders(request.headers, redact) },
    response: response && {
      ...response,
      ...redacted(head, redact),
      headers: redactHeaders(response.headers, redact),
      // What could be seen of a secret at the end of the cut goes with the shortening.
      body: shortened(redact.body(body.slice(0, room + beyond)), room),
    },
  };
}

function queryOf(url: string): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '');
}

/** In characters. */
const beyond = 64 * 1024;

/** Cuts a text that is masked already, and no mask in two. */
function shortened(text: string, room: number): string {
  if (text.length <= room) return text;
  const kept = text.slice(0, room);
  return kept.replace(/[\ud800-\udbff]$/, '').replace(/‹[\w.:•-]{0,200}$/, '');
}

function redactHeaders(headers: Headers, redact: Redactor): Headers {
  return headers.map(({ name, value }) => ({ name: redact.named(name), value: redact.header(name, value) }));
}

function redacted<T>(value: T, redact: (text: string) => string): T {
  return deeply(value as Json, (each) => (typeof each === 'string' ? redact(each) : each)) as T;
}
