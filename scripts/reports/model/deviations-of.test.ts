import { expect, it } from 'vitest';
import { exchangeOf, failed, passed, resultOf } from '../../../fixtures/reports/build.ts';
import { deviationsOf, judgedExchange } from './deviations-of.ts';

const deviating = (...assertions: Parameters<typeof resultOf>[0]['assertions'] & object) =>
  resultOf({ id: 'a/b/200', verdict: 'deviates', reason: 'the connection broke', assertions });

it('are those of all assertions, each with its assertion and as a sentence', () => {
  const host = { code: 'invalid-body', place: '/host', expected: 'a host name', actual: '7' } as const;
  const id = { code: 'invalid-body', place: '', expected: 'the field `id`', actual: 'nothing' } as const;
  expect(deviationsOf(deviating(passed('status'), failed('schema', host, id)))).toEqual([
    { ...host, exchange: 0, assertion: 'schema', text: '/host: expected a host name, got 7' },
    { ...id, exchange: 0, assertion: 'schema', text: 'the body: expected the field `id`, got nothing' },
  ]);
});

it('are never none where the verdict says that something deviates', () => {
  expect(deviationsOf(deviating(passed('status')))).toMatchObject([
    { assertion: '', text: 'the connection broke' },
  ]);
});

it('are none where the response does not deviate', () => {
  expect(deviationsOf(resultOf({ id: 'a/b/200' }))).toEqual([]);
});

it('are judged by the request that showed them, else by the last one', () => {
  const exchanges = [
    exchangeOf({ role: 'prepare' }),
    exchangeOf(),
    exchangeOf(),
    exchangeOf({ role: 'verify' }),
  ];
  const shownAt = (exchange: number) =>
    judgedExchange({ ...deviating(failed('stored', { code: 'not-stored', exchange })), exchanges });
  expect([shownAt(1), shownAt(2), shownAt(3)]).toEqual([1, 2, 2]);
});
