import { expect, it } from 'vitest';
import { rehearse } from '../fixtures/rehearsal.ts';
import type { RefusalBody } from './after-answer.ts';
import type { RequestScript } from './plan.ts';

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
