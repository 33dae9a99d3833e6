/** The collection of an OpenAPI document is what a user of Postman expects, and stock Newman sends what its scripts say. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import validators from '@har-sdk/validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withFolder } from './cli/docproof.ts';
import { warmDocproof } from './cli/warm.ts';
import { runNewman } from './conformance/stock-newman.ts';
import { type Collection, type Item, requestsOf } from './postman/collection.ts';

const document = `openapi: 3.1.0
info: { title: Club, version: '1' }
servers: [{ url: https://club.example }]
tags:
  - { name: Members, description: Who belongs to the club. }
  - { name: Papers }
security: [{ token: [] }]
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    desk: { type: http, scheme: basic }
    badge: { type: apiKey, in: header, name: X-Badge }
    guest: { type: apiKey, in: query, name: visitor }
    login: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://club.example/t, scopes: {} } } }
    seat: { type: apiKey, in: cookie, name: seat }
paths:
  /:club/members/{memberId}:
    get:
      tags: [Members]
      summary: Read a member
      operationId: readMember
      parameters:
        - { name: memberId, in: path, required: true, description: The number on the card., schema: { type: string }, example: m-1041 }
        - { name: fields, in: query, description: What to show., schema: { type: string, default: all } }
        - { name: lang, in: query, required: true, schema: { type: string }, example: en }
      responses:
        '200': { description: The member., content: { application/json: { schema: { type: object }, example: { id: m-1041 } } } }
        '401': { description: No or a wrong token. }
  /members/{memberId}.card:
    get:
      tags: [Members]
      summary: Read a card
      operationId: readCard
      security: [{ desk: [] }]
      parameters: [{ name: memberId, in: path, required: true, schema: { type: string }, example: m-1041 }]
      responses: { '200': { description: The card. }, '401': { description: Nobody. } }
  /papers:
    post:
      tags: [Papers]
      summary: File a paper
      operationId: filePaper
      security: [{ badge: [] }]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [title, scan]
              properties:
                title: { type: string, description: 'What it is, {{bearerToken}}.', example: 'Rules of {{bearerToken}}' }
                scan: { type: string, format: binary }
      responses: { '201': { description: Filed. } }
  /papers/search:
    post:
      tags: [Papers]
      summary: Search the papers
      operationId: searchPapers
      security: [{ guest: [] }]
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [words]
              properties: { words: { type: string, description: 'Words in it.', example: 'a & {{visitor}}' } }
      responses: { '200': { description: Found. } }
  /me:
    get:
      summary: Read oneself
      operationId: readMe
      security: [{ login: [], seat: [] }]
      responses: { '200': { description: Oneself. } }
  /hours:
    get:
      summary: Read the hours
      operationId: readHours
      security: []
      responses: { '200': { description: The hours. } }
`;

interface Received {
  readonly url: string;
  readonly headers: readonly string[];
  readonly body: string;
}

let collection: Collection;
let received: readonly Received[];
const server = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString();
  kept.push({ url: request.url ?? '', headers: request.rawHeaders, body });
  const isStranger = request.url?.startsWith('/:club') && request.headers.authorization !== 'Bearer tok-5b81';
  response.writeHead(isStranger ? 401 : 200, { 'content-type': 'application/json' }).end('{"id": "m-1041"}');
});
const kept: Received[] = [];

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await withFolder(async (folder) => {
    mkdirSync(join(folder, 'apis'));
    writeFileSync(join(folder, 'apis', 'club.yaml'), document);
    const { code, stderr } = await warmDocproof(['build'], { cwd: folder });
    expect(code, stderr).toBe(0);
    const file = join(folder, 'collections', 'club.postman_collection.json');
    collection = JSON.parse(readFileSync(file, 'utf8'));
    await runNewman(file, { baseUrl, writes: 'all', ...credentials });
  });
  received = kept;
});
afterAll(() => server.close());

const credentials = {
  bearerToken: 'tok-5b81',
  basicAuthUsername: 'ann',
  basicAuthPassword: 'pä:ss',
  x_badge: 'badge-77',
  visitor: 'v-9',
  cookie: 'seat=12',
};

const item = (id: string): NonNullable<Item['request']> => {
  const found = requestsOf(collection.item).find((each) => each.id === `club/${id}`);
  if (!found?.request) throw new Error(`the collection has no request ${id}`);
  return found.request;
};
const sentTo = (path: string): readonly Received[] => received.filter(({ url }) => url.startsWith(path));
const headersOf = ({ headers }: Received, name: string): readonly string[] =>
  headers.filter((_, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === name);

describe('the collection', () => {
  it('is valid against the schema of the format', async () => {
    expect(await new validators.PostmanValidator().verify(collection as never)).toEqual([]);
  });

  it('has a folder for each tag, and in it one for each operation', () => {
    const names = (items: readonly Item[]): unknown =>
      items.flatMap((each) => (each.item ? [[each.name, names(each.item)]] : []));
    expect(names(collection.item)).toEqual([
      [
        'Members',
        [
          ['Read a member', []],
          ['Read a card', []],
        ],
      ],
      [
        'Papers',
        [
          ['File a paper', []],
          ['Search the papers', []],
        ],
      ],
      ['Read oneself', []],
      ['Read the hours', []],
    ]);
  });

  it('says who asks: most requests by the collection, others by themselves, and some nobody', () => {
    const token = { type: 'bearer', bearer: [{ key: 'token', value: '{{bearerToken}}', type: 'string' }] };
    const types = (id: string) => item(id).auth?.type ?? collection.auth?.type;
    expect(collection.auth).toEqual(token);
    expect(types('read-member/200')).toBe('bearer');
    expect(types('read-member/401')).toBe('noauth');
    expect(types('read-card/200')).toBe('basic');
    expect(types('file-paper/201')).toBe('apikey');
    expect(item('search-papers/200').auth).toMatchObject({
      type: 'apikey',
      apikey: [{ value: 'visitor' }, { value: '{{visitor}}' }, { value: 'query' }],
    });
    expect(item('read-me/200')).toMatchObject({
      auth: { type: 'oauth2' },
      header: [{ key: 'Cookie', value: '{{cookie}}' }],
    });
    expect(types('read-hours/200')).toBe('noauth');
  });

  it('declares each variable that an authorization names, and describes it', () => {
    const named = [
      ...JSON.stringify([
        collection.auth,
        requestsOf(collection.item).map((each) => each.request?.auth),
      ]).matchAll(/\{\{(\w+)\}\}/g),
    ];
    const declared = new Map(collection.variable?.map((each) => [each.key, each]));
    expect(named.length).toBeGreaterThan(4);
    for (const [, name = ''] of named)
      expect(declared.get(name)).toMatchObject({ description: expect.stringMatching(/\w.*\.$/) });
  });

  it('shows path variables and parameters with what the documentation says of them', () => {
    expect(item('read-member/200').url).toEqual({
      raw: '{{baseUrl}}/%3Aclub/members/:memberId?lang=en',
      host: ['{{baseUrl}}'],
      path: ['%3Aclub', 'members', ':memberId'],
      query: [
        { key: 'lang', value: 'en', description: 'Required.' },
        { key: 'fields', value: 'all', description: 'What to show.', disabled: true },
      ],
      variable: [
        { key: 'memberId', value: 'm-1041', description: expect.stringContaining('The number on the card.') },
      ],
    });
  });

  it('shows forms as forms, with nothing in them that could be replaced', () => {
    expect(item('file-paper/201').body).toEqual({
      mode: 'formdata',
      formdata: [
        {
          key: 'title',
          value: 'Rules of { {bearerToken}}',
          description: 'What it is, {{bearerToken}}.',
          type: 'text',
        },
        { key: 'scan', type: 'file', src: [], contentType: 'text/plain' },
      ],
    });
    expect(item('search-papers/200').body).toMatchObject({
      mode: 'urlencoded',
      urlencoded: [{ key: 'words', value: 'a & { {visitor}}' }],
    });
  });
});

describe('stock Newman sends', () => {
  it('the credentials of each operation once, from the variables that its authorization names', () => {
    const authorization = (path: string) => sentTo(path).map((each) => headersOf(each, 'authorization'));
    const basic = `Basic ${Buffer.from('ann:pä:ss').toString('base64')}`;
    expect(authorization('/:club/members')).toContainEqual(['Bearer tok-5b81']);
    expect(authorization('/members')).toContainEqual([basic]);
    expect(authorization('/me')).toContainEqual(['Bearer tok-5b81']);
    expect(sentTo('/me').map((each) => headersOf(each, 'cookie'))).toContainEqual(['seat=12']);
    expect(sentTo('/papers').map((each) => headersOf(each, 'x-badge'))).toContainEqual(['badge-77']);
    expect(sentTo('/papers/search')[0]?.url).toBe('/papers/search?visitor=v-9');
    for (const each of received) expect(headersOf(each, 'authorization').length).toBeLessThan(2);
  });

  it('no credentials, or wrong ones, where a stranger has to ask', () => {
    const given = sentTo('/:club/members').flatMap((each) => headersOf(each, 'authorization')[0] ?? 'none');
    expect(given).toEqual(['Bearer tok-5b81', 'none', expect.stringMatching(/^Bearer (?!tok-5b81)/)]);
  });

  it('no credentials to a public operation', () => {
    const [hours] = sentTo('/hours');
    expect(hours?.url).toBe('/hours');
    expect(hours?.headers.join().toLowerCase()).not.toMatch(/authorization|badge|cookie/);
  });

  it('paths and forms as the scripts write them, and what looks like a variable as it is', () => {
    expect(sentTo('/:club').every(({ url }) => url === '/:club/members/m-1041?lang=en')).toBe(true);
    expect(sentTo('/members').every(({ url }) => url === '/members/m-1041.card')).toBe(true);
    expect(decodeURIComponent(sentTo('/papers/search')[0]?.body ?? '')).toBe('words=a & {{visitor}}');
    const paper = sentTo('/papers').find(({ url }) => url === '/papers');
    expect(paper?.body).toContain('Rules of {{bearerToken}}');
    const boundary = /boundary=(\S+)/.exec(headersOf(paper as Received, 'content-type')[0] ?? '')?.[1];
    expect(paper?.body.startsWith(`--${boundary}\r\n`)).toBe(true);
  });
});
