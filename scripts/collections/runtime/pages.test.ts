import { describe, expect, it } from 'vitest';
import type { Json } from '../../documentation/index.ts';
import type { SafePostman } from './conceal.ts';
import { isObject } from './json.ts';
import { type PagedList, searchPages } from './pages.ts';
import type { PostmanResponse } from './postman.ts';
import { openSession } from './session.ts';

interface Served {
  readonly body: Json;
  readonly link?: string;
}

const names = [...'abcdefg'];

/** What is found of the last of seven entries, and which pages were asked for after the first. */
async function sought(
  serve: (query: URLSearchParams, path: string) => Served,
  pages: readonly string[] = [],
) {
  const asked: string[] = [];
  const answer = (path: string): PostmanResponse => {
    const { body, link } = serve(new URL(path, 'http://a').searchParams, path);
    return {
      code: 200,
      status: 'OK',
      headers: {
        get: (name) => (name === 'Link' ? link : name === 'Content-Type' ? 'application/json' : undefined),
      },
      text: () => JSON.stringify(body),
    };
  };
  const pm = {
    variables: {
      get: (name: string) => ({ baseUrl: 'http://a/v1' })[name],
      set() {},
      unset() {},
      replaceIn: (text: string) => text,
    },
    collectionVariables: { get: () => undefined, set() {}, unset() {} },
    sendRequest: (wire: { readonly url: string }, done: (error: null, response: PostmanResponse) => void) => {
      asked.push(wire.url.replace('http://a/v1', ''));
      done(null, answer(wire.url));
    },
  } as unknown as SafePostman;
  const list: PagedList = {
    request: { method: 'GET', path: '/things', headers: [], body: undefined },
    items: ['things'],
    id: ['id'],
    pages,
  };
  const { body, link } = serve(new URLSearchParams(), '/things');
  const first = {
    status: 200,
    statusLine: '200 OK',
    body: { ok: true, json: body } as const,
    exchange: 0,
    header: (name: string) => (name === 'Link' ? link : undefined),
  };
  const found = await searchPages(
    openSession(pm, [], (act) => act()),
    list,
    first,
    (page) => {
      const json = page.body.ok ? page.body.json : null;
      const things = isObject(json) && Array.isArray(json.things) ? (json.things as readonly Json[]) : [];
      return things.filter((thing) => isObject(thing) && thing.id === 'g');
    },
  );
  return { found, asked };
}

const some = (from: number) => names.slice(from, from + 3).map((id) => ({ id }));
const whole = { found: [{ id: 'g' }] };

describe('the pages of a list', () => {
  it.each([
    ['http://a/v1/things?at=', ''],
    ['/v1/things?at=', ''],
    ['?at=', ''],
  ])('are followed by the Link header: %s', async (prefix) => {
    const came = await sought((query) => {
      const at = Number(query.get('at') ?? 0);
      return {
        body: { things: some(at) },
        ...(at < 6 ? { link: `<${prefix}${at + 3}>; rel="next", </x>; rel="first"` } : {}),
      };
    });
    expect(came).toEqual({ ...whole, asked: ['/things?at=3', '/things?at=6'] });
  });

  it.each(['next', 'links.next', 'paging.next.href'])('are followed by %s of the body', async (place) => {
    const came = await sought((query) => {
      const at = Number(query.get('at') ?? 0);
      const link: Json = place
        .split('.')
        .reduceRight<Json>((inner, key) => ({ [key]: inner }), `/v1/things?at=${at + 3}`);
      return { body: { ...(link as object), things: some(at) } as Json };
    });
    expect(came).toEqual({ ...whole, asked: ['/things?at=3', '/things?at=6'] });
  });

  it('are asked for by a token in the documented parameter', async () => {
    const came = await sought(
      (query) => {
        const at = Number((query.get('cursor') ?? 'c0').slice(1));
        return { body: { things: some(at), meta: { next_cursor: at < 6 ? `c${at + 3}` : null } } };
      },
      ['cursor'],
    );
    expect(came).toEqual({ ...whole, asked: ['/things?cursor=c3', '/things?cursor=c6'] });
  });

  it.each([
    ['page', (query: URLSearchParams) => (Number(query.get('page') ?? 1) - 1) * 3],
    ['offset', (query: URLSearchParams) => Number(query.get('offset') ?? 0)],
    ['starting_after', (query: URLSearchParams) => names.indexOf(query.get('starting_after') ?? '') + 1],
  ] as const)('are asked for by the documented parameter %s', async (parameter, at) => {
    const came = await sought((query) => ({ body: { things: some(at(query)) } }), [parameter]);
    expect(came.found).toEqual(whole.found);
    expect(came.asked).toHaveLength(2);
  });

  it('are not followed to another origin, nor out of the base URL', async () => {
    for (const link of [
      'http://b/v1/things?at=3',
      '//b/v1/things',
      '/v2/things?at=3',
      'https://a/v1/things?at=3',
    ]) {
      expect(await sought(() => ({ body: { things: some(0), next: link } }))).toEqual({
        found: [],
        asked: [],
      });
    }
  });

  it('are followed for a while only, and none twice', async () => {
    let count = 0;
    const endless = await sought(() => ({ body: { things: some(0), next: `/v1/things?at=${count++}` } }));
    expect(endless.asked).toHaveLength(20);
    const circle = await sought(() => ({ body: { things: some(0), next: '/v1/things?at=1' } }));
    expect(circle.asked).toEqual(['/things?at=1']);
    expect((await sought(() => ({ body: { things: some(0) } }))).asked).toEqual([]);
  });
});
