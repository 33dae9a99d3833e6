import { expect, it } from 'vitest';
import { adviceFor } from './advice.ts';
import type { PlannedResponse } from './planned-response.ts';

const planned = {
  id: 'sending-ips/update-a-sending-ip/200',
  source: { file: 'apis/sending-ips.apib', line: 132 },
} as PlannedResponse;

it.each([
  ['the write policy “none” forbids PUT', /--writes restore/],
  [
    'the write policy “restore” forbids DELETE /a/1: what it removes could not be brought back',
    /--writes all/,
  ],
  [
    'the write policy “restore” forbids PUT /a/1: reading it shows another resource (2)',
    /result of reading it/,
  ],
  [
    'the write policy “restore” forbids PUT /a/1: its list and its own read show different values of b',
    /result of reading it/,
  ],
  ['the target has no sending IP', /make one/],
])('what was skipped because %s gets advice that helps', (reason, advice) => {
  expect(adviceFor('skipped', reason, planned)).toMatch(advice);
});

it('of a deviation names the line of the documentation, and credentials where these were refused', () => {
  expect(adviceFor('deviates', 'status is 404: expected status 404, got 200 OK', planned)).toContain(
    'apis/sending-ips.apib:132',
  );
  expect(adviceFor('deviates', 'status is 200: expected status 200, got 401', planned)).toContain(
    'DOCPROOF_AUTHORIZATION',
  );
});
