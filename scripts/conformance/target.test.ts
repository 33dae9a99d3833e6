import { describe, expect, it } from 'vitest';
import { parseTarget } from './target.ts';

describe('parseTarget', () => {
  it.each([
    ['https://api.example.com', 'https://api.example.com', false],
    ['https://api.example.com/v1//', 'https://api.example.com/v1', false],
    ['http://localhost:8080/api/', 'http://localhost:8080/api', true],
    ['http://127.0.0.1', 'http://127.0.0.1', true],
    ['http://[::1]:9', 'http://[::1]:9', true],
    ['https://localhost.example.com', 'https://localhost.example.com', false],
  ])('takes %s', (text, baseUrl, loopback) => {
    expect(parseTarget(text)).toEqual({ ok: true, baseUrl, loopback });
  });

  it.each([
    ['api.example.com', /is not an absolute URL/],
    ['ftp://example.com', /scheme ftp:/],
    ['https://', /is not a valid URL/],
    ['https://example.com/v1?key=1', /query/],
    ['https://ann:secret@example.com', /user name or password/],
    ['https://ann:secret word@example.com:99999', /is not a valid URL/],
    ['https://example.com/v1?key=secret#secret', /query/],
  ])('refuses %s and says why', (text, problem) => {
    const parsed = parseTarget(text);
    expect(parsed.ok ? '' : parsed.problem).toMatch(problem);
    expect(parsed.ok ? '' : parsed.problem).not.toContain('secret');
  });
});
