import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, it } from 'vitest';
import { awkward, clean, many, mixed } from '../../../fixtures/reports/records.ts';
import { judgeGate } from '../model/gate/judge-gate.ts';
import { renderResults } from './results.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/results.schema.json', import.meta.url), 'utf8'),
);
const validate = formats.default(new Ajv2020({ strict: true, allowUnionTypes: true })).compile(schema);

it.each(Object.entries({ mixed, awkward, clean, many: many(50), none: many(0) }))(
  'writes results that are as the published schema says: %s',
  (_, record) => {
    validate(JSON.parse([...renderResults(record)].join('')));
    expect(validate.errors ?? []).toEqual([]);
  },
);

it('says whether the run passes, and why not', () => {
  const baseline = [
    {
      response: 'sending-ips/get-a-sending-ip/404',
      code: 'wrong-status' as const,
      status: 200,
      reason: 'ticket 7',
      expires: undefined,
    },
  ];
  const verdict = judgeGate(mixed, baseline, { failOn: [], minCoverage: undefined }, '2026-02-03');
  const written = JSON.parse([...renderResults(mixed, verdict)].join(''));
  validate(written);
  expect(validate.errors ?? []).toEqual([]);
  expect(written.gate).toMatchObject({
    passed: false,
    reasons: verdict.reasons,
    known: [{ reason: 'ticket 7' }],
  });
});
