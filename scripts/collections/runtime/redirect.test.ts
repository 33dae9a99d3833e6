import { describe, expect, it } from 'vitest';
import { type Redirect, redirectOf } from './redirect.ts';
import { type ReadyRequest, unanswered } from './send.ts';

const get: ReadyRequest = { method: 'GET', path: '/things', headers: [], body: undefined };

function redirected(
  location: string,
  from = 'http://api.example:8080/v1/things?a=b',
  status = 302,
): Redirect {
  const header = (name: string) => (name === 'Location' ? location : undefined);
  return redirectOf({ ...unanswered, status, header }, { request: get, url: from });
}

describe('redirectOf', () => {
  it.each([
    ['/v1/things/', 'http://api.example:8080/v1/things/'],
    ['items?x=//other.example', 'http://api.example:8080/v1/items?x=//other.example'],
    ['?page=2', 'http://api.example:8080/v1/things?page=2'],
    ['#top', 'http://api.example:8080/v1/things?a=b'],
    ['../v2/./things', 'http://api.example:8080/v2/things'],
    ['http://API.example:8080/x', 'http://api.example:8080/x'],
    ['http://user:pw@api.example:8080/x', 'http://api.example:8080/x'],
    ['//api.example:8080', 'http://api.example:8080/'],
  ])('follows %j at the same origin', (location, url) => {
    expect(redirected(location)).toMatchObject({ to: 'same-origin', placed: { url } });
  });

  it.each([
    'http://other.example:8080/x',
    'https://api.example:8080/x',
    'http://api.example/x',
    'http://api.example:80801/x',
    '//other.example/x',
    '/\\other.example/x',
    '\\\\other.example/x',
    'http:other.example/x',
    'http:\\\\other.example',
    'http://api.example:8080@other.example/x',
    'http://api.example:8080\\@other.example/x',
    'http://other.example\\@api.example:8080/x',
    '/\t/other.example',
    ' //other.example',
    'ftp://api.example:8080/x',
    'javascript:alert(1)',
  ])('does not follow %j', (location) => {
    expect(redirected(location)).toEqual({ to: 'elsewhere', location });
  });

  it('knows the ports that a scheme has by itself', () => {
    expect(redirected('https://a.example:443/x', 'https://a.example/')).toMatchObject({ to: 'same-origin' });
    expect(redirected('http://a.example/x', 'a.example:80/')).toMatchObject({ to: 'same-origin' });
    expect(redirected('http://a.example/x', 'https://a.example/')).toMatchObject({ to: 'elsewhere' });
  });

  it.each([
    ['POST', 302, 'GET'],
    ['POST', 307, 'POST'],
    ['DELETE', 301, 'DELETE'],
    ['PUT', 303, 'GET'],
    ['HEAD', 303, 'HEAD'],
    ['PATCH', 308, 'PATCH'],
  ])('asks after %s and %i by %s', (method, status, next) => {
    const request = { ...get, method, headers: [{ key: 'Content-Type', value: 'text/plain' }], body: 'x' };
    const header = () => '/there';
    const to = redirectOf({ ...unanswered, status, header }, { request, url: 'http://a.example/here' });
    const body = next === method ? 'x' : undefined;
    expect(to).toMatchObject({
      placed: { request: { method: next, body, headers: { length: body ? 1 : 0 } } },
    });
  });

  it('is none where nothing is redirected', () => {
    expect(redirected('/x', undefined, 201)).toEqual({ to: 'nowhere' });
    expect(redirected('/x', undefined, 304)).toEqual({ to: 'nowhere' });
  });
});
