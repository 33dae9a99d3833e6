import { expect, it } from 'vitest';
import { api, operation } from '../../../../fixtures/analysis/sketches.ts';
import { analyse } from '../../analyse.ts';

const idFieldOf = (user: Record<string, string | number>, example: string) =>
  analyse(
    api(
      operation('GET /users/{id}', {
        parameters: { id: { in: 'path', example } },
        responses: [{ status: 200, json: user }],
      }),
      operation('GET /users', { name: 'List', responses: [{ status: 200, json: [user] }] }),
    ),
  ).resources.find(({ id }) => id === '/users/{}')?.idField;

it('takes the field that shows the documented id for it, but no number in the place of a field that is named so', () => {
  expect(idFieldOf({ id: 123, name: 'ann', role: 1 }, '1')).toEqual(['id']);
  expect(idFieldOf({ id: 123, name: 'ann-lee', role: 1 }, 'ann-lee')).toEqual(['name']);
});
