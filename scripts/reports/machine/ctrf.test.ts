import { type CTRFReport, validateStrict } from 'ctrf';
import { expect, it } from 'vitest';
import { awkward, many, mixed } from '../fixtures/records.ts';
import { renderCtrf } from './ctrf.ts';

it('is valid CTRF with one test for each documented response', () => {
  for (const record of [mixed, awkward, many(30), many(0)]) {
    const report: CTRFReport = JSON.parse(renderCtrf(record));
    expect(() => validateStrict(report)).not.toThrow();
    expect(report.results.tests).toHaveLength(record.summary.documented);
  }
});

it('tells every verdict apart', () => {
  const report: CTRFReport = JSON.parse(renderCtrf(mixed));
  expect(report.results.tests.map(({ status, rawStatus }) => `${rawStatus}: ${status}`)).toEqual([
    'conforms: passed',
    'deviates: failed',
    'conforms: passed',
    'deviates: failed',
    'skipped: skipped',
    'unprovoked: other',
    'unprovokable: pending',
  ]);
});
