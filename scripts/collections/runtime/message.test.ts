import { expect, test } from 'vitest';
import { messageIn } from './message.ts';

test.each([
  [{ message: 'No token' }, 'No token'],
  [{ error: 'invalid_token', error_description: 'It has expired' }, 'It has expired'],
  [
    { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'name is too long' },
    'name is too long',
  ],
  [{ error: { code: 7, message: 'No such pool' } }, 'No such pool'],
  [{ errors: [{ field: 'name', message: 'must be a colour' }] }, 'must be a colour'],
  [{ errors: { name: ['is taken'] } }, 'name: is taken'],
  [{ id: 5, name: 'five' }, undefined],
  [[{ id: 'five' }], undefined],
  [{ message: '' }, undefined],
  ['Not found', 'Not found'],
  [null, undefined],
])('%j says %j', (body, message) => {
  expect(messageIn(body)).toBe(message);
});
