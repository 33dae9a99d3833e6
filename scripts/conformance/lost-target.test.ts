import { expect, it } from 'vitest';
import type { RunFact } from './engines/index.ts';
import { unreached, watchTarget } from './lost-target.ts';
import type { ResponseResult } from './record.ts';

const request = { method: 'GET', url: 'http://localhost/a', headers: [], body: undefined };
const response = { status: 200, reason: 'OK', headers: [], body: '', bodyBytes: 0 };
const fact = (exchange: object): RunFact => ({
  type: 'exchange',
  item: 'a',
  main: true,
  exchange: { request, response: undefined, error: undefined, durationMs: 1, ...exchange },
});
const refused = fact({ error: 'connect ECONNREFUSED 127.0.0.1:1' });
const reset = fact({ error: 'socket hang up' });
const answered = fact({ response });

it.each<[string, readonly RunFact[], boolean]>([
  ['refused twice in a row is gone', [answered, refused, refused, answered], true],
  ['that is there again after a restart is not', [refused, answered, refused], false],
  ['that breaks connections is not', [reset, reset, reset], false],
])('a target that %s', (_what, facts, isGone) => {
  const watch = watchTarget();
  for (const each of facts) watch.tell(each);
  expect(watch.reason() !== undefined).toBe(isGone);
});

it('nothing is said of a response whose request did not reach the target', () => {
  const result = { verdict: 'deviates', reason: 'no answer', assertions: [] } as unknown as ResponseResult;
  expect(unreached(result, [refused], 'gone')).toMatchObject({ verdict: 'skipped', reason: 'gone' });
  expect(unreached(result, [reset], 'gone')).toBe(result);
  expect(unreached(result, [refused], undefined)).toBe(result);
});
