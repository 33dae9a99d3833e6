import { expect, it } from 'vitest';
import { adviceFor } from './advice.ts';
import type { DeviationCode } from './deviation.ts';

const place = 'apis/sending-ips.apib:132';
const isNothing = { isPage: false, isCut: false };
const advice = (code: DeviationCode, status?: number, shownBy: Partial<typeof isNothing> = {}) =>
  adviceFor({ code, ...(status === undefined ? {} : { status }) }, { ...isNothing, ...shownBy }, place);

it.each<[DeviationCode, number | undefined, RegExp]>([
  ['wrong-status', 200, /fix the API, or the documentation at apis\/sending-ips\.apib:132/],
  ['invalid-body', undefined, /apis\/sending-ips\.apib:132/],
  ['wrong-status', 401, /DOCPROOF_AUTHORIZATION/],
  ['wrong-status', 403, /DOCPROOF_AUTHORIZATION/],
  ['wrong-status', 502, /reachable through its gateway/],
  ['wrong-status', 302, /base URL that the answer redirects to/],
  ['no-answer', undefined, /the log of the target/],
  ['not-left-as-found', undefined, /restore by hand/],
])('of %s (%s) names the next step', (code, status, expected) => {
  expect(advice(code, status)).toMatch(expected);
});

it('asks for the base URL where a page for a browser came', () => {
  expect(advice('invalid-json', undefined, { isPage: true })).toMatch(/--base-url is the API/);
});

it('asks for other limits where an answer was cut', () => {
  expect(advice('no-answer', undefined, { isCut: true })).toMatch(/--max-body/);
});
