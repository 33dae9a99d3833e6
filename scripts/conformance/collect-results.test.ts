import { describe, expect, it } from 'vitest';
import type { Unproven } from '../findings/index.ts';
import { noFacts, resultOf } from './collect-results.ts';
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
  attempts: [
    { id: 'absent', summary: 'first way' },
    { id: 'absent-2', summary: 'second way' },
  ],
  advice: undefined,
};

const assertion = (name: string, outcome: 'passed' | 'failed' | 'skipped', message?: string): RunFact => ({
  type: 'assertion',
  item: planned.id,
  name,
  outcome,
  message,
});
const unproven = (verdict: Unproven['verdict'], text: string): RunFact => ({
  ...(assertion(`${verdict}: ${text}`, 'skipped') as RunFact & { type: 'assertion' }),
  unproven: { verdict, text },
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
    [[unproven('skipped', 'the target has no lamp')], 'skipped', 'the target has no lamp'],
    [[unproven('unprovoked', 'got 200')], 'unprovoked', 'got 200'],
    [[unproven('unprovokable', 'it has to fail')], 'unprovokable', 'it has to fail'],
    [[unproven('unprovoked', 'got 200'), assertion('undone', 'failed', 'no')], 'deviates', 'undone: no'],
    [
      [assertion('skipped: a name is not a verdict', 'skipped'), assertion('a', 'passed')],
      'conforms',
      'the one assertion holds',
    ],
    [[], 'skipped', 'nothing was asserted'],
  ] as const)('%#: follows from the assertions', (facts, verdict, reason) => {
    expect(result(started, ...facts)).toMatchObject({ verdict, reason });
  });

  it('of a response that was never come to says so', () => {
    expect(resultOf(planned, noFacts, 'stopped by SIGINT')).toMatchObject({
      verdict: 'skipped',
      reason: 'stopped by SIGINT',
    });
  });

  it('of a script that broke is a deviation, never silence', () => {
    const broken: RunFact = { type: 'script-error', item: planned.id, message: 'x is not defined' };
    expect(result(started, broken)).toMatchObject({ verdict: 'deviates' });
  });
});

describe('a deviation', () => {
  const deviating = (exchange: number): RunFact => ({
    ...(assertion('stored', 'failed', '/name: expected "a", as sent, got "b"') as RunFact & {
      type: 'assertion';
    }),
    deviations: [{ code: 'not-stored', place: '/name', expected: '"a"', actual: '"b"', exchange }],
  });

  it('refers to the exchange that showed it', () => {
    const facts = [
      exchange(false, 'GET'),
      exchange(true, 'PUT'),
      exchange(false, 'GET'),
      exchange(false, 'GET'),
    ];
    const shownBy = (number: number) =>
      result(...facts, deviating(number)).assertions[0]?.deviations[0]?.exchange;
    expect([shownBy(0), shownBy(1), shownBy(2), shownBy(3)]).toEqual([1, 2, 3, undefined]);
  });

  it('of a test that reports no data is that of its script', () => {
    expect(result(assertion('a', 'failed', 'x is not a function')).assertions[0]?.deviations).toMatchObject([
      { code: 'script-failed', actual: 'x is not a function' },
    ]);
  });

  it('of no answer says why there is none', () => {
    const error = { ...(exchange(true, 'GET') as RunFact & { type: 'exchange' }) };
    const broken: RunFact = {
      ...error,
      exchange: { ...error.exchange, response: undefined, error: 'connect ECONNREFUSED' },
    };
    const none: RunFact = {
      ...(assertion('the target answers', 'failed', 'expected an answer') as RunFact & { type: 'assertion' }),
      deviations: [{ code: 'no-answer', expected: 'an answer', actual: 'none', exchange: 0 }],
    };
    expect(result(broken, none)).toMatchObject({
      reason: 'the target answers: expected an answer, got none: connect ECONNREFUSED',
      next: 'check the log of the target for this request',
    });
  });
});

it('distinguishes preparation, request, verification and undoing, also when it is asked again', () => {
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
  expect(candidate).toEqual({ tried: 2, of: 2, id: 'absent-2', summary: 'second way' });
});

describe('a note', () => {
  it('reports another wording', () => {
    expect(result(exchange(true, 'GET', '{"error": "lamp not found"}')).notes).toEqual([
      '/error is worded "lamp not found"; documented is "no lamp 7 here"',
    ]);
  });

  it('is not made where only the value that was sent differs', () => {
    expect(result(exchange(true, 'GET', '{"error": "No lamp 9 here."}')).notes).toEqual([]);
  });
});
