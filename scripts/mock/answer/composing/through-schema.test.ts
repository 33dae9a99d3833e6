import { expect, it } from 'vitest';
import { api, operation } from '../../../../fixtures/analysis/sketches.ts';
import { analyse } from '../../../analysis/index.ts';
import { throughSchema } from './through-schema.ts';

const read = operation('GET /folders/{id}', {
  responses: [{ status: 200, json: { data: { id: 'a', name: 'First', parent: null } } }],
});
const schema = {
  type: 'object',
  properties: {
    data: {
      type: 'object',
      required: ['id', 'parent'],
      properties: { id: { type: 'string' }, parent: { type: ['string', 'null'] } },
    },
  },
};

it.each([
  ['what is allowed', { id: 'b', parent: 'a' }, { id: 'b', parent: 'a' }],
  [
    'a documented null in the place of what is not',
    { id: 'b', parent: { id: 3 } },
    { id: 'b', parent: null },
  ],
  ['a number as the text that answers show', { id: 'b', parent: 3 }, { id: 'b', parent: '3' }],
  ['a documented value in the place of none', { parent: null }, { id: 'a', parent: null }],
])('shows %s', (_, stored, shown) => {
  const [first] = read.responses;
  const [described] = analyse(api({ ...read, responses: [{ ...first!, schema }] })).operations;
  const [response] = described!.operation.responses;
  expect(throughSchema(described!, response!, { data: stored })).toEqual({ data: shown });
});
