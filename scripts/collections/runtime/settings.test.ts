import { describe, expect, it } from 'vitest';
import type { Credential } from '../../analysis/index.ts';
import type { Postman } from './postman.ts';
import { baseUrl, credentialValue, writePolicy } from './settings.ts';

function pmWith(variables: Readonly<Record<string, string>>): Postman {
  return { variables: { get: (name: string) => variables[name] } } as unknown as Postman;
}

describe('writePolicy', () => {
  it.each([
    ['http://localhost:8080', 'restore'],
    ['http://127.0.0.1', 'restore'],
    ['http://127.3.2.1/api', 'restore'],
    ['http://[::1]:9/x', 'restore'],
    ['localhost:8080/x', 'restore'],
    ['https://localhost.example.com', 'none'],
    ['https://127.0.0.1.example.com', 'none'],
    ['https://api.example.com/127.0.0.1', 'none'],
    ['http://10.0.0.1', 'none'],
  ])('of %s is %s unless told otherwise', (url, policy) => {
    expect(writePolicy(pmWith({ baseUrl: url }))).toBe(policy);
    expect(writePolicy(pmWith({ baseUrl: url, writes: 'all' }))).toBe('all');
  });

  it('writes nothing where it is misspelled', () => {
    expect(writePolicy(pmWith({ baseUrl: 'http://localhost', writes: 'resotre' }))).toBe('none');
  });
});

it('takes a base URL with or without a slash at its end', () => {
  expect(baseUrl(pmWith({ baseUrl: ' https://a.example/v1// ' }))).toBe('https://a.example/v1');
});

describe('credentialValue', () => {
  const credential: Credential = {
    in: 'header',
    name: 'Authorization',
    variable: 'authorization',
    example: 'Bearer doc',
  };

  it('is what the user gave, and nothing else', () => {
    expect(credentialValue(pmWith({ authorization: 'k' }), credential, 'given')).toBe('k');
    expect(credentialValue(pmWith({}), credential, 'given')).toBeUndefined();
  });

  it('is wrong in the same scheme and form', () => {
    const wrong = credentialValue(pmWith({ authorization: 'Bearer aZ9-x' }), credential, 'wrong');
    expect(wrong).toMatch(/^Bearer \w\w\w-\w$/);
    expect(wrong).not.toBe('Bearer aZ9-x');
  });
});
