/** Sends a request as it stands and gives the whole answer. Follows no redirect and keeps no cookie. */

import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestByHttp,
  validateHeaderName,
  validateHeaderValue,
} from 'node:http';
import { request as requestByHttps } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { Exchange } from '../../record.ts';
import {
  type Agents,
  decodeBody,
  type ExchangeError,
  exchangeError,
  type Purpose,
} from '../../wire/index.ts';
import { recordedResponse } from '../engine.ts';
import { HeaderList } from './header-list.ts';

export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  /** Empty if none is sent. */
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  /** The reason phrase, as it came. */
  readonly reason: string;
  readonly headers: HeaderList;
  /** Without its content encoding. */
  readonly body: Buffer;
}

export interface Exchanged {
  /** Undefined if none came that could be read: then there is an error. */
  readonly answer: Answer | undefined;
  readonly error: ExchangeError | undefined;
  readonly recorded: Omit<Exchange, 'role'>;
}

/** What carries the requests of a run. */
export interface Wire {
  readonly agents: Agents;
  readonly maxBodyBytes: number;
}

/** Never rejects. */
export async function exchange(
  asked: OutgoingRequest,
  wire: Wire,
  purpose: Purpose = {},
): Promise<Exchanged> {
  const startedAt = performance.now();
  let { headers, url } = asked;
  const finish = (answer: Answer | undefined, error?: ExchangeError): Exchanged => ({
    answer,
    error,
    recorded: {
      request: {
        method: asked.method,
        url,
        headers: headers.recorded(),
        body: asked.body === '' ? undefined : asked.body,
      },
      response: answer && recordedResponse({ ...answer, headers: answer.headers.recorded() }),
      error: error?.message,
      durationMs: Math.round(performance.now() - startedAt),
    },
  });
  try {
    const target = requestTarget(asked.url);
    url = target.url;
    headers = headers.withDefaults(usualHeaders(target, asked));
    const message = await received(send(target, { ...asked, headers }, wire, purpose), asked.body);
    const body = await decodeBody(message, await bodyOf(message), wire);
    return body.ok ? finish(answerOf(message, body.body)) : finish(undefined, body.error);
  } catch (error) {
    return finish(undefined, exchangeError(error as Error));
  }
}

function usualHeaders({ host }: RequestTarget, { method, body }: OutgoingRequest) {
  const length = Buffer.byteLength(body);
  return [
    { key: 'User-Agent', value: 'docproof' },
    { key: 'Accept', value: '*/*' },
    { key: 'Host', value: host },
    { key: 'Accept-Encoding', value: 'gzip, deflate, br' },
    { key: 'Connection', value: 'keep-alive' },
    ...(length > 0 || /^(POST|PUT|PATCH)$/.test(method)
      ? [{ key: 'Content-Length', value: String(length) }]
      : []),
  ];
}

/** Throws where a header or the method cannot be sent. */
function send(
  { isTls, options }: RequestTarget,
  { method, headers }: OutgoingRequest,
  { agents }: Wire,
  purpose: Purpose,
): ClientRequest {
  const values = headers.grouped();
  for (const [name, all] of values) {
    validateHeaderName(name);
    for (const value of all) validateHeaderValue(name, value);
  }
  const request = isTls
    ? requestByHttps({ ...options, ...purpose, method, agent: agents.https })
    : requestByHttp({ ...options, ...purpose, method, agent: agents.http });
  for (const [name, all] of values) request.setHeader(name, all.length === 1 ? (all[0] ?? '') : all);
  return request;
}

function received(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
    request.end(body === '' ? undefined : body);
  });
}

/** The agents hand on an answer only when it is there as a whole. */
async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answerOf(message: IncomingMessage, body: Buffer): Answer {
  return {
    status: message.statusCode ?? 0,
    reason: message.statusMessage ?? '',
    headers: HeaderList.fromRaw(message.rawHeaders),
    body,
  };
}

/** Where a URL leads, with its path and query as they are written. */
interface RequestTarget {
  /** As it is sent: percent-encoded, and without a fragment. */
  readonly url: string;
  readonly isTls: boolean;
  /** As the `Host` header names it. */
  readonly host: string;
  readonly options: RequestOptions;
}

/**
 * Throws where the URL has no host or is not one of http. The path is sent as Newman sends it, dot segments included:
 * `new URL` would resolve them, and a request for `/things/..` is another one than for `/`.
 */
function requestTarget(text: string): RequestTarget {
  const [, scheme = '', authority = '', rest = ''] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/?#\\]*)(.*)$/is.exec(text.trim()) ?? [];
  const url = new URL(`${scheme || 'http'}://${authority}`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError(`the URL ${text} is not one of http or https`);
  }
  const path = encodedPath(rest);
  return {
    url: `${url.origin}${path}`,
    isTls: url.protocol === 'https:',
    host: url.host,
    options: { ...urlToHttpOptions(url), path },
  };
}

function encodedPath(rest: string): string {
  const [, path = '', query = ''] = /^([^?#]*)(\?[^#]*)?/s.exec(rest) ?? [];
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return rooted.replace(notInPath, encodeURIComponent) + query.replace(notInQuery, percentEncoded);
}

/** What the URL standard has percent-encoded in a path and in a query; what is encoded already is left. */
const notInPath = /[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7a\x7c\x7e]+/gu;

const notInQuery = /[^\x21\x24-\x26\x28-\x3b\x3d\x3f-\x7e]+/gu;

function percentEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27');
}
