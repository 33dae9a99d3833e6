import { expect, it } from 'vitest';
import { adviceFor } from './advice.ts';
import type { PlannedResponse } from './planned-response.ts';
import type { Verdict } from './record.ts';

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
  ['it needs a second credential', /DOCPROOF_SECOND_AUTHORIZATION/],
  ['the filter --only cat leaves it out', /run again when that has changed/],
])('what was skipped because %s gets advice that helps', (reason, advice) => {
  expect(adviceFor('skipped', reason, planned)).toMatch(advice);
});

it.each([
  ['status is 404: expected status 404, got 200 OK', /apis\/sending-ips\.apib:132/],
  ['status is 200: expected status 200, got 401', /DOCPROOF_AUTHORIZATION/],
  ['status is 200: expected status 200, got 403 Forbidden', /DOCPROOF_AUTHORIZATION/],
  ['status is 200: expected status 200, got 502 Bad Gateway', /stands before it reaches it/],
  ['status is 200: expected status 200, got 302 Found to /login', /base URL that it leads to/],
  ['status is 404: expected status 404, got 200 OK saying “<!doctype html>', /--base-url leads to the API/],
  ['body: /id: expected a string, got 4010', /apis\/sending-ips\.apib:132/],
  ['status is 200: expected status 200, got no answer', /the target’s log/],
  ['the account is left as it was found: expected name "a" again, got "b"', /put back by hand/],
])('of a deviation, %s', (reason, advice) => {
  expect(adviceFor('deviates', reason, planned)).toMatch(advice);
});

it.each<Verdict>(['unprovoked', 'unprovokable'])(
  'of what is %s names the place of an override',
  (verdict) => {
    expect(adviceFor(verdict, 'nothing came', planned)).toContain(
      'overrides file, under sending-ips/update-a-sending-ip/200',
    );
  },
);
