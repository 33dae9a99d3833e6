import { describe, expect, it } from 'vitest';
import { clientOf } from '../../../../fixtures/mock/client.ts';

const thing = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, note: { type: 'string' } },
};
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'a' };
const json = { schema: thing, example: { id: 'a', note: 'b' } };
const document = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  paths: {
    '/things/{id}': {
      parameters: [id],
      get: {
        responses: {
          200: {
            description: 'The thing.',
            headers: { 'X-Level': { required: true, schema: { type: 'integer', minimum: 3 } } },
            content: {
              'application/json': json,
              'application/hal+json': {},
              'text/csv': { example: 'id\na' },
            },
          },
        },
      },
      put: {
        summary: 'Replace a thing',
        requestBody: { content: { 'application/json': json } },
        responses: { 200: { description: 'The thing.', content: { 'application/json': json } } },
      },
    },
  },
};

const client = () => clientOf(JSON.stringify(document));

describe('the mock', () => {
  it.each([
    ['text/csv', 'text/csv', 'id\na'],
    ['application/hal+json', 'application/hal+json', { id: 'a', note: 'b' }],
    ['text/csv, application/json', 'application/json', { id: 'a', note: 'b' }],
    ['text/csv;q=0.9, application/json;q=0.1', 'text/csv', 'id\na'],
  ])('answers %s as %s', async (Accept, type, body) => {
    const answered = (await client())('GET', '/things/a', undefined, { Accept });
    expect([answered.header('Content-Type'), answered.json]).toEqual([type, body]);
  });

  it('sends headers that fit their schemas', async () => {
    expect((await client())('GET', '/things/a').header('X-Level')).toBe('3');
  });

  it('drops what a replacement leaves out', async () => {
    const ask = await client();
    expect(ask('PUT', '/things/a', { id: 'a' }).json).toEqual({ id: 'a' });
    expect(ask('GET', '/things/a').json).toEqual({ id: 'a' });
  });
});
