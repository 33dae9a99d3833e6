/** Reads that come again byte for byte are answered before anything is parsed: clients poll, and send the same each time. */
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
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

export interface RepeatedReads {
  /** Looks at what comes in on a server's connections, and leaves to the server what it does not know. */
  attach(server: Server, keepAliveMs: number): Server;
  /** Notes a read that has been parsed, to know it again. */
  note(request: IncomingMessage, wire: WireResponse): void;
  /** Ends the connections that the server knows nothing of yet. */
  close(): void;
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

type Parse = (socket: Socket) => void;

export function createRepeatedReads({ generation, isDisturbed, answer, told }: Answering): RepeatedReads {
  const known = new Map<string, Known>();
  /** What came first on a connection that has been left to the server. */
  const first = new WeakMap<Socket, string>();
  const waiting = new Set<Socket>();
  let keepAlive = '';

  const again = (text: string): Buffer | undefined => {
    const read = known.get(text);
    if (!read || isDisturbed()) return undefined;
    const second = Math.floor(Date.now() / 1_000);
    if (read.generation !== generation()) {
      const wire = renewed(read.request);
      if (!wire) {
        known.delete(text);
        return undefined;
      }
      read.wire = wire;
      read.generation = generation();
      read.second = 0;
    }
    if (read.second !== second) {
      read.bytes = bytesOf(read.wire, read.request.method === 'HEAD', keepAlive);
      read.second = second;
    }
    told(read.wire, read.request);
    return read.bytes;
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

  const watch = (socket: Socket, parse: Parse, keepAliveMs: number): void => {
    const leave = () => {
      waiting.delete(socket);
      socket.off('data', onData).off('end', onEnd).off('timeout', onTimeout).off('error', onTimeout);
      socket.setTimeout(0);
    };
    const onData = (chunk: Buffer) => {
      const text = chunk.length > longestRequest ? '' : chunk.toString('latin1');
      const bytes = again(text);
      if (bytes === undefined) {
        leave();
        if (text !== '') first.set(socket, text);
        parse(socket);
        socket.emit('data', chunk);
      } else if (!socket.write(bytes)) {
        socket.pause();
        socket.once('drain', () => socket.resume());
      }
    };
    const onEnd = () => socket.end();
    const onTimeout = () => socket.destroy();
    waiting.add(socket);
    socket.once('close', () => waiting.delete(socket));
    socket.on('data', onData).on('end', onEnd).on('timeout', onTimeout).on('error', onTimeout);
    socket.setTimeout(keepAliveMs);
  };

  return {
    attach(server, keepAliveMs) {
      keepAlive = `timeout=${Math.floor(keepAliveMs / 1_000)}`;
      const [parse] = server.listeners('connection') as Parse[];
      if (!parse) return server;
      server.off('connection', parse);
      return server.on('connection', (socket) => watch(socket, parse.bind(server), keepAliveMs));
    },
    note(request, wire) {
      const text = first.get(request.socket);
      if (text === undefined) return;
      first.delete(request.socket);
      if (!isWhole(text, request) || !isPlain(wire)) return;
      if (known.size >= mostKnown) known.clear();
      const { method, url, headers, rawHeaders } = request;
      const kept = { method, url, headers, rawHeaders };
      known.set(text, {
        request: kept,
        generation: generation(),
        wire,
        bytes: Buffer.alloc(0),
        second: 0,
      });
    },
    close() {
      for (const socket of waiting) socket.destroy();
    },
  };
}

/** The text is this one request and nothing else, and the connection goes on after it. */
function isWhole(text: string, { method, url, httpVersion, headers }: IncomingMessage): boolean {
  return (
    httpVersion === '1.1' &&
    text.startsWith(`${method} ${url} HTTP/1.1\r\n`) &&
    text.indexOf('\r\n\r\n') === text.length - 4 &&
    /^(keep-alive)?$/i.test(headers.connection ?? '') &&
    headers.host !== undefined &&
    headers.upgrade === undefined &&
    headers.expect === undefined
  );
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
