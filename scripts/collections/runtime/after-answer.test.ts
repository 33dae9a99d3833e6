import { expect, it } from 'vitest';
import { stepAfter } from './after-answer.ts';
import { firstAttempt } from './attempt-state.ts';
import type { Prepared } from './plan.ts';
import type { PostmanResponse } from './postman.ts';
import type { Answer } from './send.ts';

/** A single attempt that is certain to get 200, of an operation that documents 200 and these. */
function prepared(documented: readonly number[], made: readonly string[]): Prepared {
  const script = { status: 200, documented: [200, ...documented], certain: true, effect: { kind: 'none' } };
  const state = { script, attempt: 0, attempts: 1, values: {}, madeUp: [], made };
  return state as unknown as Prepared;
}

it.each<[string, number, readonly number[], readonly string[], string]>([
  ['documented refusal of an account without the right', 403, [403], [], 'unprovoked'],
  ['refusal that nothing documents', 403, [], [], 'judge'],
  ['refusal of what the account has made itself', 403, [403], ['id'], 'judge'],
  ['documented refusal of credentials', 401, [401], [], 'judge'],
])('a %s (%i) in the place of a success is followed by: %s', (_, status, documented, made, kind) => {
  const answer = { status, told: String(status) } as Answer;
  const response = {} as PostmanResponse;
  expect(stepAfter(prepared(documented, made), answer, response, firstAttempt('a/b/200')).kind).toBe(kind);
});

it.each([
  [404, [401, 404], [], 'unprovoked'],
  [404, [401], [], 'judge'],
  [404, [401, 404], ['403 Forbidden'], 'judge'],
  [403, [401, 403, 404], [], 'judge'],
])(
  '%i for an id that nothing has in the place of 401, where %j is documented and %j came before, is followed by: %s',
  (status, documented, came, kind) => {
    const state = prepared(documented, []);
    const asked = { ...state, onNothing: true, script: { ...state.script, status: 401 } };
    const answer = { status, told: String(status) } as Answer;
    const sending = { ...firstAttempt('a/b/401'), came };
    expect(stepAfter(asked, answer, {} as PostmanResponse, sending).kind).toBe(kind);
  },
);
