import { describe, expect, it } from 'vitest';
import { api, operation } from '../fixtures/sketches.ts';
import { credentialsOf } from './credentials.ts';

describe('credentialsOf', () => {
  it('finds headers and query parameters, once each', () => {
    const description = api(
      operation('GET /a', {
        request: { headers: { AUTHORIZATION: '', 'X-Api-Key': 'k', 'X-Idempotency-Key': 'i', Accept: 'x' } },
        responses: [],
      }),
      operation('GET /b{?api_key,key,token}', {
        request: { headers: { Authorization: 'Bearer t' } },
        parameters: {
          key: { description: 'the key of the cache' },
          token: { description: 'your access token' },
        },
        responses: [],
      }),
    );
    expect(credentialsOf(description)).toEqual([
      {
        in: 'header',
        name: 'Authorization',
        variable: 'authorization',
        example: 'Bearer t',
        forms: [{ kind: 'bearer' }],
      },
      { in: 'header', name: 'X-Api-Key', variable: 'x_api_key', example: 'k' },
      { in: 'query', name: 'api_key', variable: 'api_key', example: '' },
      { in: 'query', name: 'token', variable: 'token', example: '' },
    ]);
  });

  it('assumes Authorization where 401 is documented and nothing is shown', () => {
    expect(credentialsOf(api(operation('GET /a', { responses: [{ status: 401 }] })))).toEqual([
      { in: 'header', name: 'Authorization', variable: 'authorization', example: '' },
    ]);
    expect(credentialsOf(api(operation('GET /a', { responses: [{ status: 404 }] })))).toEqual([]);
  });
});
