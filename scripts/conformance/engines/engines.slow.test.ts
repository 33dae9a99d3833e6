/** All engines execute the same collection in the same way: what the target receives and what is reported. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  journalMessage,
  type PostmanAuth,
  type PostmanCollection,
  type PostmanItem,
} from '../../collections/index.ts';
import { agentsFor, closeAgents, directConnection } from '../wire/index.ts';
import type { EngineRun, RunFact } from './engine.ts';
import { type EngineName, engineNames, engines } from './index.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

interface Observed {
  readonly facts: readonly RunFact[];
  readonly received: readonly Received[];
  readonly pending: readonly string[];
}

interface Scripted {
  readonly pre?: string;
  readonly post?: string;
  readonly id?: string;
  readonly request?: Partial<PostmanItem['request']>;
}

/** Headers that runners add by themselves, each in its own way. */
const ofTheRunner = new Set([
  'user-agent',
  'postman-token',
  'cache-control',
  'host',
  'connection',
  'accept',
  'accept-encoding',
]);

const item = ({ id = 'item', pre = '', post = '', request = {} }: Scripted): PostmanItem => ({
  id,
  name: `Request ${id}`,
  event: [
    { listen: 'prerequest', script: { type: 'text/javascript', exec: pre.split('\n') } },
    { listen: 'test', script: { type: 'text/javascript', exec: post.split('\n') } },
  ],
  request: {
    method: 'GET',
    header: [],
    url: { raw: '{{baseUrl}}/', host: ['{{baseUrl}}'], path: [''] },
    description: '',
    ...request,
  },
  response: [],
  protocolProfileBehavior: { followRedirects: false, disableCookies: true },
});

async function observe(
  engine: EngineName,
  items: readonly Scripted[],
  answer: RequestListener,
  given: Partial<EngineRun> & { readonly begin?: string } = {},
  auth?: PostmanAuth,
): Promise<Observed> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const { method, url, headers } = request;
    const kept = Object.entries(headers).filter(([name]) => !ofTheRunner.has(name));
    received.push({ method, url, body, headers: Object.fromEntries(kept) });
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agents = agentsFor({ deadlineMs: () => 2_000, maxBodyBytes: 10_000 }, directConnection);
  const facts: RunFact[] = [];
  const pending: string[] = [];
  const { begin = '', ...rest } = given;
  const collection: PostmanCollection = {
    info: { _postman_id: 'x', name: 'x', description: '', schema: '' },
    item: [{ name: 'Folder', description: '', item: items.map(item) }],
    event: [{ listen: 'prerequest', script: { type: 'text/javascript', exec: [begin] } }],
    variable: [{ key: 'fromCollection', value: 'collection', type: 'string' }],
    ...(auth ? { auth } : {}),
  };
  await engines[engine].run({
    collection,
    schedule: undefined,
    retries: 0,
    variables: { baseUrl, fromEnvironment: 'environment' },
    agents,
    maxBodyBytes: 10_000,
    htmlextra: undefined,
    skip: () => undefined,
    onFact: (fact) => facts.push(plain(fact, baseUrl)),
    onPending: (json) => pending.push(json),
    onPreparing: () => {},
    isEnding: () => false,
    ...rest,
  });
  closeAgents(agents);
  return { facts, received, pending };
}

