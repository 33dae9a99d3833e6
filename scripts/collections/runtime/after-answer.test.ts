import { expect, it } from 'vitest';
import { rehearse } from '../../../fixtures/collections/rehearsal.ts';
import { type RefusalBody, stepAfter } from './after-answer.ts';
import { firstAttempt } from './attempt-state.ts';
import type { Prepared, RequestScript } from './plan.ts';
import type { PostmanResponse } from './postman.ts';
import type { Answer } from './send.ts';

const refused: RequestScript = {
  id: 'lamps/read/404',
  status: 404,
  documented: [200, 404],
  certain: false,
  notSent: undefined,
  attempts: [
    {
      summary: 'GET /lamps/7',
      inputs: [],
      request: {
        method: 'GET',
        path: '/lamps/7',
        values: {},
        query: [],
        headers: [],
        body: undefined,
        credentials: undefined,
      },
    },
  ],
  effect: { kind: 'none' },
  listed: undefined,
  watched: [],
  fields: [],
  messages: {},
};

const having = (field: string) => (body: unknown) =>
  typeof body === 'object' && body !== null && field in body ? [] : [{}];
const ofSuccess: RefusalBody['ofSuccess'] = (status) => (status === 200 ? [having('id')] : undefined);

const error: RefusalBody['own'] = { validate: having('error'), fields: ['error'] };
const plain: RefusalBody['own'] = {
  validate: (body) => (typeof body === 'string' ? [] : [{}]),
  fields: [],
};
const loose: RefusalBody['own'] = { validate: () => [], fields: ['error', 'message'] };

const judged = async (own: RefusalBody['own'], status: number, body: unknown, type = 'application/json') => {
  const { told } = await rehearse(
    () => ({ status, body, headers: { 'Content-Type': type } }),
    refused,
    (test, answer) => test('status is 404', () => answer.hasStatus(404)),
    { refusal: { own, ofSuccess } },
  );
  return told.some((line) => line.startsWith('failed status is 404')) ? 'deviates' : 'unprovoked';
};

it.each<[string, RefusalBody['own'], number, unknown, string?]>([
  ['deviates', error, 200, { error: 'no lamp' }],
  ['deviates', 'text/plain', 200, 'no lamp', 'text/plain; charset=utf-8'],
  ['deviates', '', 200, undefined],
  ['deviates', plain, 200, '"no lamp"'],
  ['unprovoked', plain, 200, { name: 'neither' }],
  ['unprovoked', error, 200, { id: 7 }],
  ['deviates', loose, 200, { message: 'no lamp' }],
  ['unprovoked', loose, 200, { name: 'a part of a lamp' }],
  ['unprovoked', error, 200, { id: 7, error: null }],
  ['unprovoked', error, 200, { name: 'neither' }],
  ['unprovoked', error, 200, 'not JSON'],
  ['unprovoked', error, 202, { error: 'of a status that no schema describes' }],
  ['unprovoked', error, 422, { error: 'another refusal' }],
  ['unprovoked', 'text/plain', 200, { id: 7 }],
  ['unprovoked', '', 200, { id: 7 }],
])('%s: a refusal that shows %s with status %d and %j', async (verdict, own, status, body, type) => {
  expect(await judged(own, status, body, type)).toBe(verdict);
});

/** A single attempt that is certain to get 200, of an operation that documents 200 and these. */
function prepared(documented: readonly number[], made: readonly string[]): Prepared {
  const script = { status: 200, documented: [200, ...documented], certain: true, effect: { kind: 'none' } };
  const state = { script, attempt: 0, attempts: 1, values: {}, madeUp: [], made, plan: {} };
  return state as unknown as Prepared;
}

it.each<[string, number, readonly number[], readonly string[], string]>([
  ['documented refusal of an account without the right', 403, [403], [], 'unprovoked'],
  ['refusal that nothing documents', 403, [], [], 'judge'],
  ['refusal of what the account has made itself', 403, [403], ['id'], 'judge'],
  ['documented refusal of credentials', 401, [401], [], 'judge'],
])('a %s (%i) in the place of a success is followed by: %s', (_, status, documented, made, kind) => {
  const answer = { status, statusLine: String(status) } as Answer;
  const response = {} as PostmanResponse;
  expect(stepAfter(prepared(documented, made), answer, response, firstAttempt('a/b/200')).kind).toBe(kind);
});

it.each([
  [404, 'none', [401, 404], [], 'unprovoked'],
  [404, undefined, [401, 404], [], 'judge'],
  [404, 'none', [401], [], 'judge'],
  [404, 'none', [401, 404], ['403 Forbidden'], 'judge'],
  [403, 'none', [401, 403, 404], [], 'judge'],
])(
  '%i for an id that nothing has in the place of 401, with credentials %s, where %j is documented and %j was received before, is followed by: %s',
  (status, credentials, documented, received, kind) => {
    const state = prepared(documented, []);
    const plan = { credentials: credentials as 'none' | undefined } as Prepared['plan'];
    const asked = { ...state, plan, onNothing: true, script: { ...state.script, status: 401 } };
    const answer = { status, statusLine: String(status) } as Answer;
    const sending = { ...firstAttempt('a/b/401'), received };
    expect(stepAfter(asked, answer, {} as PostmanResponse, sending).kind).toBe(kind);
  },
);
