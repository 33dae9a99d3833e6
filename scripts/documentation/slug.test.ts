import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slug, slugOfFile } from './slug.ts';

describe('slug', () => {
  it.each([
    ['Get a Sending IP', 'get-a-sending-ip'],
    ['  GET /users/{id}?x=1 ', 'get-users-id-x-1'],
    ['Café über Łódź', 'cafe-uber-łodz'],
    ['劇場検索', '劇場検索'],
    ['パラメータ', 'パラメータ'],
    ['🎉', ''],
  ])('%s → %s', (name, expected) => {
    expect(slug(name)).toBe(expected);
  });

  it('cuts long names at a word', () => {
    const long = slug('word '.repeat(40));
    expect(long.length).toBeLessThanOrEqual(80);
    expect(long).toMatch(/-word$/);
  });

  it('is a slug of itself, and safe as a file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(slug(slug(name))).toBe(slug(name));
        expect(slug(name)).not.toMatch(/[\s/\\.:"?*<>|]|^-|-$/);
      }),
    );
  });
});

describe('slugOfFile', () => {
  it.each([
    ['docs/Sending IPs.apib', 'sending-ips'],
    ['C:\\docs\\rates.md', 'rates'],
    ['apiary', 'apiary'],
    ['.apib', 'apib'],
    ['', 'api'],
  ])('%s → %s', (file, expected) => {
    expect(slugOfFile(file)).toBe(expected);
  });
});