/** Without what differs between two runs of one engine, and without the headers that runners add. */
function plain(fact: RunFact, baseUrl: string): RunFact {
  if (fact.type !== 'exchange') return fact;
  const { request, response, error } = fact.exchange;
  const headers = request.headers.filter(({ name }) => !ofTheRunner.has(name.toLowerCase()));
  const isSteady = ({ name }: { readonly name: string }) => !/^(date|connection|keep-alive)$/i.test(name);
  return {
    ...fact,
    exchange: {
      request: {
        ...request,
        headers: headers.toSorted(byName),
        url: request.url.replace(baseUrl, '').replace(/#.*/, ''),
        // Newman records the body of a GET and the fragment of a URL, which it does not send.
        body: request.method === 'GET' ? undefined : request.body,
      },
      response: response && { ...response, headers: response.headers.filter(isSteady) },
      error,
      durationMs: 0,
    },
  };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);

const saysOk: RequestListener = (_, response) => response.end('ok');
const withText = (text: string) =>
  `pm.test('text', () => { if (pm.response.text() !== ${JSON.stringify(text)}) throw new Error(pm.response.text()); });`;
const showing = (expression: string) => `pm.test.skip(String(${expression}));`;
const encoded =
  (encoding: string, encode: (text: string) => Buffer): RequestListener =>
  (_, response) =>
    response.setHeader('Content-Encoding', encoding).end(encode('{"a":"ä"}'));

interface Case {
  readonly name: string;
  readonly items: readonly Scripted[];
  readonly answer?: RequestListener;
  readonly given?: Partial<EngineRun> & { readonly begin?: string };
  /** Of the collection. */
  readonly auth?: PostmanAuth;
}

const target = (path: string): Partial<PostmanItem['request']> => ({
  url: { raw: `{{baseUrl}}/${path}`, host: ['{{baseUrl}}'], path: path.split('/') },
});
const update = (path: string) => ({ pre: `pm.request.url.update(pm.variables.get('baseUrl') + '${path}');` });

const parameters = (given: Readonly<Record<string, string>>) =>
  Object.entries(given).map(([key, value]) => ({ key, value, type: 'string' as const }));
const bearer = (token: string): PostmanAuth => ({ type: 'bearer', bearer: parameters({ token }) });
const apiKey = (given: Readonly<Record<string, string>>): PostmanAuth => ({
  type: 'apikey',
  apikey: parameters({ value: '{{fromEnvironment}}', ...given }),
});

const authorizations: readonly (readonly [string, PostmanAuth])[] = [
  ['none', { type: 'noauth' }],
  ['an API key in a header', apiKey({ key: 'Authorization', in: 'header' })],
  ['an API key in the query', apiKey({ key: 'k', in: 'query' })],
  ['basic', { type: 'basic', basic: parameters({ username: 'ann', password: 'ü{{fromCollection}}' }) }],
  ['bearer', bearer('{{fromEnvironment}}')],
  ['a bearer token that is not set', bearer('')],
  ['OAuth 2', { type: 'oauth2', oauth2: parameters({ accessToken: 't', addTokenTo: 'header' }) }],
];

const cases: readonly Case[] = [
  { name: 'a request and its assertions', items: [{ post: withText('ok') + withText('other') }] },
  { name: 'items in their order', items: [{ id: 'a' }, { id: 'b', post: withText('ok') }] },
  { name: 'the path and query as they are written', items: [update('/a/../b/./c?x=1&y=%20z')] },
  { name: 'signs that are percent-encoded', items: [update('/ü {a}"<>`^|[]?q=ü "<>`{}^|[]')] },
  { name: 'no fragment', items: [update('/a?b=c#d')] },
  { name: 'variables of all scopes in the URL', items: [{ request: target('{{fromEnvironment}}/{{fromCollection}}/{{none}}') }] }, // biome-ignore format: one line each
  {
    name: 'variables that name variables',
    items: [
      {
        pre: "pm.variables.set('a', '{{b}}'); pm.variables.set('b', '7');",
        request: target('{{a}}'),
      },
    ],
  },
  {
    name: 'a variable that stands for itself',
    items: [{ pre: "pm.variables.set('x', '{{x}}');", request: target('a={{x}}') }],
  },
  {
    name: 'what one item sets for the next, until it is taken away',
    items: [
      { id: 'a', post: "pm.variables.set('l', 1); pm.collectionVariables.set('c', 2);" },
      { id: 'b', post: showing("pm.variables.get('l') + pm.variables.get('c') + pm.collectionVariables.get('c')") + "pm.variables.unset('l'); pm.collectionVariables.unset('c');" }, // biome-ignore format: one line each
      { id: 'c', post: showing("[typeof pm.variables.get('l'), typeof pm.variables.get('c')]") },
    ],
  },
  {
    name: 'path variables, and parameters that are switched off',
    items: [
      {
        request: {
          url: {
            raw: '{{baseUrl}}/a/:id/:b-c/:none/d:id?x=1',
            host: ['{{baseUrl}}'],
            path: ['a', ':id', ':b-c', ':none', 'd:id'],
            query: [
              { key: 'x', value: '1' },
              { key: 'y', value: '2', disabled: true },
            ],
            variable: [
              { key: 'id', value: '{{fromEnvironment}}' },
              { key: 'b-c', value: '7', description: 'x' },
            ],
          },
        },
      },
      {
        id: 'as-a-script-writes-it',
        pre: "pm.variables.set('id', '8'); pm.request.url.update(pm.variables.get('baseUrl') + '/:id/x?y=:id');",
        request: {
          url: {
            raw: '{{baseUrl}}/:id',
            host: ['{{baseUrl}}'],
            path: [':id'],
            variable: [{ key: 'id', value: '7' }],
          },
        },
      },
    ],
  },
  ...authorizations.map(
    ([name, auth]): Case => ({
      name: `authorization: ${name}`,
      items: [
        { request: { auth } },
        { id: 'doubled', request: { auth, header: [{ key: 'authorization', value: 'other' }] } },
        { id: 'doubled-query', request: { ...target('a?k=1&b=2'), auth } },
        {
          id: 'of-the-script',
          pre: "pm.request.authorizeUsing('noauth'); pm.request.headers.upsert({ key: 'Authorization', value: 'own' });",
          request: { auth },
        },
      ],
    }),
  ),
  {
    name: 'the authorization of the collection, its own, and none',
    items: [
      {},
      { id: 'own', request: { auth: bearer('{{none}}') } },
      { id: 'public', request: { auth: { type: 'noauth' } } },
      { id: 'of-the-script', pre: "pm.request.authorizeUsing('noauth');" },
    ],
    auth: bearer('{{fromCollection}}'),
  },
  {
    name: 'forms whose body a script writes',
    items: [
      {
        pre: "pm.request.body.update({ mode: 'raw', raw: 'a={{fromEnvironment}}' });",
        request: {
          method: 'POST',
          header: [{ key: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
          body: { mode: 'urlencoded', urlencoded: [{ key: 'b', value: '2' }] },
        },
      },
      {
        id: 'in-parts',
        pre: "pm.request.body.update({ mode: 'raw', raw: 'parts' });",
        request: {
          method: 'POST',
          header: [{ key: 'Content-Type', value: 'multipart/form-data; boundary=x' }],
          body: { mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: [], contentType: 'a/b' }] },
        },
      },
    ],
  },
  { name: 'replaceIn', items: [{ post: showing("pm.variables.replaceIn('{{fromEnvironment}} {{none}}')") }] },
  {
    name: 'a body with the length of its bytes',
    items: [
      {
        pre: 'pm.request.body.update({ mode: \'raw\', raw: \'{"a":"äß"}\' });',
        request: {
          method: 'PUT',
          header: [{ key: 'Content-Type', value: 'application/json' }],
          body: { mode: 'raw', raw: 'x' },
        },
      },
    ],
  },
  {
    name: 'the type of a JSON body that names none',
    items: [
      {
        request: {
          method: 'POST',
          body: { mode: 'raw', raw: '{}', options: { raw: { language: 'json' } } },
        },
      },
    ],
  },
  { name: 'a POST without a body', items: [{ request: { method: 'POST' } }] },
  { name: 'a DELETE without a body', items: [{ request: { method: 'DELETE' } }] },
  {
    name: 'a DELETE with a body',
    items: [{ request: { method: 'DELETE', body: { mode: 'raw', raw: 'x' } } }],
  },
  { name: 'a GET without the body that it has', items: [{ request: { body: { mode: 'raw', raw: 'x' } } }] },
  { name: 'another method', items: [{ pre: "pm.request.method = 'PATCH';" }] },
  {
    name: 'headers set, replaced and removed whatever their case',
    items: [
      {
        pre: "pm.request.headers.upsert({ key: 'x-a', value: '2' }); pm.request.headers.remove('X-B'); pm.request.headers.upsert({ key: 'X-C', value: '3' });",
        request: {
          header: [
            { key: 'X-A', value: '1' },
            { key: 'x-b', value: '1' },
          ],
        },
        post: showing("[pm.request.headers.get('X-A'), pm.request.headers.has('x-b'), pm.request.method]"),
      },
    ],
  },
  {
    name: 'a header that came twice',
    items: [{ post: showing("pm.response.headers.get('x-twice')") }],
    answer: (_, response) => response.setHeader('X-Twice', ['1', '2']).end(),
  },
  {
    name: 'no cookie that was set before',
    items: [{ id: 'a' }, { id: 'b' }],
    answer: (_, response) => response.setHeader('Set-Cookie', 'a=b').end(),
  },
  { name: 'gzip', items: [{ post: withText('{"a":"ä"}') }], answer: encoded('gzip', gzipSync) },
  { name: 'deflate', items: [{ post: withText('{"a":"ä"}') }], answer: encoded('deflate', deflateSync) },
  {
    name: 'raw deflate',
    items: [{ post: withText('{"a":"ä"}') }],
    answer: encoded('deflate', deflateRawSync),
  },
  { name: 'brotli', items: [{ post: withText('{"a":"ä"}') }], answer: encoded('br', brotliCompressSync) },
  {
    name: 'an encoding that is not the one it says',
    items: [{ post: showing('pm.response && pm.response.code') }],
    answer: (_, response) => response.setHeader('Content-Encoding', 'gzip').end('no'),
  },
  {
    name: 'another character set',
    items: [{ post: withText('äß') }],
    answer: (_, response) =>
      response.setHeader('Content-Type', 'text/plain; charset=ISO-8859-1').end(Buffer.from('äß', 'latin1')),
  },
  {
    name: 'a redirect, which is not followed',
    items: [{ post: showing("[pm.response.code, pm.response.headers.get('location')]") }],
    answer: (_, response) => response.writeHead(302, { Location: '/other' }).end(),
  },
  {
    name: 'an answer without a body',
    items: [{ post: withText('') }],
    answer: (_, response) => response.writeHead(204).end(),
  },
  {
    name: 'its own reason phrase',
    items: [{ post: showing('pm.response.status') }],
    answer: (_, response) => response.writeHead(200, 'Fine').end(),
  },
  {
    name: 'a connection that is closed',
    items: [{ post: showing('pm.response && pm.response.code') }],
    answer: (request) => request.socket.destroy(),
  },
  {
    name: 'an answer that is too large',
    items: [{ post: showing('pm.response && pm.response.code') }],
    answer: (_, response) => response.end('x'.repeat(20_000)),
  },
  {
    name: 'requests of scripts, before and after',
    items: [
      {
        pre: sending('/first', 'GET'),
        post: sending('/second', 'PUT', 'äx'),
      },
    ],
  },
  {
    name: 'a request of a script with variables, which are not replaced',
    items: [{ pre: sending('/{{fromEnvironment}}', 'GET') }],
  },
  {
    name: 'a request of a script that has no answer',
    items: [
      {
        pre: "pm.sendRequest({ url: 'http://127.0.0.1:1/', method: 'GET', header: [] }, (error, response) => { pm.test.skip([error.message, error.code, response && response.code].join()); });",
      },
    ],
  },
  {
    name: 'what a script does after it has returned',
    items: [
      {
        pre: "new Promise((over) => setTimeout(over, 20)).then(() => pm.request.headers.upsert({ key: 'X-Late', value: '1' }));",
      },
    ],
  },
  {
    name: 'the same item again, and then the next',
    items: [
      {
        id: 'a',
        post: "const times = (pm.variables.get('times') ?? 0) + 1; pm.variables.set('times', times); if (times < 3) pm.execution.setNextRequest(pm.info.requestId);",
      },
      { id: 'b', post: showing("[pm.info.requestId, pm.info.requestName, pm.variables.get('times')]") },
    ],
  },
  {
    name: 'another item by its name',
    items: [{ id: 'a', post: "pm.execution.setNextRequest('Request c');" }, { id: 'b' }, { id: 'c' }],
  },
  {
    name: 'the end of the run by a script',
    items: [{ id: 'a', post: 'pm.execution.setNextRequest(null);' }, { id: 'b' }],
  },
  {
    name: 'a request that is not sent',
    items: [{ pre: 'pm.execution.skipRequest();', post: showing('"never"') }, { id: 'b' }],
  },
  {
    name: 'a request that the script of the collection does not let be sent',
    items: [{ pre: showing('"never"') }],
    given: { begin: 'pm.execution.skipRequest();' },
  },
  {
    name: 'an item that is left out from outside, after the script of the collection',
    items: [{ pre: showing('"never"') }, { id: 'b' }],
    given: { begin: showing('"begun"'), skip: (id) => (id === 'item' ? 'the run ends' : undefined) },
  },
  {
    name: 'globals that scripts share',
    items: [{ post: showing('shared') }],
    given: { begin: 'shared = 7;' },
  },
  {
    name: 'a script after the request that throws',
    items: [{ post: "throw new Error('broken');" }, { id: 'b' }],
  },
  {
    name: 'what is pending, from the console',
    items: [{ pre: `console.info('${journalMessage}', '[1]'); console.log('other');` }],
  },
];

/** Newman does not record what it sends of these, and makes up a boundary. */
const forms: readonly Case[] = [
  {
    name: 'a URL-encoded form',
    items: [
      {
        request: {
          method: 'POST',
          body: {
            mode: 'urlencoded',
            urlencoded: [
              { key: 'a b', value: 'ü & {{fromEnvironment}}' },
              { key: 'c', value: '1', description: 'x' },
              { key: 'd', value: '2', disabled: true },
            ],
          },
        },
      },
    ],
  },
  {
    name: 'a form in parts',
    items: [
      {
        request: {
          method: 'POST',
          body: {
            mode: 'formdata',
            formdata: [
              { key: 'a', value: '{{fromEnvironment}}', type: 'text' },
              { key: 'b', value: '1', type: 'text', disabled: true },
            ],
          },
        },
      },
    ],
  },
];

const boundary = /-*(\d{20,}|docproof-[\w-]+?-part)/g;

function sending(path: string, method: string, raw?: string): string {
  const body = raw === undefined ? '' : `, body: { mode: 'raw', raw: '${raw}' }`;
  return `pm.sendRequest({ url: pm.variables.get('baseUrl') + '${path}', method: '${method}', header: [{ key: 'X-A', value: '1' }]${body} }, (error, response) => { pm.test.skip([error, response.code, response.text()].join()); });`;
}

const [reference, ...others] = engineNames;

describe.each(others)('the engine %s', (engine) => {
  it.each(cases)(`does as ${reference}: $name`, async ({ items, answer = saysOk, given, auth }) => {
    const expected = await observe(reference, items, answer, given, auth);
    expect(expected.facts.length).toBeGreaterThan(1);
    expect(await observe(engine, items, answer, given, auth)).toEqual(expected);
  });

  it.each(forms)(`sends as ${reference}: $name`, async ({ items }) => {
    const sent = async (by: EngineName) => {
      const { received } = await observe(by, items, saysOk);
      return received.map(({ body, headers }) =>
        [body, headers['content-type']].join('\n').replace(boundary, 'parts'),
      );
    };
    const expected = await sent(reference);
    expect(expected[0]).toContain('environment');
    expect(await sent(engine)).toEqual(expected);
  });
});
