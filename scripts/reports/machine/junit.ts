import Builder from 'fast-xml-builder';
import type { AssertionResult, ResponseResult, RunRecord } from '../../conformance/index.ts';
import { groupedBy } from '../../documentation/index.ts';
import { deviationsOf } from '../model/deviations-of.ts';
import { acceptanceReason, type KnownDeviations, nothingKnown } from '../model/gate/known.ts';
import type { RunPart } from '../model/part.ts';
import { operationOf, place } from '../model/words.ts';

/** An XML element as the builder takes it: attributes begin with `@`, the rest are children. */
type Element = { readonly [name: string]: string | Element | readonly Element[] };

const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
});

/**
 * JUnit XML of a run: a suite for each operation, a test case for each documented response. A deviation is a failure;
 * one that the baseline lists, and what was not provoked, is skipped, with the verdict and the reason as its message.
 */
export function renderJunit(record: RunRecord, known: KnownDeviations = nothingKnown): string {
  return document({
    '@name': `docproof ${record.api.name}`,
    ...attributes(totals(record.responses, known)),
    '@time': seconds(record.durationMs),
    testsuite: suites(record, known),
  });
}

/** The suites of several APIs; the names of test cases begin with that of their API. */
export function renderJunitOfAll(parts: readonly RunPart[]): string {
  const all = parts.map(({ record, verdict }) => totals(record.responses, verdict?.accepted ?? nothingKnown));
  const sum = (count: (totals: Totals) => number) => all.reduce((total, each) => total + count(each), 0);
  return document({
    '@name': 'docproof',
    ...attributes({
      tests: sum(({ tests }) => tests),
      failures: sum(({ failures }) => failures),
      skipped: sum(({ skipped }) => skipped),
    }),
    '@time': seconds(parts.reduce((total, { record }) => total + record.durationMs, 0)),
    testsuite: parts.flatMap(({ record, verdict }) => suites(record, verdict?.accepted ?? nothingKnown)),
  });
}

function document(testsuites: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(allowed({ testsuites }))}`;
}

function suites(record: RunRecord, known: KnownDeviations): readonly Element[] {
  const operations = [...groupedBy(record.responses, (result) => result.operation).values()];
  return operations.map((results) => suite(record, results, known));
}

function suite(record: RunRecord, results: readonly ResponseResult[], known: KnownDeviations): Element {
  const first = results[0]!;
  const properties = { target: record.target.baseUrl, writes: record.writes, run: record.id };
  return {
    '@name': `${first.operationName} (${operationOf(first)})`,
    ...attributes(totals(results, known)),
    '@time': seconds(results.reduce((sum, result) => sum + result.durationMs, 0)),
    '@timestamp': (first.startedAt ?? record.startedAt).slice(0, 19),
    properties: {
      property: Object.entries(properties).map(([name, value]) => ({ '@name': name, '@value': value })),
    },
    testcase: results.map((result) => testCase(record, result, nameIn(results, result), known)),
  };
}

function testCase(record: RunRecord, result: ResponseResult, name: string, known: KnownDeviations): Element {
  return {
    '@name': name,
    '@classname': `${record.api.name}.${result.operation}`,
    '@time': seconds(result.durationMs),
    '@file': result.source.file,
    '@line': String(result.source.line),
    ...outcome(result, known),
    'system-out': log(result),
  };
}

/** The title; where an operation has the same title twice, the id distinguishes them. */
function nameIn(results: readonly ResponseResult[], result: ResponseResult): string {
  const unique = results.every((other) => other === result || other.title !== result.title);
  return unique ? result.title : `${result.title} [${result.id}]`;
}

function outcome(result: ResponseResult, known: KnownDeviations): Element {
  const accepted = known.get(result.id);
  if (accepted !== undefined)
    return { skipped: { '@message': `deviates, as the baseline lists: ${acceptanceReason(accepted)}` } };
  switch (result.verdict) {
    case 'conforms':
      return {};
    case 'deviates':
      return {
        failure: {
          '@message': result.reason,
          '@type': deviationsOf(result)[0]?.code ?? 'deviates',
          '#text': failureText(result),
        },
      };
    case 'unprovoked':
    case 'skipped':
    case 'unprovokable':
      return { skipped: { '@message': `${result.verdict}: ${result.reason}` } };
  }
}

function failureText(result: ResponseResult): string {
  const lines = [
    ...deviationsOf(result).map(({ assertion, text }) => (assertion === '' ? text : `${assertion}: ${text}`)),
    `documented: ${place(result.source)}`,
    `condition: ${result.condition}`,
  ];
  for (const { request, response, error } of result.exchanges.filter((one) => one.role === 'request')) {
    lines.push(`request: ${request.method} ${request.url}`);
    lines.push(
      response === undefined ? `no answer: ${error ?? ''}` : `answer: ${response.status} ${response.reason}`,
    );
    if (response !== undefined) lines.push(excerpt(response.body));
  }
  return [...lines, ...(result.next === undefined ? [] : [`next: ${result.next}`])].join('\n');
}

/** Every assertion on a line of its own, so that equal names lose nothing. */
function log(result: ResponseResult): string {
  const lines = result.assertions.map(told);
  return [result.id, ...lines, ...result.notes.map((note) => `note: ${note}`)].join('\n');
}

function told({ outcome, name, message }: AssertionResult): string {
  return message === undefined ? `${outcome}: ${name}` : `${outcome}: ${name}: ${message}`;
}

function excerpt(body: string): string {
  const limit = 2000;
  return body.length <= limit ? body : `${body.slice(0, limit)} … (${body.length - limit} more characters)`;
}

interface Totals {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

function totals(results: readonly ResponseResult[], known: KnownDeviations): Totals {
  const failures = results.filter(({ id, verdict }) => verdict === 'deviates' && !known.has(id)).length;
  const conforming = results.filter((result) => result.verdict === 'conforms').length;
  return { tests: results.length, failures, skipped: results.length - failures - conforming };
}

function attributes({ tests, failures, skipped }: Totals): Element {
  return {
    '@tests': String(tests),
    '@failures': String(failures),
    '@errors': '0',
    '@skipped': String(skipped),
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** Replaces the characters that XML cannot hold in any form, and line breaks in attributes, which XML does not keep. */
function allowed(element: Element): Element {
  return Object.fromEntries(
    Object.entries(element).map(([name, value]) => {
      if (typeof value === 'string')
        return [name, name.startsWith('@') ? clean(value).replace(/\s+/g, ' ') : clean(value)];
      return [name, Array.isArray(value) ? value.map(allowed) : allowed(value as Element)];
    }),
  );
}

function clean(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
}
