/** Reads whose bytes and answers are known: the same bytes get the answer of now, without being parsed. */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { WireResponse } from './wire-response.ts';

export type RawRequest = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>;

export interface Answering {
  /** Answers that were given in another generation are stale. */
  readonly generation: () => number;
  /** Whether answers are to be late or broken, so that each request has to be looked at. */
  readonly isDisturbed: () => boolean;
  readonly answer: (request: RawRequest) => WireResponse;
  /** Is told of each answer that is given here. */
  readonly told: (wire: WireResponse, request: RawRequest) => void;
}

export interface KnownReads {
  /** The answers to a text of one request or several, as bytes; undefined where one of them is not known. */
  answersTo(text: string): Buffer | undefined;
  /** Keeps a read and its answer, to know it again. */
  keep(text: string, request: IncomingMessage, wire: WireResponse): void;
}

interface Known {
  readonly request: RawRequest;
  generation: number;
  wire: WireResponse;
  /** The answer as it goes over the wire, with the date of this second. */
  bytes: Buffer;
  second: number;
}

/** Longer requests, and more than so many different ones, are not kept. */
const longestRequest = 4_096;
const mostKnown = 500;
/** Larger answers gain nothing. */
const longestBody = 1_000_000;

export function createKnownReads(answering: Answering, keepAlive: string): KnownReads {
  const { generation, isDisturbed, answer, told } = answering;
  const known = new Map<string, Known>();

  /** The read with its answer of now; undefined where that cannot be given here. */
  const current = (text: string): Known | undefined => {
    const read = known.get(text);
    if (!read || read.generation === generation()) return read;
    const wire = renewed(read.request);
    if (!wire) {
      known.delete(text);
      return undefined;
    }
    read.wire = wire;
    read.generation = generation();
    read.second = 0;
    return read;
  };

  /** What fails, or cannot be written here, is left to the server. */
  const renewed = (request: RawRequest): WireResponse | undefined => {
    try {
      const wire = answer(request);
      return isPlain(wire) ? wire : undefined;
    } catch {
      return undefined;
    }
  };

  const give = (read: Known): Buffer => {
    const second = Math.floor(Date.now() / 1_000);
    if (read.second !== second) {
      read.bytes = bytesOf(read.wire, read.request.method === 'HEAD', keepAlive);
      read.second = second;
    }
    told(read.wire, read.request);
    return read.bytes;
  };

  return {
    answersTo(text) {
      if (isDisturbed()) return undefined;
      const only = current(text);
      if (only) return give(only);
      const reads: Known[] = [];
      for (const one of requestsOf(text)) {
        const read = one.length < text.length ? current(one) : undefined;
        if (!read) return undefined;
        reads.push(read);
      }
      return reads.length === 0 ? undefined : Buffer.concat(reads.map(give));
    },
    keep(text, { method, url, headers, rawHeaders }, wire) {
      if (text.length > longestRequest || !isPlain(wire)) return;
      if (known.size >= mostKnown) known.clear();
      known.set(text, {
        request: { method, url, headers, rawHeaders },
        generation: generation(),
        wire,
        bytes: Buffer.alloc(0),
        second: 0,
      });
    },
  };
}

/** Requests without bodies that came in one piece; the last may be a part of one. */
export function requestsOf(text: string): readonly string[] {
  return text.split(/(?<=\r\n\r\n)/);
}

const read = /^(?:GET|HEAD) [\x21-\x7e]+ HTTP\/1\.1\r\n/;
/** Other connections, bodies, folded lines, and line ends of other kinds. */
const odd =
  /\r\n(?:connection:(?![ \t]*keep-alive[ \t]*\r\n)|(?:upgrade|expect|content-length|transfer-encoding)[ \t]*:|[ \t])|(?<!\r)\n|\r(?!\n)/i;

/** The text is one read and nothing else, and the connection goes on after it. */
export function isOneRead(text: string): boolean {
  return read.test(text) && text.indexOf('\r\n\r\n') === text.length - 4 && !odd.test(text);
}

function isPlain({ headers, body }: WireResponse): boolean {
  return body.length <= longestBody && headers.every((text) => /^[\t\x20-\x7e]*$/.test(text));
}

/** The very bytes that node would write. */
function bytesOf({ status, headers, body }: WireResponse, isHead: boolean, keepAlive: string): Buffer {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}`];
  for (let at = 0; at < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}`);
  lines.push(`Date: ${new Date().toUTCString()}`, 'Connection: keep-alive', `Keep-Alive: ${keepAlive}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${isHead ? '' : body}`);
}
