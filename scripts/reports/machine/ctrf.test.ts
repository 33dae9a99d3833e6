import { type CTRFReport, validateStrict } from 'ctrf';
import { expect, it } from 'vitest';
import { awkward, many, mixed } from '../../../fixtures/reports/records.ts';
import { renderCtrf } from './ctrf.ts';

const entry = {
  response: 'sending-ips/get-a-sending-ip/404',
  code: 'wrong-status' as const,
  status: 200,
  reason: 'ticket 7',
  expires: undefined,
};

it('is valid CTRF with one test for each documented response', () => {
  for (const record of [mixed, awkward, many(30), many(0)]) {
    const report: CTRFReport = JSON.parse([...renderCtrf(record)].join(''));
    expect(() => validateStrict(report)).not.toThrow();
    expect(report.results.tests).toHaveLength(record.summary.documented);
  }
});

it('distinguishes every verdict', () => {
  const report: CTRFReport = JSON.parse([...renderCtrf(mixed)].join(''));
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

it('counts what the baseline lists as other, with the reason', () => {
  const report: CTRFReport = JSON.parse(
    [...renderCtrf(mixed, new Map([[entry.response, [entry]]]))].join(''),
  );
  expect(report.results.summary).toMatchObject({ tests: 7, failed: 1, other: 2 });
  expect(report.results.tests[3]).toMatchObject({ status: 'other', extra: { accepted: 'ticket 7' } });
});
