import { expect, test } from 'vitest';
import { mixed as record } from '../../../fixtures/reports/records.ts';
import { renderOutcome } from './outcome.ts';

const nothing = { exit: 0, reasons: [], accepted: new Map() } as const;
const outcome = (gate: Partial<Parameters<typeof renderOutcome>[1]>) =>
  renderOutcome(record, { ...nothing, ...gate }, 'reports/index.html', false);

test('the last lines say whether a run passed, why, and where the report is', () => {
  expect(outcome({})).toBe('Passed: nothing deviates\nReport: reports/index.html');
  expect(outcome({ exit: 1, reasons: ['a/b/200 deviates'] })).toBe(
    'Failed: a/b/200 deviates\nReport: reports/index.html',
  );
  expect(outcome({ exit: 1, reasons: ['one', 'two'] })).toContain('Failed: 2 reasons, listed above');
  expect(outcome({ accepted: new Map([['a/b/200', []]]) })).toContain('the baseline does not list');
});
