/**
 * Credentials stay at the origin of the base URL, whatever the target answers and the documentation says. A second origin
 * keeps every byte that reaches it, and no part of any credential may be among them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verdict, withFolder } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { runNewman } from '../conformance/stock-newman.ts';
import { leaksIn } from './leaks.ts';
import { listen, type Received, type Reply, serve } from './listener.ts';

const secrets = {
  authorization: 'Bearer kQ7wZ2mVx9RtB4nLc8Hs',
  x_api_key: 'jU3+pF6/yD1gX5eA0oW=',
  api_key: 'q8&TzN4=vK2rM7bJ9hC5',
  cookie: 'sid=Y6fG3dS1aP0lE8iO2uW4',
};
const known = Object.values(secrets);
const env = Object.fromEntries(
  Object.entries(secrets).map(([name, value]) => [`DOCPROOF_${name.toUpperCase()}`, value]),
);

const shown = (body = '') => `
    + Headers

            Authorization: Bearer YOUR_TOKEN
            X-Api-Key: YOUR_KEY
            Cookie: sid=YOUR_SESSION
${body === '' ? '' : `\n    + Body\n\n            ${body}\n`}`;

const document = `FORMAT: 1A

# Things

## Things [/things{?api_key}]

+ Parameters
    + api_key: \`YOUR_API_KEY\` (string, required) - your API key

### List things [GET]

+ Request
${shown()}
+ Response 200 (application/json)

        {"results": [{"id": "t-1", "name": "lamp", "group": "attic"}]}

+ Response 401 (application/json)

        {"error": "invalid credentials"}

### Create a thing [POST]

+ Request (application/json)
${shown('{"name": "new", "group": "attic"}')}
+ Response 201 (application/json)

        {"id": "t-2", "name": "new", "group": "attic"}

## Thing [/things/{id}{?api_key}]

+ Parameters
    + id: \`t-1\` (string, required) - id of the thing
    + api_key: \`YOUR_API_KEY\` (string, required) - your API key

### Get a thing [GET]

+ Request
${shown()}
+ Response 200 (application/json)

        {"id": "t-1", "name": "lamp", "group": "attic"}

+ Response 404 (application/json)

        {"error": "thing not found"}

### Update a thing [PUT]

+ Request (application/json)
${shown('{"group": "cellar"}')}
+ Response 200 (application/json)

        {"id": "t-1", "name": "lamp", "group": "cellar"}

### Remove a thing [DELETE]

+ Request
${shown()}
+ Response 204
`;

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly group: string;
}

/** The API of the document; what it holds is what the test gives it. */
function soundApi(given: readonly Thing[]): (request: Received) => Reply {
  const things = new Map(given.map((thing) => [thing.id, thing]));
  return ({ method, url, body, headers }) => {
    const [path = ''] = url.split('?');
    const [, , id] = path.split('/').map(decodeURIComponent);
    if (headers.authorization !== secrets.authorization)
      return { status: 401, body: { error: 'invalid credentials' } };
    const thing = id === undefined ? undefined : things.get(id);
    if (method === 'GET' && id === undefined) return { status: 200, body: { results: [...things.values()] } };
    if (method === 'POST') {
      const made = { id: `t-${things.size + 100}`, ...JSON.parse(body) };
      things.set(made.id, made);
      return { status: 201, body: made };
    }
    if (id === undefined || !thing) return { status: 404, body: { error: 'thing not found' } };
    if (method === 'DELETE') {
      things.delete(id);
      return { status: 204 };
    }
    if (method === 'PUT') things.set(id, { ...thing, ...JSON.parse(body), id });
    return { status: 200, body: things.get(id) };
  };
}

const plain: readonly Thing[] = [
  { id: 't-1', name: 'lamp', group: 'attic' },
  { id: 't-2', name: 'chair', group: 'cellar' },
  { id: 't-3', name: 'table', group: 'hall' },
];

/** Where a request is redirected to; undefined where it is answered as documented. */
type Redirects = (request: Received, elsewhere: string, before: readonly Received[]) => string | undefined;

const isList = ({ method, url }: Received) => method === 'GET' && /^\/things(\?|$)/.test(url);
const isRead = ({ method, url }: Received) => method === 'GET' && /^\/things\/./.test(url);
const changed = (before: readonly Received[]) => before.some(({ method }) => method === 'PUT');

