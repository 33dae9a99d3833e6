import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { planOf } from '../../fixtures/mock/client.ts';
import { library } from '../../fixtures/mock/library.ts';
import { type MockServer, type MockServerSettings, startMock } from './index.ts';

let server: MockServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function started(settings: Partial<MockServerSettings> = {}): Promise<string> {
  server = await startMock({ plans: [await planOf(library)], port: 0, ...settings });
  return server.url;
}

/** Writes bytes to a socket of its own and reads until the server closes it. */
function exchange(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
    });
    socket.on('close', () => resolve(text)).on('error', reject);
  });
}

describe('a served mock', () => {
  it('says which documented response it has chosen, and why', async () => {
    const url = await started();
    const answer = await fetch(`${url}/books/99`);
    expect(answer.headers.get('docproof-response')).toBe(
      'library/read-a-book/404; why="there is no book with the book_id in the path"',
    );
    const { entries } = (await (await fetch(`${url}/__docproof/journal`)).json()) as { entries: object[] };
    expect(entries).toMatchObject([
      { method: 'GET', target: '/books/99', status: 404, response: 'library/read-a-book/404' },
    ]);
  });

  it('answers the head of a read without its body', async () => {
    const url = await started();
    const head = await fetch(`${url}/books`, { method: 'HEAD' });
    const full = await fetch(`${url}/books`);
    expect(head.headers.get('content-length')).toBe(String((await full.text()).length));
    expect(await head.text()).toBe('');
  });

  it('shows a change at once, also where the answer was given before', async () => {
    const url = await started();
    const genre = async () => ((await (await fetch(`${url}/books/9`)).json()) as { genre: string }).genre;
    expect(await genre()).toBe('stories');
    await fetch(`${url}/books/9`, { method: 'PATCH', body: '{"genre":"classic"}' });
    expect(await genre()).toBe('classic');
  });

  it('lets pages of other origins call', async () => {
    const url = await started();
    const preflight = await fetch(`${url}/books/9`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://page.example',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'content-type, x-own',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://page.example');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type, x-own');
    await server?.close();
    const closed = await started({ cors: false });
    expect((await fetch(`${closed}/books`)).headers.has('access-control-allow-origin')).toBe(false);
  });

  it('reads compressed bodies, within the limit', async () => {
    const url = await started({ limits: { bodyBytes: 2_000 } });
    const send = (body: Uint8Array<ArrayBuffer>, encoding: string) =>
      fetch(`${url}/books`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
      });
    const gzipped = (text: string) => new Uint8Array(gzipSync(text));
    expect((await send(gzipped('{"title":"Emma"}'), 'gzip')).status).toBe(201);
    expect((await send(gzipped(`{"title":"${'x'.repeat(5_000)}"}`), 'gzip')).status).toBe(413);
    expect((await send(new Uint8Array([1, 2, 3]), 'gzip')).status).toBe(400);
    expect((await send(new Uint8Array([1, 2, 3]), 'snappy')).status).toBe(415);
  });
});

