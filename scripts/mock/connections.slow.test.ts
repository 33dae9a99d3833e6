/** What comes over one connection, in whatever pieces: each request gets its own answer, in its turn. */
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planOf } from '../../fixtures/mock/client.ts';
import { library } from '../../fixtures/mock/library.ts';
import { type MockServer, startMock } from './index.ts';

let server: MockServer;
beforeAll(async () => {
  server = await startMock({ plans: [await planOf(library)], port: 0 });
}, 60_000);
beforeEach(() => control('POST', '/reset'));
afterAll(() => server.close());

async function control(method: string, path: string, body?: string): Promise<void> {
  const init = body === undefined ? { method } : { method, body };
  expect((await fetch(`${server.url}/__docproof${path}`, init)).ok).toBe(true);
}

/** Writes pieces one after the other, and reads until the server ends the connection. */
function exchange(...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', async () => {
      socket.setNoDelay(true);
      for (const piece of pieces) {
        socket.write(Buffer.from(piece, 'latin1'));
        await new Promise((done) => setImmediate(done));
      }
    });
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
    });
    socket.on('close', () => resolve(text)).on('error', reject);
  });
}

const statuses = (text: string) =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
const chosen = (text: string) =>
  [...text.matchAll(/^Docproof-Response: ([^;]*)/gm)].map(([, response]) => response);
const get = (path: string, ...headers: readonly string[]) =>
  `${[`GET ${path} HTTP/1.1`, 'Host: x', ...headers].join('\r\n')}\r\n\r\n`;
const patch = (body: string, ...headers: readonly string[]) =>
  `${['PATCH /books/9 HTTP/1.1', 'Host: x', `Content-Length: ${body.length}`, ...headers].join('\r\n')}\r\n\r\n${body}`;
const close = 'Connection: close';

describe('requests that come at once', () => {
  it('are answered in their order', async () => {
    const text = await exchange(
      get('/books/7') + get('/books/99') + get('/opening-hours') + get('/books', close),
    );
    expect(chosen(text)).toEqual([
      'library/read-a-book/200',
      'library/read-a-book/404',
      expect.stringMatching(/opening-hours|hours/),
      'library/list-books/200',
    ]);
  });

  it('see what those before them wrote, however late that is', async () => {
    for (const latency of ['0', '40']) {
      await control('PUT', '/latency', latency);
      const text = await exchange(
        patch('{"genre":"classic"}') + get('/books/9') + patch('{"genre":"poems"}') + get('/books/9', close),
      );
      await control('DELETE', '/latency');
      expect([...text.matchAll(/"genre":"(\w+)"/g)].map(([, genre]) => genre)).toEqual([
        'classic',
        'classic',
        'poems',
        'poems',
      ]);
    }
  });

  it('never change the answer to another one', async () => {
    const victim = get('/books/7', 'User-Agent: victim');
    const before = chosen(await exchange(victim + get('/books', close)));
    await exchange(`GET /nowhere HTTP/1.1\r\n\r\n${victim}${get('/books/99')}`);
    await exchange(
      `${patch('GET /books/99 HTTP/1.1\r\nHost: x\r\n\r\n')}${victim}${get('/books/99', close)}`,
    );
    expect(chosen(await exchange(victim + get('/books', close)))).toEqual(before);
  });

  it('without end lose their connection', async () => {
    await control('PUT', '/latency', '100000');
    expect(statuses(await exchange(get('/books').repeat(300)))).toEqual([]);
    await control('DELETE', '/latency');
  });
});

describe('a request', () => {
  it('may come byte by byte', async () => {
    const text = await exchange(...(patch('{"genre":"classic"}') + get('/books/9', close)));
    expect(statuses(text)).toEqual([200, 200]);
    expect(text).toContain('"genre":"classic"');
  });

  it('in a body is a body', async () => {
    const text = await exchange(patch(get('/books/99')) + get('/books/7', close));
    expect(statuses(text)).toEqual([400, 200]);
  });

  it.for([
    ['two lengths', 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two different lengths', 'Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
    ['a length that is not a number', 'Content-Length: +3\r\n\r\nabc'],
    ['an unknown transfer encoding', 'Transfer-Encoding: gzip, x\r\n\r\nabc'],
    ['a chunk of a broken size', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n'],
    ['a folded header', 'X: a\r\n b\r\n:\r\n\r\n'],
    ['NUL in a header', 'X: a\0b\r\n\r\n'],
  ])('with %s is refused, and what follows it is not read', async ([, rest]) => {
    const text = await exchange(`POST /books HTTP/1.1\r\nHost: x\r\n${rest}${get('/books/7', close)}`);
    expect(statuses(text)).toEqual([400]);
  });

  it('that cannot be read does not take the place of an earlier answer', async () => {
    await control('PUT', '/latency', '40');
    const text = await exchange(`${get('/books/7') + patch('{}')}nonsense\r\n\r\n`);
    await control('DELETE', '/latency');
    expect(statuses(text)).toEqual([200, 200, 400]);
  });

  it.for([
    ['http://other.example/books/7', 200],
    ['//books/7', 404],
    ['/books//7', 404],
    ['/books/../books/7', 404],
    ['/books/%2e%2e/books', 404],
    ['/books%2F7', 404],
    ['/books/7%2F..', 404],
    ['/books/%zz', 400],
    ['/books/%', 400],
    ['/books/%00', 404],
    [`/books/${'9'.repeat(12_000)}`, 404],
    [`/${'a/'.repeat(6_000)}`, 404],
    [`/books/${'9'.repeat(70_000)}`, 431],
    ['/books/\0', 400],
    ['*', 404],
    ['http://x/__docproof/state', 403],
  ] as const)('for %s gets %i', async ([target, status]) => {
    expect(statuses(await exchange(get(target, close)))).toEqual([status]);
  });
});