const redirects: Readonly<Record<string, readonly [number, Redirects]>> = {
  'the list, by 307, without a scheme': [307, (request, to) => (isList(request) ? `//${to}/x` : undefined)],
  'the list, by 303, dressed up': [
    303,
    (request, to) => (isList(request) ? `http://${request.headers.host}@${to}/x` : undefined),
  ],
  'the list, first to itself': [
    308,
    (request, to) =>
      isList(request) ? (request.url.includes('again') ? `http://${to}/x` : '/things?again') : undefined,
  ],
  'each read, by 308': [308, (request, to) => (isRead(request) ? `http://${to}/x` : undefined)],
  'what is read after a change, by 301': [
    301,
    (request, to, before) => (changed(before) && request.method === 'GET' ? `http://${to}/x` : undefined),
  ],
  'every change, by 307': [
    307,
    ({ method, url }, to) => (method === 'GET' ? undefined : `http://${to}${url}`),
  ],
  'what undoes a change, by 307': [
    307,
    ({ method, url }, to, before) => (method === 'PUT' && changed(before) ? `http://${to}${url}` : undefined),
  ],
  everything: [302, ({ url }, to) => `http://${to}${url}`],
};

/** Half of them each: what follows redirects, and what does not, is the engine's client. */
const engineFor = (name: string) => (Object.keys(redirects).indexOf(name) % 2 === 0 ? 'direct' : 'newman');

const templates = [
  '{{authorization}}',
  '{{x_api_key}}',
  '{{cookie}}',
  '{{api_key}}',
  '{{baseUrl}}',
  '{{$guid}}',
];

describe.concurrent('docproof sends no credential to another origin', () => {
  test.for(Object.entries(redirects))(
    'when the target redirects %s',
    async ([name, [status, where]], { expect }) => {
      const elsewhere = await listen({ results: plain, ...plain[0] });
      const sound = soundApi(plain);
      const before: Received[] = [];
      const target = await serve((request) => {
        const location = where(request, elsewhere.host, before);
        before.push(request);
        return location === undefined ? sound(request) : { status, headers: { location } };
      });
      await withDocument(document, (file) =>
        verdict(file, target, {
          env,
          by: warmDocproof,
          args: ['--engine', engineFor(name), '--writes', 'all'],
        }),
      );
      expect(elsewhere.received).toEqual([]);
      expect(target.received.some(({ headers }) => headers['x-api-key'] === secrets.x_api_key)).toBe(true);
      await Promise.all([target.close(), elsewhere.close()]);
    },
  );

  test('when paths have parameters that are called like its variables', async ({ expect }) => {
    const elsewhere = await listen({ id: '1' });
    const target = await serve(() => ({ status: 200, body: { id: '1' } }));
    const args = ['--writes', 'none'];
    await withDocument(documentWith(elsewhere.host), (file) =>
      verdict(file, target, { env, by: warmDocproof, args }),
    );
    expect(elsewhere.received).toEqual([]);
    expectNamed(target.received, elsewhere.host);
    await Promise.all([target.close(), elsewhere.close()]);
  });
});

describe.concurrent('what looks like a variable is sent as it is', () => {
  test('in values of the target', async ({ expect }) => {
    const target = await serve(pools());
    await verdict('sending-ips', target, { env, by: warmDocproof });
    expectLiteral(target.received);
    expect(pooled(target.received)).toContain('{{authorization}}');
    await target.close();
  });

  test('in values of the documentation', async () => {
    const target = await serve(() => ({ status: 200, body: { id: '1' } }));
    await withDocument(templateDocument, (file) =>
      verdict(file, target, { env, by: warmDocproof, args: ['--writes', 'all'] }),
    );
    expectTemplates(target.received);
    await target.close();
  });
});

