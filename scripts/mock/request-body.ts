/** Reads the body of a request: whole, decompressed, and within the limits. */
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { UnreadBody } from './answer/model/model.ts';
import type { Budget } from './budget.ts';

export type Body =
  | ReadBody
  /** The client is gone. */
  | { readonly kind: 'aborted' };

export type ReadBody = { readonly kind: 'text'; readonly text: string } | Unread;

interface Unread {
  readonly kind: 'unread';
  readonly reason: UnreadBody;
}

type Bytes = { readonly kind: 'bytes'; readonly bytes: Buffer } | Exclude<Body, { kind: 'text' }>;

export const noBody: Body = { kind: 'text', text: '' };

export function hasBody({ headers }: IncomingMessage): boolean {
  return (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;
}

export async function readBody(raw: IncomingMessage, limit: number, budget: Budget): Promise<Body> {
  const received = await receive(raw, limit, budget);
  if (received.kind !== 'bytes') return received;
  try {
    return await decoded(received.bytes, raw.headers['content-encoding'], limit);
  } finally {
    budget.giveBack(received.bytes.length);
  }
}

/** Too long a body is read to its end and not kept, since most clients look for the answer only then. */
function receive(raw: IncomingMessage, limit: number, budget: Budget): Promise<Bytes> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let outcome: Bytes | undefined;
    const stop = (instead: Bytes) => {
      if (outcome) return;
      outcome = instead;
      chunks.length = 0;
      budget.giveBack(size);
    };
    if (Number(raw.headers['content-length']) > limit) stop(tooLong(limit));
    raw.on('data', (chunk: Buffer) => {
      if (outcome) return;
      if (size + chunk.length > limit) return stop(tooLong(limit));
      if (!budget.take(chunk.length)) return stop(tooBusy);
      chunks.push(chunk);
      size += chunk.length;
    });
    raw.once('end', () => {
      outcome ??= { kind: 'bytes', bytes: Buffer.concat(chunks, size) };
      resolve(outcome);
    });
    raw.on('error', (error: NodeJS.ErrnoException) => {
      stop(brokenOff(error));
      resolve(outcome ?? { kind: 'aborted' });
    });
    raw.once('close', () => {
      stop({ kind: 'aborted' });
      resolve(outcome ?? { kind: 'aborted' });
    });
  });
}

function unread(status: number, detail: string): Unread {
  return { kind: 'unread', reason: { status, detail } };
}

function tooLong(limit: number): Unread {
  return unread(
    413,
    `the body is longer than ${limit} bytes; start the mock with a larger --max-body to accept it`,
  );
}

const tooBusy = unread(503, 'the mock is receiving too many large bodies at the same time; try again');

function brokenOff({ code }: NodeJS.ErrnoException): Bytes {
  if (code === 'ECONNRESET') return { kind: 'aborted' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return unread(408, 'the body did not arrive in time');
  return unread(400, 'the body is not correctly framed as HTTP');
}

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

async function decoded(bytes: Buffer, encoding = '', limit: number): Promise<Body> {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return textOf(bytes);
  const decode = Object.hasOwn(decoders, name) ? decoders[name as keyof typeof decoders] : undefined;
  if (!decode) return unread(415, `Content-Encoding ${encoding} is not supported: use gzip, deflate or br`);
  try {
    return textOf(await decode(bytes, { maxOutputLength: limit }));
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return isLarge ? tooLong(limit) : unread(400, `the body is not valid ${name}`);
  }
}

/** Without a byte order mark. */
function textOf(bytes: Buffer): Body {
  const text = bytes.toString('utf8');
  return { kind: 'text', text: text.startsWith('\ufeff') ? text.slice(1) : text };
}
