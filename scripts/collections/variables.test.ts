import { expect, it } from 'vitest';
import { requestVariables } from './variables.ts';

it('gives a need another variable in each place that encodes it in another way', () => {
  const variables = requestVariables({
    method: 'PUT',
    path: '/rooms/{room}',
    values: {},
    query: [{ name: 'q', value: { need: 'query' } }],
    headers: [
      { name: 'If-Match', value: { need: 'tag' } },
      { name: 'X-Room', value: { need: 'room' } },
    ],
    body: {
      kind: 'json',
      mediaType: 'application/json',
      json: {},
      fills: [
        { pointer: '/room', need: 'room' },
        { pointer: '/name', need: 'name' },
      ],
    },
    credentials: undefined,
  });
  expect(variables).toEqual({
    url: ['room', 'query'],
    json: { room: 'room_json', name: 'name' },
    text: { tag: 'tag', room: 'room_text' },
  });
});
