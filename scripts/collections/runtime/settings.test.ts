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

  it('is the value of another account for a second one', () => {
    const pm = pmWith({ authorization: 'k', second_authorization: 'k2' });
    expect(credentialValue(pm, credential, 'second')).toBe('k2');
  });

  describe('made of its parts', () => {
    const forms = [
      { kind: 'basic', scheme: 'desk' },
      { kind: 'oauth2', scheme: 'login' },
    ] as const;
    const given = { bearerToken: 't', basicAuthUsername: 'ann', basicAuthPassword: 'pä:ss' };
    const valueFor = (variables: Readonly<Record<string, string>>, access?: readonly (readonly string[])[]) =>
      credentialValue(pmWith(variables), { ...credential, forms }, 'given', access);
    const basic = `Basic ${Buffer.from('ann:pä:ss').toString('base64')}`;

    it('takes the form that the operation declares', () => {
      expect(valueFor(given, [['login']])).toBe('Bearer t');
      expect(valueFor(given, [['desk']])).toBe(basic);
      expect(valueFor({ bearerToken: 't' }, [['desk']])).toBeUndefined();
    });

    it('takes the first that is given where it declares nothing', () => {
      expect(valueFor(given)).toBe(basic);
      expect(valueFor({ bearerToken: 't' })).toBe('Bearer t');
    });

    it('is the whole value where that is given', () => {
      expect(valueFor({ ...given, authorization: 'k' }, [['login']])).toBe('k');
    });

    it('is that of the second account for a second one', () => {
      const pm = pmWith({ ...given, second_bearerToken: 't2' });
      expect(credentialValue(pm, { ...credential, forms }, 'second')).toBe('Bearer t2');
    });
  });
});
