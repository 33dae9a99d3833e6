import { expect, it } from 'vitest';
import { lastOf, learnSecrets, reportingSafely, shortened } from './conceal.ts';
import type { Postman } from './postman.ts';

const secret = 'kanarie-9fK2xQ7-vLm4TzR8';
const messages: string[] = [];
const pm = {
  variables: { get: (name: string) => (name === 'authorization' ? `Bearer ${secret}` : undefined) },
  request: { headers: { get: () => undefined }, url: { toString: () => 'http://host/' } },
  test: Object.assign(
    (_name: string, check: () => void) => {
      try {
        check();
      } catch (error) {
        messages.push((error as Error).message);
      }
    },
    { skip: (name: string) => messages.push(name) },
  ),
} as unknown as Postman;

learnSecrets(pm, [{ in: 'header', name: 'Authorization', variable: 'authorization', example: '' }]);

it('masks before it shortens, wherever the limit falls', () => {
  for (let length = 10; length < 60; length += 1) {
    for (const text of [
      shortened(`no account for ${secret}, sorry`, length),
      lastOf(`sorry, ${secret} is unknown`, length),
    ])
      for (const part of ['kanari', '9fK2xQ', 'Lm4TzR']) expect(text).not.toContain(part);
  }
});

it('reports failures and reasons without secrets, and keeps the verdict', () => {
  const safe = reportingSafely(pm);
  safe.test('name', () => {
    throw new Error(`got ${secret}`);
  });
  safe.test.skip(`skipped: ${secret}`);
  expect(messages).toEqual(['got ‹authorization.credentials›', 'skipped: ‹authorization.credentials›']);
});
