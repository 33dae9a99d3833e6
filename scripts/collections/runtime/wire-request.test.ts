import { expect, test } from 'vitest';
import { readCookies } from '../../documentation/index.ts';
import type { Session } from './session.ts';
import { wireRequest } from './wire-request.ts';

test('cookies of the caller and of the operation are in one header', () => {
  const variables = new Map([
    ['baseUrl', 'http://target.test'],
    ['cookie', 'SESSION=given'],
  ]);
  const scope = { get: (name: string) => variables.get(name) };
  const session = {
    pm: { variables: scope, environment: scope, collectionVariables: scope, globals: scope },
    credentials: [{ in: 'header', name: 'Cookie', variable: 'cookie', example: 'SESSION=sample' }],
  } as unknown as Session;
  const headers = [
    { key: 'Cookie', value: 'locale=en' },
    { key: 'Accept', value: 'text/plain' },
  ];
  const { header } = wireRequest(session, { method: 'GET', path: '/', headers, body: undefined }, undefined);
  const sent = header.filter(({ key }) => key === 'Cookie');
  expect(sent).toHaveLength(1);
  expect(Object.fromEntries(readCookies(sent[0]?.value ?? ''))).toEqual({ SESSION: 'given', locale: 'en' });
});
