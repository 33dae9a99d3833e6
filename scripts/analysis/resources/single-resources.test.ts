import { expect, it } from 'vitest';
import { api, operation } from '../../../fixtures/analysis/sketches.ts';
import type { Json, JsonObject } from '../../documentation/index.ts';
import { singleResources } from './single-resources.ts';
import { writtenOfResources } from './written.ts';

const sent = { name: 'Acme', city: 'Rome' };

function accountRead(json: Json, written: JsonObject = sent) {
  const described = api(
    operation('GET /account', { responses: [{ status: 200, json }] }),
    operation('PUT /account', { request: { json: written }, responses: [{ status: 200 }] }),
  );
  const { groups } = described;
  const operations = groups.flatMap(({ resources }) => resources.flatMap((each) => each.operations));
  const messages = operations.map((each) => ({ operation: each, requests: [], responses: [] }));
  const [account] = singleResources([], writtenOfResources(described, messages));
  return account && { at: account.readObject, shows: account.template };
}

it.each<[string, Json, readonly string[], Json]>([
  ['the envelope of its read', { results: { id: 7, name: 'Acme' } }, ['results'], { id: 7, name: 'Acme' }],
  ['its name in the read', { account: { name: 'Acme' }, ok: true }, ['account'], { name: 'Acme' }],
  [
    'no object that is one of its fields',
    { name: 'Acme', data: { name: 'x' } },
    [],
    { name: 'Acme', data: { name: 'x' } },
  ],
  ['no object that shows nothing of what is written', { stats: { visits: 7 } }, [], { stats: { visits: 7 } }],
])('a thing without an id is read in %s', (_, json, at, shows) => {
  expect(accountRead(json)).toEqual({ at, shows });
});

it('a thing that is written in the envelope of its read keeps it', () => {
  expect(accountRead({ data: { name: 'Acme' } }, { data: { name: 'Acme' } })?.at).toEqual([]);
});
