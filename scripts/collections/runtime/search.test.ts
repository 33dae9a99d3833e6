import { expect, it } from 'vitest';
import type { Json } from '../../documentation/index.ts';
import type { Postman } from './postman.ts';
import { isAbsent } from './search.ts';
import { type Answer, unanswered } from './send.ts';
import type { Creation } from './undo.ts';

const list = { items: ['lamps'], id: ['id'], before: ['1'], showsAll: true };

it.each<[string, Json, boolean]>([
  ['nothing new', { lamps: [{ id: 1 }] }, true],
  ['nothing at all', { lamps: [] }, true],
  ['null, as servers in Go write an empty list', { lamps: null }, true],
  ['no list', {}, false],
  ['something new', { lamps: [{ id: 2 }] }, false],
])('a list that shows %s proves that nothing was made: %j is %s', (_, json, isProof) => {
  const answer: Answer = { ...unanswered, status: 200, body: { ok: true, json } };
  expect(isAbsent({} as Postman, answer, { list } as unknown as Creation)).toBe(isProof);
});

it.each([
  ['503 Service Unavailable', undefined, true],
  ['503 Service Unavailable', ['1'], false],
  ['500 Internal Server Error', undefined, false],
])(
  'a list that is not there proves nothing unless the create is out of service, too: %s, listed before %j: %s',
  (came, before, isProof) => {
    const gone: Answer = { ...unanswered, status: 404 };
    const creation = { came, list: { ...list, before } } as unknown as Creation;
    expect(isAbsent({} as Postman, gone, creation)).toBe(isProof);
  },
);
