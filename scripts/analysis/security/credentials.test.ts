import { describe, expect, it } from 'vitest';
import { api, operation } from '../../../fixtures/analysis/sketches.ts';
import type { SecurityScheme } from '../../documentation/index.ts';
import { credentialsFor, credentialsOf } from './credentials.ts';

describe('credentialsOf', () => {
  it('finds headers and query parameters, once each', () => {
    const description = api(
      operation('GET /a', {
        request: {
          headers: { AUTHORIZATION: '', 'X-Api-Key': 'k', key: 'y', 'X-Idempotency-Key': 'i', Accept: 'x' },
        },
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
      { in: 'header', name: 'key', variable: 'key', example: 'y' },
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

describe('schemes that share a header', () => {
  const source = { file: 'test.yaml', line: 1 };
  const scheme = (name: string, kind: 'basic' | 'bearer', word: string): SecurityScheme => ({
    ...{ name, description: '', source },
    ...{ kind, scheme: word },
  });
  const demanding = (line: string, name: string) => ({
    ...operation(line, { responses: [{ status: 200 }] }),
    security: [[{ scheme: name, scopes: [] }]],
  });
  const described = {
    ...api(demanding('POST /token', 'client'), demanding('GET /a', 'user'), demanding('GET /b', 'user')),
    security: [scheme('client', 'basic', 'Basic'), scheme('user', 'bearer', 'Bearer')],
  };
  const [user, client] = credentialsOf(described);

  it('have variables of their own, the most demanded one the name of the header', () => {
    expect(user).toMatchObject({ variable: 'authorization', schemes: ['user'] });
    expect(client).toMatchObject({
      variable: 'basic_authorization',
      schemes: ['client'],
      fallback: 'authorization',
    });
  });

  it('are never sent together', () => {
    const all = [user, client].filter((each) => each !== undefined);
    expect(credentialsFor(undefined, all, () => true)).toEqual([user]);
    expect(credentialsFor([['client', 'user']], all, () => true)).toEqual([user]);
    expect(credentialsFor([['client']], all, () => true)).toEqual([client]);
  });
});
