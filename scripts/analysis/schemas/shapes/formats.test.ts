import { expect, test } from 'vitest';
import { formatOf } from './formats.ts';

function format(name: string, examples: string[], description = '', typeText = '', messages: string[] = []) {
  return formatOf({ name, typeText, description, examples: [examples] }, messages);
}

const day = '2016-12-24';
const instant = '2016-12-24T20:00:50Z';

test.each([
  ['hostname', ['mail.example.com'], '', 'hostname'],
  ['rdns', ['mail.example.com'], 'Reverse DNS host name of the server', 'hostname'],
  ['contactEmail', ['a@example.com', 'b@example.com'], '', 'email'],
  ['avatar_url', ['https://example.com/a.png'], '', 'uri'],
  ['imagePath', ['https://example.com/a.png'], 'URL of the image.', 'uri'],
  ['uuid', ['0b8f1c1e-0f5d-4f0a-9d0e-1f2a3b4c5d6e'], '', 'uuid'],
  ['created_at', [instant], '', 'date-time'],
  ['expires', [instant, '2016-12-24T20:00:50.123+01:00'], '', 'date-time'],
  ['birthday', [day], '', 'date'],
  ['seen', [day], 'ISO 8601 date of the last visit', 'date'],
])('%s with %j and “%s” is %s', (name, examples, description, expected) => {
  expect(format(name, examples, description)).toEqual({ format: expected });
});

test.each([
  ['a name gives no ground for what only looks so', 'reference', [instant], ''],
  ['one example that differs is enough', 'email', ['a@example.com', 'none'], ''],
  ['an empty example', 'website_url', ['https://example.com', ''], ''],
  ['no example at all', 'email', [], ''],
  ['a pool that is named like an address', 'ip_pool', ['marketing'], 'IP pool the address is held in'],
  ['something else is allowed as well', 'login', ['a@example.com'], 'Email or user name'],
  ['a relative link', 'url', ['/users/1'], ''],
  ['a template', 'href', ['https://example.com/users/{id}'], ''],
  ['a host name of one label may be anything', 'domain', ['sales'], ''],
])('no format: %s', (_why, name, examples, description) => {
  expect(format(name, examples, description)).toEqual({});
});

test('an IP address may be of either version unless the documentation says which', () => {
  const either = { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] };
  expect(format('client_ip', ['10.0.0.1'])).toEqual(either);
  expect(format('client_ip', ['10.0.0.1'], 'IPv4 address of the client')).toEqual({ format: 'ipv4' });
  expect(format('client_ip', ['::1'], 'IPv6 address')).toEqual({ format: 'ipv6' });
});

test('a documented error about the field says which version of IP it is', () => {
  const messages = ['client ip must be a valid ipv4 address'];
  expect(format('client_ip', ['10.0.0.1'], '', '', messages)).toEqual({ format: 'ipv4' });
  expect(format('clientIp', ['10.0.0.1'], '', '', messages)).toEqual({ format: 'ipv4' });
  expect(format('server_ip', ['10.0.0.1'], '', '', messages)).not.toEqual({ format: 'ipv4' });
});

test('a type that is the name of a format needs no example, but no example may contradict it', () => {
  expect(format('id', [], '', 'UUID')).toEqual({ format: 'uuid' });
  expect(format('id', ['5'], '', 'UUID')).toEqual({});
});
