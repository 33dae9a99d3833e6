import { expect, it } from 'vitest';
import { outcomeOf } from './outcome.ts';

it.each([
  [201, '', 'done'],
  [202, '', 'accepted'],
  [303, '', 'unknown'],
  [404, '', 'refused'],
  [408, '', 'unknown'],
  [500, '', 'unknown'],
  [504, '', 'unknown'],
  [0, 'no answer (socket hang up)', 'unknown'],
  [0, 'no answer (connect ECONNREFUSED 127.0.0.1:1)', 'refused'],
] as const)('%s %s leaves a write %s', (status, told, outcome) => {
  expect(outcomeOf({ status, statusLine: told })).toBe(outcome);
});
