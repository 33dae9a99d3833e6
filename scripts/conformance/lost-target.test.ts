import { expect, it } from 'vitest';
import type { RunFact } from './engines/index.ts';
import { unreached, watchTarget } from './lost-target.ts';
import type { ResponseResult } from './record.ts';

const request = { method: 'GET', url: 'http://localhost/a', headers: [], body: undefined };
const response = { status: 200, reason: 'OK', headers: [], body: '', bodyBytes: 0 };
const fact = (exchange: object, item = 'things/list/200'): RunFact => ({
  type: 'exchange',
  item,
  main: true,
  exchange: { request, response: undefined, error: undefined, durationMs: 1, ...exchange },
});
const refused = fact({ error: 'connect ECONNREFUSED 127.0.0.1:1' });
const reset = fact({ error: 'socket hang up' });
const answered = fact({ response });
const silent = fact({ error: 'no answer within 2 s' });
const slow = fact({ error: 'the answer was not complete within 2 s (10 bytes came)' }, 'things/read/200');

it.each<[string, readonly RunFact[], boolean]>([
  ['refused twice in a row is gone', [answered, refused, refused, answered], true],
  ['that is there again after a restart is not', [refused, answered, refused], false],
  ['that breaks connections is not', [reset, reset, reset], false],
  ['that does not answer in time, whatever is asked, is gone', [silent, silent, slow, slow, slow], true],
  ['that answers in between is not', [silent, slow, answered, silent, slow, silent, slow], false],
  ['one operation of which is slow is not', Array(9).fill(silent), false],
])('a target that %s', (_what, facts, isGone) => {
  const watch = watchTarget((item) => item.split('/')[1]);
  for (const each of facts) watch.report(each);
  expect(watch.reason() !== undefined).toBe(isGone);
});

it('nothing is said of a response whose request did not reach the target', () => {
  const result = { verdict: 'deviates', reason: 'no answer', assertions: [] } as unknown as ResponseResult;
  expect(unreached(result, [refused], 'gone')).toMatchObject({ verdict: 'skipped', reason: 'gone' });
  expect(unreached(result, [reset], 'gone')).toBe(result);
  expect(unreached(result, [refused], undefined)).toBe(result);
});
