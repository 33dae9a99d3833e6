/** Connections on which the same reads come again, beside all that other clients do. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planOf } from './fixtures/client.ts';
import { library } from './fixtures/library.ts';
import { type JournalEntry, type MockServer, startMock } from './index.ts';
import { createRepeatedReads } from './repeated-reads.ts';
import type { WireResponse } from './wire-response.ts';

const told: JournalEntry[] = [];
let server: MockServer;
let port: number;
beforeAll(async () => {
  const onRequest = (entry: JournalEntry) => told.push(entry);
  server = await startMock({ plans: [await planOf(library)], port: 0, onRequest });
  port = Number(new URL(server.url).port);
}, 60_000);
afterAll(() => server.close());

const read = (path: string, more = '', method = 'GET') =>
  `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`;

interface Client {
  readonly socket: Socket;
  /** Sends texts one by one, and tells all that has come when `count` answers are there. */
  send(texts: readonly string[], count: number): Promise<string>;
}

async function client(to = port): Promise<Client> {
  const socket = connect(to, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.setEncoding('utf8').setNoDelay(true);
  return {
    socket,
    send: (texts, count) =>
      new Promise((resolve, reject) => {
        let came = '';
        const onData = (text: string) => {
          came += text;
          if (came.split('HTTP/1.1 ').length <= count || !/\r\n\r\n/.test(came)) return;
          socket.off('data', onData).off('close', reject);
          resolve(came);
        };
        socket.on('data', onData).once('close', reject);
        for (const text of texts) socket.write(text);
      }),
  };
}

const withoutDate = (text: string) => text.replace(/^Date: .*$/m, 'Date: now');

it('are answered with the very bytes of the first time, on any connection, and are in the journal', async () => {
  const before = told.length;
  const answers: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { send, socket } = await client();
    for (let again = 0; again < 3; again += 1) answers.push(withoutDate(await send([read('/books/7')], 1)));
    socket.destroy();
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*Date: now\r\n[\s\S]*\r\n\r\n\{.*"Moby Dick".*\}$/);
  expect(told.slice(before).map(({ response }) => response)).toEqual(
    Array(9).fill('library/read-a-book/200'),
  );
});

it('show what others have written meanwhile', async () => {
  const poll = await client();
  await (await client()).send([read('/books/9')], 1);
  expect(await poll.send([read('/books/9')], 1)).toContain('"stories"');
  await fetch(`${server.url}/books/9`, { method: 'PATCH', body: '{"genre":"classic"}' });
  expect(await poll.send([read('/books/9')], 1)).toContain('"classic"');
  await fetch(`${server.url}/books/9`, { method: 'DELETE' });
  expect(await poll.send([read('/books/9')], 1)).toMatch(/^HTTP\/1\.1 404 /);
  expect(await poll.send([read('/books/7')], 1)).toContain('Moby Dick');
});

it('meet the faults that are asked for meanwhile', async () => {
  const poll = await client();
  await (await client()).send([read('/books')], 1);
  expect(await poll.send([read('/books')], 1)).toMatch(/^HTTP\/1\.1 200 /);
  await fetch(`${server.url}/__docproof/faults`, { method: 'PUT', body: '"503"' });
  expect(await poll.send([read('/books')], 1)).toMatch(/^HTTP\/1\.1 503 /);
  await fetch(`${server.url}/__docproof/faults`, { method: 'DELETE' });
  expect(await poll.send([read('/books')], 1)).toMatch(/^HTTP\/1\.1 200 /);
});

it('keep their order among requests in one packet, in pieces, with a body, and by HEAD', async () => {
  const { send } = await client();
  expect(await send([read('/books/7')], 1)).toContain('Moby Dick');
  const pipelined = await send([read('/books/7') + read('/nowhere') + read('/books/7')], 3);
  expect([...pipelined.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual([
    '200',
    '404',
    '200',
  ]);
  const fresh = await client();
  fresh.socket.write('GET /books/7 HTTP/1.1\r\nHo');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await fresh.send(['st: localhost\r\n\r\n'], 1)).toContain('Moby Dick');
  const posting = await client();
  const body = '{"title":"Emma"}';
  expect(
    await posting.send([read('/books', `Content-Length: ${body.length}\r\n`, 'POST') + body], 1),
  ).toMatch(/^HTTP\/1\.1 201 /);
  for (let again = 0; again < 2; again += 1) {
    const heading = await client();
    const head = await heading.send([read('/books/7', '', 'HEAD')], 1);
    expect(head).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*Content-Length: \d+[\s\S]*\r\n\r\n$/);
  }
});

