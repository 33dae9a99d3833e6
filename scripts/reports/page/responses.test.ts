import { expect, it } from 'vitest';
import { resultOf } from '../../../fixtures/reports/build.ts';
import { shownInFull } from './responses.tsx';

const verdicts = ['conforms', 'unprovoked', 'deviates'] as const;
const failing = (count: number) => results(count, 'deviates');
const others = (count: number) => [...results(count / 2, 'conforms'), ...results(count / 2, 'unprovoked')];

function results(count: number, verdict: (typeof verdicts)[number]) {
  return Array.from({ length: count }, (_none, at) => resultOf({ id: `api/${verdict}-${at}/200`, verdict }));
}

it('shows every response in full where there are not too many', () => {
  expect(shownInFull(failing(200), others(800)).size).toBe(1_000);
});

it.each([
  [200, 1_200, { deviates: 200, unprovoked: 600 }],
  [800, 1_200, { deviates: 800, unprovoked: 200 }],
  [5_000, 5_000, { deviates: 1_000 }],
])(
  'shows of %d that fail and %d others what does not conform, and never too many',
  (fail, other, expected) => {
    const counts: Record<string, number> = {};
    for (const { verdict } of shownInFull(failing(fail), others(other)))
      counts[verdict] = (counts[verdict] ?? 0) + 1;
    expect(counts).toEqual(expected);
  },
);
