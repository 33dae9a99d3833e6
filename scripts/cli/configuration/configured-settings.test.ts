import { expect, test } from 'vitest';
import { configuredSettings } from './configured-settings.ts';
import type { ConfiguredApi } from './read-configuration.ts';

const api: ConfiguredApi = {
  name: 'orders',
  document: 'orders.yaml',
  overrides: undefined,
  baseUrl: 'http://localhost:8080',
  headers: { 'X-Tenant': '${TENANT}', 'X-Trace': 'on' },
  credentials: { api_key: '${KEY}' },
  skip: ['*/500'],
  timeout: 5,
  environments: {
    staging: {
      baseUrl: 'https://${HOST}/v1',
      headers: { 'X-Tenant': '7' },
      credentials: { authorization: 'Bearer ${TOKEN}' },
      skip: ['*/delete-*'],
      writes: 'restore',
    },
  },
  at: (...path) => `docproof.config.yaml:${path.join('.')}`,
};

const env = { HOST: 'api.test', TOKEN: 't0ken', KEY: 'k3y', TENANT: '1' };

test('an environment adds to what the API has, and replaces what both have', () => {
  expect(configuredSettings(api, 'staging', env)).toEqual({
    ok: true,
    baseUrl: 'https://api.test/v1',
    writes: 'restore',
    timeout: '5',
    skip: ['*/500', '*/delete-*'],
    headers: ['X-Tenant: 7', 'X-Trace: on'],
    environment: { ...env, DOCPROOF_API_KEY: 'k3y', DOCPROOF_AUTHORIZATION: 'Bearer t0ken' },
  });
});

test('without an environment its settings are not used', () => {
  expect(configuredSettings(api, undefined, env)).toMatchObject({
    baseUrl: 'http://localhost:8080',
    headers: ['X-Tenant: ${TENANT}', 'X-Trace: on'],
    skip: ['*/500'],
  });
});

test('a variable that is not set is reported where it stands', () => {
  const { HOST: _, ...without } = env;
  expect(configuredSettings(api, 'staging', without)).toMatchObject({
    ok: false,
    exit: 2,
    lines: [
      'error: baseUrl of orders needs HOST, which is not set',
      '  --> docproof.config.yaml:environments.staging.baseUrl',
      expect.any(String),
    ],
  });
});

test('the mock needs neither target nor credentials', () => {
  const settings = configuredSettings(api, 'staging', {}, true);
  expect(settings).toMatchObject({ ok: true, headers: [], environment: {} });
  expect(settings).not.toHaveProperty('baseUrl');
});
