/** Two kinds of servers for hostile tests: one that keeps every byte it gets, and one that plays an API. */
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';

export interface Received {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answers everything with the same JSON, and keeps what it was sent. */
export async function listen(json: unknown) {
  const received: string[] = [];
  const body = JSON.stringify(json);
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      received.push(bytes.toString('latin1'));
      socket.end(answer);
    });
  });
  return { host: `127.0.0.1:${await portOf(server)}`, received, close: () => closed(server) };
}

/** An API: `answer` decides, and received requests are kept. */
export async function serve(answer: (request: Received) => Reply) {
  const received: Received[] = [];
  const server = createHttpServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const came = { method, url, headers, body: Buffer.concat(chunks).toString() };
    received.push(came);
    const { status, headers: more, body } = answer(came);
    response.writeHead(status, { 'content-type': 'application/json', ...more });
    response.end(body === undefined ? '' : JSON.stringify(body));
  });
  return { baseUrl: `http://127.0.0.1:${await portOf(server)}`, received, close: () => closed(server) };
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server): Promise<void> {
  await new Promise((done) => server.close(done));
}
