import { describe, expect, it } from 'vitest';
import { resultOf, untouched } from './collect-results.ts';
import type { RunFact } from './engines/index.ts';
import type { PlannedResponse } from './planned-response.ts';

const planned: PlannedResponse = {
  id: 'lamps/read/404',
  operation: 'read',
  operationName: 'Read',
  resource: 'Lamp',
  group: '',
  method: 'GET',
  uriTemplate: '/lamps/{id}',
  status: 404,
  title: '404 when there is no lamp',
  condition: 'there is no lamp',
  conditionKind: 'no-such-resource',
  confidence: 'certain',
  evidence: [],
  source: { file: 'lamps.apib', line: 7 },
  documented: {
    status: 404,
    mediaType: 'application/json',
    headers: [],
    body: '{"error": "no lamp 7 here"}',
    description: '',
  },
  attempts: ['first way', 'second way'],
  advice: undefined,
};

const assertion = (name: string, outcome: 'passed' | 'failed' | 'skipped', message?: string): RunFact => ({
  type: 'assertion',
  item: planned.id,
  name,
  outcome,
  message,
});
const started: RunFact = { type: 'item-started', item: planned.id };
const exchange = (main: boolean, method: string, body = '', url = 'http://x/lamps/9'): RunFact => ({
  type: 'exchange',
  item: planned.id,
  main,
  exchange: {
    request: { method, url, headers: [], body: undefined },
    response: { status: 404, reason: '', headers: [], body, bodyBytes: body.length },
    error: undefined,
    durationMs: 1,
  },
});
const result = (...facts: readonly RunFact[]) =>
  resultOf(planned, { startedAt: 'now', durationMs: 1, facts }, '');

describe('the verdict', () => {
  it.each([
    [[assertion('a', 'passed'), assertion('b', 'passed')], 'conforms', 'all 2 assertions hold'],
    [
      [assertion('a', 'passed'), assertion('b', 'failed', 'expected 1, got 2')],
      'deviates',
      'b: expected 1, got 2',
    ],
    [[assertion('skipped: the target has no lamp', 'skipped')], 'skipped', 'the target has no lamp'],
    [[assertion('unprovoked: came 200', 'skipped')], 'unprovoked', 'came 200'],
    [[assertion('unprovokable: it has to fail', 'skipped')], 'unprovokable', 'it has to fail'],
    [
      [assertion('unprovoked: came 200', 'skipped'), assertion('undone', 'failed', 'no')],
      'deviates',
      'undone: no',
    ],
    [[], 'skipped', 'nothing was asserted'],
  ] as const)('%#: follows from the assertions', (facts, verdict, reason) => {
    expect(result(started, ...facts)).toMatchObject({ verdict, reason });
  });

  it('of a response that was never come to says so', () => {
    expect(resultOf(planned, untouched, 'stopped by SIGINT')).toMatchObject({
      verdict: 'skipped',
      reason: 'stopped by SIGINT',
    });
  });

  it('of a script that broke is a deviation, never silence', () => {
    const broken: RunFact = { type: 'script-error', item: planned.id, message: 'x is not defined' };
    expect(result(started, broken)).toMatchObject({ verdict: 'deviates' });
  });
});

it('tells the place, what was expected and what was there', () => {
  const message = '/results/0/name: expected a string, got 7\n/results/1: expected an object, got null';
  expect(result(assertion('body', 'failed', message)).assertions[0]).toMatchObject({
    place: '/results/0/name',
    expected: 'a string',
    actual: '7',
  });
});

it('tells preparation, request, verification and undoing apart, also when it is asked again', () => {
  const facts = [
    started,
    exchange(false, 'GET'),
    exchange(true, 'PUT'),
    exchange(false, 'PUT'),
    started,
    exchange(false, 'GET'),
    exchange(true, 'PUT'),
    exchange(false, 'GET'),
    exchange(false, 'PUT'),
  ];
  const { exchanges, candidate } = result(...facts);
  expect(exchanges.map((each) => each.role)).toEqual([
    'prepare',
    'request',
    'undo',
    'prepare',
    'request',
    'verify',
    'undo',
  ]);
  expect(candidate).toEqual({ tried: 2, of: 2, summary: 'second way' });
});

describe('a note', () => {
  it('tells another wording', () => {
    expect(result(exchange(true, 'GET', '{"error": "lamp not found"}')).notes).toEqual([
      '/error is worded “lamp not found”; documented is “no lamp 7 here”',
    ]);
  });

  it('is not made where only the value that was sent differs', () => {
    expect(result(exchange(true, 'GET', '{"error": "No lamp 9 here."}')).notes).toEqual([]);
  });
});
