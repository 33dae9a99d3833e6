import { expect, test } from 'vitest';
import { kebabCase, pascalCase, singular, wordsOf } from './words.ts';

test.each([
  ['externalIp', 'external ip'],
  ['external_ip', 'external ip'],
  ['External-IP', 'external ip'],
  ['Sending IPs', 'sending ips'],
  ['HTTPServer', 'http server'],
  ['$ref', 'ref'],
  ['größe', 'größe'],
])('the words of %s', (name, expected) => {
  expect(wordsOf(name).join(' ')).toBe(expected);
});

test.each([
  ['users', 'user'],
  ['Sending IPs', 'Sending IP'],
  ['categories', 'category'],
  ['addresses', 'address'],
  ['boxes', 'box'],
  ['status', 'status'],
  ['address', 'address'],
  ['series', 'series'],
  ['analysis', 'analysis'],
  ['keys', 'key'],
])('one of %s is a %s', (many, one) => {
  expect(singular(many)).toBe(one);
});

test('names for files and types', () => {
  expect(kebabCase('Sending IP')).toBe('sending-ip');
  expect(pascalCase('get-a-sending-ip 200 response')).toBe('GetASendingIp200Response');
  expect(pascalCase('2fa codes')).toBe('_2faCodes');
});
