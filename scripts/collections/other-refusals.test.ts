import { expect, it } from 'vitest';
import { operation } from '../../fixtures/analysis/sketches.ts';
import type { Json } from '../documentation/index.ts';
import { otherRefusalsOf } from './other-refusals.ts';

const others = (status: number, ...responses: readonly (readonly [number, Json])[]) => {
  const lamps = operation('GET /lamps/{id}', {
    responses: responses.map(([each, json]) => ({ status: each, json })),
  });
  const [response] = lamps.responses.filter((each) => each.status === status);
  return response && otherRefusalsOf(response, lamps);
};
const invalid: Json = { errors: [{ code: 'E1', message: 'Not an id', in: 'path' }] };
const absent: Json = { errors: [{ code: 'E2', message: 'No such lamp', in: 'path' }] };

it('are distinguished by the texts that differ', () => {
  const texts = { '/errors/0/code': 'E2', '/errors/0/message': 'No such lamp' };
  expect(others(400, [200, { id: 1 }], [400, invalid], [404, absent])).toEqual([{ status: 404, texts }]);
});

it.each<[string, number, readonly (readonly [number, Json])[]]>([
  [
    'a success',
    200,
    [
      [200, invalid],
      [404, absent],
    ],
  ],
  [
    'one that says the same',
    400,
    [
      [400, invalid],
      [404, invalid],
    ],
  ],
  [
    'one whose words another response of this status has',
    400,
    [
      [400, invalid],
      [400, absent],
      [404, absent],
    ],
  ],
  [
    'one that has nothing in common',
    400,
    [
      [400, invalid],
      [404, { error: 'No such lamp' }],
    ],
  ],
])('are not those of %s', (_what, status, responses) => {
  expect(others(status, ...responses)).toEqual([]);
});