describe.concurrent('stock Newman on the collection', () => {
  test('does not follow redirects in the command of the README', () => {
    expect(readFileSync('README.md', 'utf8')).toMatch(/^npx newman run \S+\.json .*--ignore-redirects /m);
  });

  test.for(['the list, by 307, without a scheme', 'what undoes a change, by 307'])(
    'sends no credential elsewhere when the target redirects %s',
    async (name, { expect }) => {
      const [status, where] = redirects[name] ?? [0, () => undefined];
      const elsewhere = await listen({ results: plain, ...plain[0] });
      const sound = soundApi(plain);
      const before: Received[] = [];
      const target = await serve((request) => {
        const location = where(request, elsewhere.host, before);
        before.push(request);
        return location === undefined ? sound(request) : { status, headers: { location } };
      });
      await newman(document, target.baseUrl);
      expect(elsewhere.received).toEqual([]);
      expect(target.received.length).toBeGreaterThan(3);
      await Promise.all([target.close(), elsewhere.close()]);
    },
  );

  test('sends what looks like a variable as it is, and no cookie that was set', async ({ expect }) => {
    const things = templates.map((text, index) => ({ id: `${text}${index}`, name: text, group: text }));
    const sound = soundApi(things);
    const target = await serve((request) => ({
      ...sound(request),
      headers: { 'set-cookie': 'own=of-the-target; Path=/' },
    }));
    await newman(document, target.baseUrl);
    expectLiteral(target.received);
    expect(target.received.filter(({ headers }) => headers.cookie?.includes('of-the-target'))).toEqual([]);
    expect(target.received.some(({ headers }) => headers.cookie === secrets.cookie)).toBe(true);
    const keys = target.received.map(({ url }) => new URL(url, target.baseUrl).searchParams.get('api_key'));
    expect(keys).toContain(secrets.api_key);
    await target.close();
  });

  test('sends what the documentation shows as it is', async () => {
    const target = await serve(() => ({ status: 200, body: { id: '1' } }));
    await newman(templateDocument, target.baseUrl);
    expectTemplates(target.received);
    await target.close();
  });

  test('sends values of the target as they are', async ({ expect }) => {
    const target = await serve(pools());
    await newman(readFileSync('apis/sending-ips.apib', 'utf8'), target.baseUrl);
    expectLiteral(target.received);
    expect(pooled(target.received)).toContain('{{authorization}}');
    await target.close();
  });

  test('takes no path parameter for a variable of its own', async ({ expect }) => {
    const elsewhere = await listen({ id: '1' });
    const target = await serve(() => ({ status: 200, body: { id: '1' } }));
    await newman(documentWith(elsewhere.host), target.baseUrl, { writes: 'none' });
    expect(elsewhere.received).toEqual([]);
    expectNamed(target.received, elsewhere.host);
    await Promise.all([target.close(), elsewhere.close()]);
  });
});

test('a wrong credential holds no part of the right one', async () => {
  const target = await serve(soundApi(plain));
  await withDocument(document, (file) => verdict(file, target, { env, by: warmDocproof }));
  const wrong = target.received.flatMap(({ headers }) => headers.authorization ?? []);
  const others = [...new Set(wrong)].filter((value) => value !== secrets.authorization);
  expect(others).toHaveLength(1);
  expect(others[0]).toMatch(/^Bearer [A-Z]{4}_[A-Z]{5}$/);
  expect(leaksIn(others.join(' ').replace('Bearer ', ''), known)).toEqual([]);
  await target.close();
});

test('a leak would be seen', () => {
  const [secret = ''] = known;
  for (const text of [
    secret.slice(8, 14),
    encodeURIComponent('jU3+pF6/'),
    Buffer.from(`x${secret}`).toString('base64'),
    encodeURIComponent(Buffer.from(`me:${secret}`).toString('base64')),
  ])
    expect(leaksIn(`GET /?q=${text} HTTP/1.1`, known)).not.toEqual([]);
  expect(leaksIn('GET /?q=YOUR_KEY HTTP/1.1', known)).toEqual([]);
});

/** No secret stands where a value of the target was put. */
function expectLiteral(received: readonly Received[]): void {
  for (const { url, body } of received) expect(leaksIn(`${url.split('?')[0]} ${body}`, known)).toEqual([]);
}

/** Names that the collection has, or had, variables for. */
const names = [
  'baseUrl',
  'writes',
  'authorization',
  'x_api_key',
  'extraHeaders',
  'prepared',
  'undo',
  'attempt',
];

function documentWith(elsewhere: string): string {
  const resources = names.flatMap((name) => [
    ['a', name, elsewhere],
    ['b', name, 'all'],
  ]);
  return `FORMAT: 1A

# Names

${resources.map((each) => namedResource(each as [string, string, string])).join('')}
## Things [/things]

### Create a thing [POST]

+ Request (application/json)

        {"name": "x"}

+ Response 200 (application/json)

        {"id": "1"}
`;
}