describe('the control interface', () => {
  it('resets, saves and loads the state', async () => {
    const url = await started();
    const control = `${url}/__docproof`;
    await fetch(`${url}/books/9`, { method: 'DELETE' });
    const saved = await (await fetch(`${control}/state`)).text();
    await fetch(`${control}/reset`, { method: 'POST' });
    expect((await fetch(`${url}/books/9`)).status).toBe(200);
    expect((await fetch(`${control}/state`, { method: 'PUT', body: saved })).status).toBe(200);
    expect((await fetch(`${url}/books/9`)).status).toBe(404);
    expect((await fetch(`${control}/state`, { method: 'PUT', body: '{"format":1}' })).status).toBe(422);
    expect((await fetch(`${control}/state`, { method: 'PUT', body: '{' })).status).toBe(400);
  });

  it('sets faults and latency while the mock runs', async () => {
    const url = await started();
    const put = (path: string, body: unknown) =>
      fetch(`${url}/__docproof${path}`, { method: 'PUT', body: JSON.stringify(body) });
    await put('/faults', [{ kind: 'status', status: 503, every: 2, path: '/books' }]);
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await fetch(`${url}/books`)).status);
    expect(statuses).toEqual([200, 503, 200, 503]);
    await put('/faults', { kind: 'status', status: 404 });
    expect(await (await fetch(`${url}/books/7`)).json()).toMatchObject({
      error: { message: 'There is no book 99.' },
    });
    await put('/faults', 'reset');
    await expect(fetch(`${url}/books`)).rejects.toThrow();
    await put('/faults', 'truncate');
    await expect(fetch(`${url}/books`).then((answer) => answer.text())).rejects.toThrow();
    await put('/faults', 'timeout');
    await expect(fetch(`${url}/books`, { signal: AbortSignal.timeout(150) })).rejects.toThrow('timeout');
    expect((await put('/faults', 'flood')).status).toBe(422);
    await fetch(`${url}/__docproof/faults`, { method: 'DELETE' });
    expect(await (await put('/latency', '10-20')).json()).toEqual({ min: 10, max: 20 });
    const putText = (path: string, body: string) =>
      fetch(`${url}/__docproof${path}`, { method: 'PUT', body });
    expect(await (await putText('/latency', '5-10')).json()).toEqual({ min: 5, max: 10 });
    expect(await (await putText('/latency', '7')).json()).toEqual({ min: 7, max: 7 });
    expect(await (await putText('/faults', '503,every=3')).json()).toMatchObject([{ status: 503, every: 3 }]);
    expect((await fetch(`${url}/books`)).status).toBe(200);
  });

  it('is not steered by pages of other origins or by other names', async () => {
    const url = await started();
    const reset = (headers: Record<string, string>) =>
      fetch(`${url}/__docproof/reset`, { method: 'POST', headers });
    expect((await reset({ origin: 'https://page.example' })).status).toBe(403);
    expect((await reset({ origin: url })).status).toBe(204);
    const rebound = await exchange(
      url,
      'POST /__docproof/reset HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    );
    expect(rebound).toMatch(/^HTTP\/1.1 403 /);
  });

  it('is off where it is not asked for', async () => {
    const url = await started({ control: false });
    expect((await fetch(`${url}/__docproof/state`)).status).toBe(404);
    expect(server?.page).toBeUndefined();
  });
});

describe('what is not a request', () => {
  it('gets an orderly answer, and the mock lives on', async () => {
    const url = await started();
    const first = (text: string) => exchange(url, text).then((answer) => answer.split('\r\n')[0]);
    expect(await first('nonsense\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
    expect(await first(`GET /books HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(70_000)}\r\n\r\n`)).toMatch(
      / 431 /,
    );
    expect(await first('GET /books/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/ 400 /);
    expect(await first('GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(
      / 404 /,
    );
    expect((await fetch(`${url}/books`, { method: 'POST', body: 'x'.repeat(11_000_000) })).status).toBe(413);
    expect((await fetch(`${url}/books`)).status).toBe(200);
  });

  it('cannot reach into prototypes', async () => {
    const url = await started();
    const body =
      '{"title":"Emma","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    await fetch(`${url}/books`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    await fetch(`${url}/books/__proto__`);
    await fetch(`${url}/books/9`, { method: 'PATCH', body: '{"__proto__":{"polluted":true}}' });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((await fetch(`${url}/books`)).status).toBe(200);
  });
});

describe('a written schema', () => {
  it('refuses bodies that break it', async () => {
    const schema =
      '{ "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "properties": { "shelf": { "type": "string", "pattern": "^[A-Z]\\\\d$" } }, "required": ["shelf"] }';
    const text = library.replace(
      '        { "shelf": "B1" }',
      `    + Body\n\n            { "shelf": "B1" }\n\n    + Schema\n\n            ${schema}`,
    );
    const url = await started({ plans: [await planOf(text, 'shelves.apib')] });
    const send = (body: string) => fetch(`${url}/books/7/copies`, { method: 'POST', body });
    expect((await send('{"shelf":"C2"}')).status).toBe(201);
    expect(await (await send('{"shelf":"nowhere"}')).json()).toMatchObject({
      error: { field: 'shelf', message: expect.stringContaining('shelf must be a string that matches') },
    });
    expect((await send('{}')).status).toBe(422);
  });
});

describe('changed documentation', () => {
  it('is served from now on, and what was changed is kept', async () => {
    const url = await started();
    await fetch(`${url}/books/9`, { method: 'PATCH', body: '{"genre":"classic"}' });
    await fetch(`${url}/books/7`, { method: 'DELETE' });
    await server?.replace([
      await planOf(library.replaceAll('612', '700').replaceAll('"Dubliners"', '"Ulysses"')),
    ]);
    expect(await (await fetch(`${url}/books/9`)).json()).toMatchObject({
      title: 'Dubliners',
      genre: 'classic',
    });
    expect((await fetch(`${url}/books/7`)).status).toBe(404);
    const made = await fetch(`${url}/books`, { method: 'POST', body: '{"title":"Emma"}' });
    expect(await made.json()).toMatchObject({ pages: 700 });
  });
});
