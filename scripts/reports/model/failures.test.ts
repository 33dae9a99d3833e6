import { expect, it } from 'vitest';
import { failed, passed, resultOf } from '../fixtures/build.ts';
import { failuresOf } from './failures.ts';

const deviating = (...assertions: Parameters<typeof resultOf>[0]['assertions'] & object) =>
  resultOf({ id: 'a/b/200', verdict: 'deviates', reason: 'the connection broke', assertions });

it('tells each place that an assertion lists on a line of its own', () => {
  const message =
    '/results/0/hostname: expected a host name, got 7\nthe body: expected the field `id`, got nothing';
  expect(failuresOf(deviating(passed('status'), failed('schema', { message })))).toEqual([
    {
      assertion: 'schema',
      text: '/results/0/hostname: expected a host name, got 7',
      place: '/results/0/hostname',
      expected: 'a host name',
      actual: '7',
    },
    {
      assertion: 'schema',
      text: 'the body: expected the field `id`, got nothing',
      place: '',
      expected: 'the field `id`',
      actual: 'nothing',
    },
  ]);
});

it('takes a count of more of the same for no failure of its own', () => {
  const message = '/0/a: expected a string, got 7\nand 12 more';
  expect(failuresOf(deviating(failed('schema', { message })))).toMatchObject([{ place: '/0/a' }]);
});

it('takes place and values as the assertion gives them where it gives them', () => {
  const assertion = failed('status', {
    message: 'expected status 404, got 200',
    expected: '404',
    actual: '200',
  });
  expect(failuresOf(deviating(assertion))).toEqual([
    {
      assertion: 'status',
      text: 'expected status 404, got 200',
      place: undefined,
      expected: '404',
      actual: '200',
    },
  ]);
});

it('is the reason of the verdict where no assertion failed', () => {
  expect(failuresOf(deviating(passed('status')))).toMatchObject([
    { assertion: '', text: 'the connection broke' },
  ]);
});

it('is nothing where the response does not deviate', () => {
  expect(failuresOf(resultOf({ id: 'a/b/200' }))).toEqual([]);
});
