/** Sends what a runner of Postman collections sends, by Node's own client. */
import { Agent, type IncomingMessage, request as send } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

export interface Sent {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface Received {
  readonly status: number;
  readonly reason: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

const agent = new Agent({ keepAlive: true });
/** How long to wait for an answer by default: longer than a busy machine may stand still. */
export const usualPatienceMs = 30_000;

/** Gives the whole answer, decoded; rejects if there was none, or not a whole one. */
export function exchange(
  { method, url, headers, body }: Sent,
  patienceMs = usualPatienceMs,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method,
      agent,
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'user-agent': 'small-runner',
        accept: '*/*',
        'accept-encoding': 'gzip, deflate, br',
        ...Object.fromEntries(headers),
        ...(body !== '' && { 'content-length': Buffer.byteLength(body) }),
      },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        try {
          resolve({
            status: response.statusCode ?? 0,
            reason: response.statusMessage ?? '',
            headers: response.headers,
            text: decoded(Buffer.concat(chunks), response.headers['content-encoding']),
          });
        } catch (problem) {
          reject(problem);
        }
      });
    });
    request.end(body);
  });
}

/** As `exchange`, and goes where a redirect points, as a request of a script does. */
export async function exchangeFollowing(
  sent: Sent,
  patienceMs = usualPatienceMs,
  steps = 10,
): Promise<Received> {
  const received = await exchange(sent, patienceMs);
  const { location } = received.headers;
  if (location === undefined || received.status < 300 || received.status > 399) return received;
  if (steps === 0) throw new Error('redirected too often');
  const method = sent.method === 'HEAD' ? 'HEAD' : 'GET';
  const next = { ...sent, method, body: '', url: new URL(location, sent.url).href };
  return exchangeFollowing(next, patienceMs, steps - 1);
}

function decoded(bytes: Buffer, coding: string | undefined): string {
  if (bytes.length === 0) return '';
  if (coding === 'gzip') return gunzipSync(bytes).toString('utf8');
  if (coding === 'deflate') return inflateSync(bytes).toString('utf8');
  if (coding === 'br') return brotliDecompressSync(bytes).toString('utf8');
  return bytes.toString('utf8');
}
