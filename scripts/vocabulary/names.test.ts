import { describe, expect, it } from 'vitest';
import {
  kebabCase,
  mentions,
  pascalCase,
  sameName,
  singular,
  withArticle,
  withoutId,
  wordsOf,
} from './names.ts';

describe('names', () => {
  it('are taken apart into words', () => {
    expect(['user_id', 'userId', 'User ID', 'X-API-Key', 'externalIP', 'été'].map(wordsOf)).toEqual([
      ['user', 'id'],
      ['user', 'id'],
      ['user', 'id'],
      ['x', 'api', 'key'],
      ['external', 'ip'],
      ['été'],
    ]);
  });

  it('are the same but for case, separators and number', () => {
    expect(sameName('userIds', 'user_id')).toBe(true);
    expect(sameName('categories', 'Category')).toBe(true);
    expect(sameName('user', 'user_id')).toBe(false);
    expect(sameName('', '')).toBe(false);
  });

  it('have a singular', () => {
    expect(
      [
        'users',
        'addresses',
        'statuses',
        'companies',
        'status',
        'boxes',
        'news',
        'series',
        'analysis',
        'keys',
      ].map(singular),
    ).toEqual(['user', 'address', 'status', 'company', 'status', 'box', 'news', 'series', 'analysis', 'key']);
  });

  it('are mentioned by all their words, next to each other', () => {
    expect(mentions('IP Pool glibglob does not exist.', 'ip_pool')).toBe(true);
    expect(mentions('The pool has no IP', 'ip_pool')).toBe(false);
  });

  it('lose what makes them ids', () => {
    expect(['ip_pool_id', 'userId', 'userIds', 'id', 'order'].map(withoutId)).toEqual([
      'ip_pool',
      'user',
      'user',
      'id',
      'order',
    ]);
  });

  it('take an article', () => {
    expect(['id', 'user', 'email', 'unit'].map(withArticle)).toEqual([
      'an id',
      'a user',
      'an email',
      'a unit',
    ]);
  });

  it('keep abbreviations together', () => {
    expect(['Sending IPs', 'HTTPServer', '$ref', 'größe'].map((name) => wordsOf(name).join(' '))).toEqual([
      'sending ips',
      'http server',
      'ref',
      'größe',
    ]);
  });

  it('name files and types', () => {
    expect(kebabCase('Sending IP')).toBe('sending-ip');
    expect(pascalCase('get-a-sending-ip 200 response')).toBe('GetASendingIp200Response');
    expect(pascalCase('2fa codes')).toBe('_2faCodes');
  });
});
