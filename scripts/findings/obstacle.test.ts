import { expect, it } from 'vitest';
import { adviceAround, type ObstacleCode } from './obstacle.ts';

it.each<[ObstacleCode, RegExp]>([
  ['writes-off', /--writes restore/],
  ['not-undoable', /--writes all/],
  ['not-readable-before', /result of its read/],
  ['second-credential', /DOCPROOF_SECOND_AUTHORIZATION/],
  ['nothing-there', /create one/],
  ['other-status', /overrides file, under a\/b\/404/],
])('what was not provoked for %s gets advice that helps', (code, advice) => {
  expect(adviceAround(code, 'a/b/404')).toMatch(advice);
});
