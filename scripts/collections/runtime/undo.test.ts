import { expect, it } from 'vitest';
import type { Postman } from './postman.ts';
import { noteAction, pendingUndos, type Reversal, remember } from './undo.ts';

function postman(): Postman {
  const stored = new Map<string, unknown>();
  const collectionVariables = {
    get: (name: string) => stored.get(name),
    set: (name: string, value: unknown) => void stored.set(name, value),
    unset: (name: string) => void stored.delete(name),
  };
  return { collectionVariables, variables: collectionVariables } as unknown as Postman;
}

it.each([
  ['DELETE', '/marks/1', true],
  ['DELETE', '/marks/2', undefined],
  ['POST', '/marks/1', undefined],
])('a reversal is known to be done by the run itself: %s %s', (method, path, acted) => {
  const pm = postman();
  remember<Reversal>(pm, {
    kind: 'reversal',
    for: 'api/unmark/200',
    what: 'undoing PUT /marks/1',
    request: { method: 'DELETE', path: '/marks/1', query: [], headers: [], body: undefined } as never,
  });
  noteAction(pm, { method, path });
  expect(pendingUndos(pm)[0]).toHaveProperty('kind', 'reversal');
  expect((pendingUndos(pm)[0] as Reversal).acted).toBe(acted);
});
