import { expect, it } from 'vitest';
import { adviceForUnproven } from './advice.ts';

const id = 'sending-ips/update-a-sending-ip/200';

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
  expect(adviceForUnproven('skipped', reason, id)).toMatch(advice);
});

it.each(['unprovoked', 'unprovokable'] as const)(
  'of what is %s names the place of an override',
  (verdict) => {
    expect(adviceForUnproven(verdict, 'nothing came', id)).toContain(
      'overrides file, under sending-ips/update-a-sending-ip/200',
    );
  },
);
