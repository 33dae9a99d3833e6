/** Exchanges with real servers on this machine, each held to limits. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, get, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentsFor, closeAgents } from './agents.ts';
import { directConnection } from './connection.ts';
import type { ExchangeError } from './exchange-error.ts';
import type { Limits } from './limits.ts';
import { proxiesOf } from './proxy.ts';
import { reach } from './reach.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serving(server: Server, host = '127.0.0.1'): Promise<number> {
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, host, listening));
  return (server.address() as AddressInfo).port;
}

const served = (answer: RequestListener) => serving(createServer(answer));

interface Got {
  readonly status: number | undefined;
  readonly body: string;
}

async function ask(url: string, limits: Partial<Limits> = {}, connection = directConnection): Promise<Got> {
  const agents = agentsFor({ deadlineMs: () => 5_000, maxBodyBytes: 1_000, ...limits }, connection);
  try {
    return await new Promise<Got>((resolve, reject) => {
      get(url, { agent: agents.http }, async (answer) => {
        const chunks = await answer.toArray();
        resolve({ status: answer.statusCode, body: Buffer.concat(chunks).toString() });
      }).on('error', reject);
    });
  } finally {
    closeAgents(agents);
  }
}

const faultOf = (asked: Promise<Got>) =>
  asked.then(
    ({ status }) => `answered ${status}`,
    (error: ExchangeError) => error.fault,
  );

describe('an exchange', () => {
  it('waits for its turn where a pace is set', async () => {
    const port = await served((_, answer) => answer.end());
    let admitted = 0;
    const limits: Limits = {
      deadlineMs: () => 5_000,
      maxBodyBytes: 1_000,
      pace: { intervalMs: 50, delayMs: 0 },
      refusal: () => {
        admitted += 1;
        return undefined;
      },
    };
    const agents = agentsFor(limits, directConnection);
    const answered = () =>
      new Promise<void>((resolve, reject) => {
        get(`http://127.0.0.1:${port}`, { agent: agents.http }, () => resolve()).on('error', reject);
      });
    const both = [answered(), answered()];
    expect(admitted).toBe(1);
    await Promise.all(both);
    expect(admitted).toBe(2);
    closeAgents(agents);
  });

  it('gives the answer as it came', async () => {
    const port = await served((_, answer) => answer.writeHead(201).end('hello'));
    expect(await ask(`http://127.0.0.1:${port}`)).toEqual({ status: 201, body: 'hello' });
  });

  it('ends at its deadline, with or without a head', async () => {
    const silent = await served(() => {});
    const slow = await served((_, answer) => void answer.writeHead(200).write('x'));
    const deadline = { deadlineMs: () => 50 };
    expect(await faultOf(ask(`http://127.0.0.1:${silent}`, deadline))).toBe('silent');
    expect(await faultOf(ask(`http://127.0.0.1:${slow}`, { deadlineMs: () => 1_000 }))).toBe('incomplete');
  });

  it('takes the whole events of a stream that does not end', async () => {
    const port = await served((_, answer) => {
      answer.writeHead(200, { 'Content-Type': 'text/event-stream' });
      answer.write('data: one\n\ndata: two\n\ndata: thr');
    });
    const got = await ask(`http://127.0.0.1:${port}`, { deadlineMs: () => 300 });
    expect(got).toEqual({ status: 200, body: 'data: one\n\ndata: two\n\n' });
  });

  it.each([
    [1_000, 'answered 200'],
    [1_001, 'too-large'],
  ])('of %d bytes is %s', async (bytes, outcome) => {
    const port = await served((_, answer) => answer.end('x'.repeat(bytes)));
    expect(await faultOf(ask(`http://127.0.0.1:${port}`))).toBe(outcome);
  });

  const { zstdCompressSync } = zlib as { readonly zstdCompressSync?: (text: string) => Buffer };
  it.runIf(zstdCompressSync)('gives an answer in zstd decoded', async () => {
    const port = await served((_, answer) => {
      answer.writeHead(200, { 'Content-Encoding': 'zstd' }).end(zstdCompressSync?.('hello'));
    });
    expect(await ask(`http://127.0.0.1:${port}`)).toEqual({ status: 200, body: 'hello' });
  });

  it('is not sent where the run is ending', async () => {
    let asked = 0;
    const port = await served((_, answer) => {
      asked += 1;
      answer.end();
    });
    expect(await faultOf(ask(`http://127.0.0.1:${port}`, { refusal: () => 'stopped' }))).toBe('ending');
    expect(asked).toBe(0);
  });

  it('goes through the proxy, which is asked for the whole URL and gets its credentials', async () => {
    let seen: readonly unknown[] = [];
    const port = await served((request, answer) => {
      seen = [request.url, request.headers['proxy-authorization'], request.headers.host];
      answer.end('by proxy');
    });
    const proxyFor = proxiesOf({ HTTP_PROXY: `http://ann:pass@127.0.0.1:${port}` });
    expect(await ask('http://api.example.test/v1?a=1', {}, { ...directConnection, proxyFor })).toEqual({
      status: 200,
      body: 'by proxy',
    });
    expect(seen).toEqual([
      'http://api.example.test:80/v1?a=1',
      `Basic ${Buffer.from('ann:pass').toString('base64')}`,
      'api.example.test',
    ]);
  });
});

describe('the proxy', () => {
  it.each([
    ['http://a.example', { HTTP_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['http://a.example', { http_proxy: 'p.example:3128' }, 'http://p.example:3128/'],
    ['https://a.example', { https_proxy: 'http://p:1' }, 'http://p:1/'],
    // As Newman does.
    ['https://a.example', { HTTP_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['http://a.example', { HTTPS_PROXY: 'http://p:1' }, undefined],
    ['http://a.example', { HTTP_PROXY: 'http://p:1', NO_PROXY: 'b.example, .example' }, undefined],
    ['http://a.example:81', { HTTP_PROXY: 'http://p:1', NO_PROXY: 'a.example:80' }, 'http://p:1/'],
    ['http://a.example', { HTTP_PROXY: 'http://p:1', NO_PROXY: '*' }, undefined],
    ['http://a.example', {}, undefined],
  ])('of %s with %o is %s', (url, environment, proxy) => {
    expect(proxiesOf(environment as Record<string, string>)(new URL(url))?.href).toBe(proxy);
  });
});

describe('a target that cannot be reached', () => {
  let folder: string;
  let tls: { readonly key: Buffer; readonly cert: Buffer };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'docproof-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync(
      'openssl',
      `req -x509 -newkey rsa:2048 -nodes -keyout ${key} -out ${cert} -subj /CN=127.0.0.1 -days 2`.split(' '),
      { stdio: 'ignore' },
    );
    tls = { key: readFileSync(key), cert: readFileSync(cert) };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const problem = async (url: string, environment = {}, insecure = false, timeoutMs = 2_000) => {
    const reached = await reach(
      url,
      { ...directConnection, insecure, proxyFor: proxiesOf(environment) },
      timeoutMs,
    );
    return reached.ok ? 'reached' : reached.problem;
  };

  it('is one that speaks the other protocol', async () => {
    const plain = await served((_, answer) => answer.end());
    const secure = await serving(createTlsServer(tls, (_, answer) => answer.end()));
    expect(await problem(`http://127.0.0.1:${secure}`)).toMatch(/it speaks HTTPS, not HTTP; use https:\/\//);
    expect(await problem(`https://127.0.0.1:${plain}`)).toMatch(/it speaks HTTP, not HTTPS; use http:\/\//);
    expect(await problem(`https://127.0.0.1:${secure}`)).toMatch(
      /self-signed; --ca trusts .*, --insecure accepts any/,
    );
    expect(await problem(`https://127.0.0.1:${secure}`, {}, true)).toBe('reached');
  });

  it.each([
    [
      403,
      /^https:\/\/api\.example\.test cannot be reached: the proxy http:\/\/127\.0\.0\.1:\d+ refused .*\(403/,
    ],
    [407, /asks for credentials \(407\)/],
    [502, /\(502 Bad Gateway\)/],
  ])('is one that the proxy answers with %d for', async (status, words) => {
    const proxy = createServer().on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`));
    const environment = { HTTPS_PROXY: `http://ann:secret@127.0.0.1:${await serving(proxy)}` };
    const told = await problem('https://api.example.test', environment);
    expect(told).toMatch(words);
    expect(told).not.toContain('secret');
  });

  it.each([403, 407, 503])('is one that the proxy itself answers with %d for', async (status) => {
    const port = await served((request, answer) => {
      answer.writeHead(status).end(`${new Date().toISOString()}: ${request.headers.host} is not allowed`);
    });
    const told = await problem('http://api.example.test/v1', { HTTP_PROXY: `http://127.0.0.1:${port}` });
    expect(told).toMatch(new RegExp(`the proxy http://127.0.0.1:${port} .*\\(${status}`));
  });

  it('is not one that refuses by itself, behind a proxy that lets requests through', async () => {
    const port = await served((request, answer) => {
      const isForwarded = request.headers.host?.startsWith('api.');
      answer.writeHead(403).end(isForwarded ? 'no key' : 'no such host');
    });
    expect(await problem('http://api.example.test', { HTTP_PROXY: `http://127.0.0.1:${port}` })).toBe(
      'reached',
    );
  });

  it('is one that does not answer in the time that the run allows for an answer', async () => {
    const port = await served(() => {});
    expect(await problem(`http://127.0.0.1:${port}`, {}, false, 100)).toMatch(/did not answer within 0\.1 s/);
  });

  it('is not one whose answer at the base URL does not end', async () => {
    const port = await served((_, answer) => answer.writeHead(200).write('data: '));
    expect(await problem(`http://127.0.0.1:${port}`)).toBe('reached');
  });

  it('is one behind a proxy that is not there, or is of another kind', async () => {
    const environment = { HTTPS_PROXY: 'http://127.0.0.1:1', HTTP_PROXY: 'socks5://127.0.0.1:1' };
    expect(await problem('https://api.example.test', environment)).toMatch(/the proxy .* cannot be reached/);
    expect(await problem('http://api.example.test', environment)).toMatch(/of a kind that is not supported/);
  });

  it('is not one that listens at ::1 only and is called localhost', async () => {
    const port = await serving(
      createServer((_, answer) => answer.end()),
      '::1',
    );
    expect(await problem(`http://localhost:${port}`)).toBe('reached');
  });
});
