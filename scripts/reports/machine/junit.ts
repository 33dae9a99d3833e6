import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ResponseResult, RunRecord } from '../../conformance/index.ts';
import { failuresOf, operationOf, place, sentence } from '../words.ts';

/**
 * JUnit XML of a run: a suite for each operation, a test case for each documented response. A deviation is a failure;
 * what was not provoked is skipped, with the verdict and the reason as its message.
 */
export function renderJunit(record: RunRecord): string {
  const suites = [...groupByOperation(record.responses).values()].map((results) => suite(record, results));
  const all = element(
    'testsuites',
    { name: `docproof ${record.api.name}`, ...totals(record.responses), time: seconds(record.durationMs) },
    ...suites,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(all)}\n`;
}

function suite(record: RunRecord, results: readonly ResponseResult[]): VNode {
  const first = results[0]!;
  const properties = { target: record.target.baseUrl, writes: record.writes, run: record.id };
  return element(
    'testsuite',
    {
      name: `${first.operationName} (${operationOf(first)})`,
      ...totals(results),
      time: seconds(results.reduce((sum, result) => sum + result.durationMs, 0)),
      timestamp: (first.startedAt ?? record.startedAt).slice(0, 19),
    },
    element(
      'properties',
      {},
      ...Object.entries(properties).map(([name, value]) => element('property', { name, value })),
    ),
    ...results.map((result) => testCase(record, result, nameIn(results, result))),
  );
}

function testCase(record: RunRecord, result: ResponseResult, name: string): VNode {
  const attributes = {
    name,
    classname: `${record.api.name}.${result.operation}`,
    time: seconds(result.durationMs),
    file: result.source.file,
    line: String(result.source.line),
  };
  return element('testcase', attributes, ...outcome(result), element('system-out', {}, log(result)));
}

/** The title; where an operation has the same title twice, the id tells them apart. */
function nameIn(results: readonly ResponseResult[], result: ResponseResult): string {
  const unique = results.every((other) => other === result || other.title !== result.title);
  return unique ? result.title : `${result.title} [${result.id}]`;
}

function outcome(result: ResponseResult): VNode[] {
  switch (result.verdict) {
    case 'conforms':
      return [];
    case 'deviates':
      return [element('failure', { message: result.reason, type: 'deviates' }, failureText(result))];
    case 'unprovoked':
    case 'skipped':
    case 'unprovokable':
      return [element('skipped', { message: `${result.verdict}: ${result.reason}` })];
  }
}

function failureText(result: ResponseResult): string {
  const lines = [
    ...failuresOf(result),
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
  const lines = result.assertions.map((assertion) => `${assertion.outcome}: ${sentence(assertion)}`);
  return [result.id, ...lines, ...result.notes.map((note) => `note: ${note}`)].join('\n');
}

function excerpt(body: string): string {
  const limit = 2000;
  return body.length <= limit ? body : `${body.slice(0, limit)} … (${body.length - limit} more characters)`;
}

function totals(results: readonly ResponseResult[]): Record<string, string> {
  const failures = results.filter((result) => result.verdict === 'deviates').length;
  const conforming = results.filter((result) => result.verdict === 'conforms').length;
  return {
    tests: String(results.length),
    failures: String(failures),
    errors: '0',
    skipped: String(results.length - failures - conforming),
  };
}

function groupByOperation(results: readonly ResponseResult[]): Map<string, ResponseResult[]> {
  const groups = new Map<string, ResponseResult[]>();
  for (const result of results) {
    const group = groups.get(result.operation);
    if (group === undefined) groups.set(result.operation, [result]);
    else group.push(result);
  }
  return groups;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** An XML element; preact escapes, and characters that XML cannot hold in any form are replaced here. */
function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (VNode | string)[]
): VNode {
  const clean = Object.entries(attributes).map(([key, value]) => [key, allowed(value).replace(/\s+/g, ' ')]);
  return h(
    name,
    Object.fromEntries(clean),
    ...children.map((child) => (typeof child === 'string' ? allowed(child) : child)),
  );
}

function allowed(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
}
