import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { reportingSafely } from './conceal.ts';
import { lastOf, shortened } from './excerpt.ts';
import type { Postman } from './postman.ts';

const secret = 'kanarie-9fK2xQ7-vLm4TzR8';
let messages: string[];
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
const safe = reportingSafely(pm, [
  { in: 'header', name: 'Authorization', variable: 'authorization', example: '' },
]);
beforeEach(() => {
  messages = [];
});

it('masks before it shortens, wherever the limit falls', () => {
  for (let length = 10; length < 60; length += 1) {
    safe.test.skip(shortened(`no account for ${secret}, sorry`, length));
    safe.test.skip(lastOf(`sorry, ${secret} is unknown`, length));
  }
  expect(messages).toHaveLength(100);
  for (const part of ['kanari', '9fK2xQ', 'Lm4TzR']) expect(messages.join()).not.toContain(part);
});

it('shows excerpts of the length that they are asked for, and everything around them', () => {
  safe.test.skip(`a ${shortened('0123456789'.repeat(3), 13)} b ${lastOf('0123456789'.repeat(3), 5)} c`);
  expect(messages).toEqual(['a 0123456789… b 56789 c']);
});

it('shows no secret, and no marks, that a target puts together of marks of excerpts', () => {
  const pieces = fc.constantFrom(
    '\uE000',
    '\uE0005|',
    '\uE001',
    secret.slice(0, 9),
    secret.slice(9),
    'x',
    '|',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 9 }), fc.nat({ max: 30 }), (parts, length) => {
      messages = [];
      const text = parts.join('');
      safe.test.skip(`got ${text} and ${shortened(text, length)} or ${lastOf(text, length)}`);
      expect(messages.join()).not.toMatch(
        new RegExp(`${secret.slice(0, 5)}.{0,4}${secret.slice(9, 12)}|[\uE000\uE001]`),
      );
    }),
  );
});

it('reports failures and reasons without secrets, and keeps the verdict', () => {
  safe.test('name', () => {
    throw new Error(`got ${secret}`);
  });
  safe.test.unproven({ verdict: 'skipped', text: secret });
  expect(messages).toEqual(['got ‹authorization.credentials›', 'skipped: ‹authorization.credentials›']);
});
