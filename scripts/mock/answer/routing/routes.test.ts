import { describe, expect, it } from 'vitest';
import { planOf } from '../../../../fixtures/mock/client.ts';
import { createMock } from '../serving/create-mock.ts';
import { findRoute } from './routes.ts';

async function routesOf(...paths: readonly string[]) {
  const actions = paths.map(
    (path) => `## ${path.replace(/\W+/g, ' ')} [${path}]\n\n### Get [GET]\n\n+ Response 200\n`,
  );
  const plan = await planOf(
    `FORMAT: 1A\nHOST: https://x.example/base\n\n# X\n\n${actions.join('\n')}`,
    'x.apib',
  );
  const { routes } = createMock([plan]);
  return (path: string) => {
    const route = findRoute(routes, path);
    return route && [route.operations.get('GET')?.[0]?.operation.uriTemplate, ...route.values];
  };
}

describe('a path', () => {
  it('is matched by fixed text before variables', async () => {
    const find = await routesOf('/users/{id}', '/users/me', '/users/{id}/posts', '/users/me/posts/{post}');
    expect(find('/users/me')).toEqual(['/users/me']);
    expect(find('/users/7')).toEqual(['/users/{id}', '7']);
    expect(find('/users/me/posts')).toEqual(['/users/{id}/posts', 'me']);
    expect(find('/users/me/posts/1')).toEqual(['/users/me/posts/{post}', '1']);
    expect(find('/users')).toBeUndefined();
    expect(find('/users//posts')).toBeUndefined();
  });

  it('is decoded segment by segment', async () => {
    const find = await routesOf('/files/{name}', '/files/{name}.{ending}');
    expect(find('/files/a%2Fb')).toEqual(['/files/{name}', 'a/b']);
    expect(find('/files/a.txt')).toEqual(['/files/{name}.{ending}', 'a', 'txt']);
    expect(find('/files/%')).toBeUndefined();
    expect(find('/files/..')).toEqual(['/files/{name}', '..']);
  });

  it('may end in a slash, and start with the path of the host', async () => {
    const find = await routesOf('/users/{id}');
    expect(find('/users/7/')).toEqual(['/users/{id}', '7']);
    expect(find('/base/users/7')).toEqual(['/users/{id}', '7']);
    expect(find('/basement/users/7')).toBeUndefined();
  });

  it('below the path of a host belongs to the API of that host', async () => {
    const document = (host: string, name: string) =>
      planOf(
        `FORMAT: 1A\nHOST: https://x.example${host}\n\n# X\n\n## ${name} [/users]\n\n### ${name} [GET]\n\n+ Response 200\n`,
        `${name}.apib`,
      );
    const { routes } = createMock([await document('/v1', 'first'), await document('/v2/', 'second')]);
    const find = (path: string) =>
      findRoute(routes, path)
        ?.operations.get('GET')
        ?.map(({ api }) => api.name);
    expect(find('/v2/users')).toEqual(['second']);
    expect(find('/v1/users')).toEqual(['first']);
    expect(find('/users')).toEqual(['first']);
    expect(find('/second/users')).toEqual(['second']);
    expect(find('/v1/second/users')).toBeUndefined();
  });

  it('may be open at its end', async () => {
    const find = await routesOf('/tree/{+path}');
    expect(find('/tree/a/b/c')).toEqual(['/tree/{+path}', 'a/b/c']);
  });
});