function namedResource([path, name, value]: readonly [string, string, string]): string {
  return `## ${path} of ${name} [/${path}-${names.indexOf(name)}/{${name}}]

+ Parameters
    + ${name}: \`${value}\` (string, required) - a name

### Get ${path} of ${name} [GET]

+ Request
${shown()}
+ Response 200 (application/json)

        {"id": "1"}

`;
}

function expectNamed(received: readonly Received[], elsewhere: string): void {
  const urls = received.map(({ url }) => url);
  for (const index of names.keys()) {
    expect(urls).toContain(`/a-${index}/${encodeURIComponent(elsewhere)}`);
    expect(urls).toContain(`/b-${index}/all`);
  }
  expect(received.filter(({ method }) => method !== 'GET')).toEqual([]);
}

/** Sending IPs whose pools look like variables. */
function pools(): (request: Received) => Reply {
  const ip = (external_ip: string, ip_pool: string) => ({
    external_ip,
    hostname: 'a.example',
    ip_pool,
    customer_provided: false,
  });
  const all = [ip('123.45.67.1', '{{authorization}}'), ip('123.45.67.2', 'default')];
  return ({ method, url, body }) => {
    const one = all.find(({ external_ip }) => url === `/sending-ips/${external_ip}`);
    if (url === '/sending-ips') return { status: 200, body: { results: all } };
    if (!one) return { status: 404, body: { errors: [{ message: 'not found' }] } };
    if (method === 'PUT') one.ip_pool = JSON.parse(body).ip_pool;
    return { status: 200, body: { results: one } };
  };
}

function pooled(received: readonly Received[]): readonly string[] {
  return received.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(body).ip_pool);
}

const templateDocument = `FORMAT: 1A

# Templates

## Texts [/texts{?q}]

+ Parameters
    + q: \`{{authorization}}\` (string, required) - what is sought

### Find texts [GET]

+ Request
    + Headers

            Authorization: Bearer YOUR_TOKEN
            X-Note: to {{baseUrl}} by {{$guid}} and {{authorization}}

+ Response 200 (application/json)

        {"id": "1"}

### Store a text [POST]

+ Request (text/plain)
    + Headers

            Authorization: Bearer YOUR_TOKEN

    + Body

            Dear {{authorization}}, {{{$guid}}}

+ Response 200 (application/json)

        {"id": "1"}

## Notes [/notes]

### Store a note [POST]

+ Request (application/json)
    + Headers

            Authorization: Bearer YOUR_TOKEN

    + Body

            {"text": "{{authorization}}", "{{baseUrl}}": "{{{authorization}}}"}

+ Response 200 (application/json)

        {"id": "1"}
`;

function expectTemplates(received: readonly Received[]): void {
  expectLiteral(received);
  const found = received.find(({ url }) => url.startsWith('/texts?'));
  expect(new URL(found?.url ?? '', 'http://a').searchParams.get('q')).toBe('{{authorization}}');
  expect(found?.headers).toMatchObject({
    authorization: secrets.authorization,
    'x-note': 'to {{baseUrl}} by {{$guid}} and {{authorization}}',
  });
  const bodies = received.filter(({ method }) => method === 'POST').map(({ body }) => body.trim());
  expect(bodies).toContain('Dear {{authorization}}, {{{$guid}}}');
  expect(bodies).toContain('{"text":"{{authorization}}","{{baseUrl}}":"{{{authorization}}}"}');
}

async function withDocument<Result>(text: string, act: (file: string) => Promise<Result>): Promise<Result> {
  return withFolder((folder) => {
    const file = join(folder, 'things.apib');
    writeFileSync(file, text);
    return act(file);
  });
}

/** Builds the collection and runs it as the README's command does. */
function newman(text: string, baseUrl: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  return withFolder(async (folder) => {
    mkdirSync(join(folder, 'apis'));
    writeFileSync(join(folder, 'apis', 'things.apib'), text);
    const built = await warmDocproof(['build'], { cwd: folder });
    expect(built.code, built.stderr).toBe(0);
    const collection = join(folder, 'collections', 'things.postman_collection.json');
    await runNewman(collection, { baseUrl, ...secrets, writes: 'all', ...more });
  });
}