it('end their connection where that is asked for', async () => {
  for (let again = 0; again < 2; again += 1) {
    const { socket, send } = await client();
    const closed = new Promise((resolve) => socket.once('end', resolve));
    expect(await send([read('/books/7', 'Connection: close\r\n')], 1)).toContain('Connection: close');
    await closed;
  }
  const half = await client();
  await half.send([read('/books/7')], 1);
  const ended = new Promise((resolve) => half.socket.once('end', resolve));
  half.socket.end();
  await ended;
});

it('do not keep the mock from ending', async () => {
  const other = await startMock({ plans: [await planOf(library)], port: 0 });
  const idle = connect(Number(new URL(other.url).port), '127.0.0.1');
  await new Promise((resolve) => idle.once('connect', resolve));
  idle.on('error', () => undefined);
  await fetch(`${other.url}/books`).then((answer) => answer.text());
  await other.close();
});

/** A server that counts what it has to parse, and lets an answer wait for the next request where the address says so. */
async function countingServer(): Promise<{ readonly server: Server; readonly parsed: string[] }> {
  const wireOf = (url = '') => ({ status: 200, headers: ['Content-Length', `${url.length}`], body: url });
  const answer = ({ url }: { readonly url?: string | undefined }) => wireOf(url) as unknown as WireResponse;
  const told = () => undefined;
  const repeated = createRepeatedReads(
    { generation: () => 0, isDisturbed: () => false, answer, told },
    60_000,
  );
  const parsed: string[] = [];
  const server = createServer((request, response) => {
    const text = repeated.parsed(request, response);
    const { url = '' } = request;
    parsed.push(url);
    const wire = answer(request);
    if (text !== undefined) repeated.note(text, request, wire);
    const end = () => response.writeHead(wire.status, wire.headers).end(wire.body);
    if (url === '/slow') server.once('request', end);
    else end();
  });
  await new Promise<void>((resolve) => repeated.attach(server).listen(0, '127.0.0.1', resolve));
  return { server, parsed };
}

const bodiesOf = (text: string) => [...text.matchAll(/\r\n\r\n(\/[a-z]+)/g)].map(([, body]) => body);

describe('connections', () => {
  let counting: Awaited<ReturnType<typeof countingServer>>;
  let open: Client;
  beforeEach(async () => {
    counting = await countingServer();
    open = await client((counting.server.address() as AddressInfo).port);
  });
  afterEach(() => {
    open.socket.destroy();
    counting.server.close();
  });

  it('are parsed for what is new only, whatever came on them before', async () => {
    for (const path of ['/a', '/b', '/a', '/b', '/a'])
      expect(bodiesOf(await open.send([read(path)], 1))).toEqual([path]);
    expect(bodiesOf(await open.send([read('/b') + read('/a') + read('/b')], 3))).toEqual(['/b', '/a', '/b']);
    expect(counting.parsed).toEqual(['/a', '/b']);
    expect(bodiesOf(await open.send([read('/a') + read('/c')], 2))).toEqual(['/a', '/c']);
    expect(bodiesOf(await open.send([read('/c')], 1))).toEqual(['/c']);
    expect(counting.parsed).toEqual(['/a', '/b', '/a', '/c']);
  });

  it('are left to the server with the first request that is no read', async () => {
    await open.send([read('/a')], 1);
    await open.send([read('/a', 'Content-Length: 2\r\n', 'POST'), '{}'], 1);
    await open.send([read('/a')], 1);
    expect(counting.parsed).toEqual(['/a', '/a', '/a']);
  });

  it('keep the order of their answers where one takes longer', async () => {
    await open.send([read('/a')], 1);
    open.socket.write(read('/slow'));
    await once(counting.server, 'request');
    expect(bodiesOf(await open.send([read('/a')], 2))).toEqual(['/slow', '/a']);
    expect(counting.parsed).toEqual(['/a', '/slow', '/a']);
    expect(bodiesOf(await open.send([read('/slow')], 1))).toEqual(['/slow']);
  });
});
