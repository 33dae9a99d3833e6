import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliver } from './deliver.ts';
import { bare, type Handler, type Request } from './messages.ts';

/** One received request, and its answer. */
export interface Entry {
  readonly method: string;
  /** As sent, with prefix and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
  readonly documented: string | undefined;
}

export interface Listening {
  /** With the prefix, without a slash at its end. */
  readonly baseUrl: string;
  readonly journal: readonly Entry[];
  close(): Promise<void>;
}

export interface Manner {
  /** Answers 429 to a request that comes while another one is under way. */
  readonly oneAtATime?: boolean;
}

/** Serves a handler on a free port of the loopback interface. */
export async function serve(prefix: string, handle: Handler, manner: Manner = {}): Promise<Listening> {
  const journal: Entry[] = [];
  let underWay = 0;
  const server = createServer(async (incoming, response) => {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    const crowded = manner.oneAtATime === true && underWay > 1;
    const body = await readText(incoming);
    const headers = flatHeaders(incoming);
    // A client that takes this server for its proxy sends the whole URL.
    const url = (incoming.url ?? '/').replace(/^http:\/\/[^/]+/, '');
    const request = takeApart(prefix, incoming.method ?? 'GET', url, headers, body);
    const answer =
      request === undefined ? bare(undefined, 404) : crowded ? bare(undefined, 429) : handle(request);
    journal.push({
      method: incoming.method ?? 'GET',
      url,
      headers,
      body,
      status: answer.status,
      documented: answer.documented,
    });
    deliver(answer, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${prefix}`,
    journal,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** undefined for a path outside the prefix. */
function takeApart(
  prefix: string,
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Request | undefined {
  const [path = '', query = ''] = url.split(/\?(.*)/s, 2);
  if (path !== prefix && !path.startsWith(`${prefix}/`)) return undefined;
  const below = path.slice(prefix.length + 1);
  return {
    method: method.toUpperCase(),
    segments: below.split('/').map(decode),
    query: new URLSearchParams(query),
    headers,
    body,
  };
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function flatHeaders(incoming: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
