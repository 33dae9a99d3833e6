/** Reads that come again byte for byte are answered before anything is parsed: clients poll, and send the same each time. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Answering, createKnownReads, isOneRead, requestsOf } from './known-reads.ts';
import type { WireResponse } from './wire-response.ts';

export interface RepeatedReads {
  /** Looks at what comes in on a server's connections, and gives to the server what is not known. */
  attach(server: Server): Server;
  /** Is told of each request that the server has parsed; the read as it came, where it may be noted. */
  parsed(request: IncomingMessage, response: ServerResponse): string | undefined;
  /** Notes a read that has been parsed, to know it again. */
  note(text: string, request: IncomingMessage, wire: WireResponse): void;
  /** Ends the connections that the server knows nothing of yet. */
  close(): void;
}

/** What the server has been given of a connection on which nothing but reads came. */
interface Given {
  /** Reads that it has not parsed yet, in their order. */
  readonly unparsed: string[];
  last: ServerResponse | undefined;
}

type Listener = (chunk: Buffer) => void;
type Parse = (socket: Socket) => void;

/** More at once is not looked at. */
const longestChunk = 65_536;

export function createRepeatedReads(answering: Answering, keepAliveMs: number): RepeatedReads {
  const known = createKnownReads(answering, `timeout=${Math.floor(keepAliveMs / 1_000)}`);
  const given = new WeakMap<Socket, Given>();
  const unknownToServer = new Set<Socket>();

  const watch = (socket: Socket, parse: Parse): void => {
    let parser: Listener | undefined;
    const onData = (chunk: Buffer) => {
      const text = chunk.length > longestChunk ? '' : chunk.toString('latin1');
      const answers = isIdle(given.get(socket)) ? known.answersTo(text) : undefined;
      if (answers) return write(socket, answers);
      const reads = requestsOf(text);
      if (reads.every(isOneRead)) share(reads);
      else leave();
      parser?.(chunk);
    };
    /** The server gets these, and what comes later is looked at again. */
    const share = (reads: readonly string[]) => {
      const before = given.get(socket) ?? { unparsed: [], last: undefined };
      before.unparsed.push(...reads);
      given.set(socket, before);
      if (parser) return;
      toServer();
      socket.on('data', onData);
      if (parser) socket.off('data', parser);
      else socket.off('data', onData);
    };
    /** The server gets these, and all that comes later. */
    const leave = () => {
      given.delete(socket);
      if (parser) socket.off('data', onData).on('data', parser);
      else toServer();
    };
    const toServer = () => {
      unknownToServer.delete(socket);
      socket.off('data', onData).off('end', onEnd).off('timeout', onTimeout).off('error', onTimeout);
      socket.setTimeout(0);
      parse(socket);
      parser = socket.listeners('data').at(-1) as Listener | undefined;
    };
    const onEnd = () => socket.end();
    const onTimeout = () => socket.destroy();
    unknownToServer.add(socket);
    socket.once('close', () => unknownToServer.delete(socket));
    socket.on('data', onData).on('end', onEnd).on('timeout', onTimeout).on('error', onTimeout);
    socket.setTimeout(keepAliveMs);
  };

  return {
    attach(server) {
      const [parse] = server.listeners('connection') as Parse[];
      if (!parse) return server;
      server.off('connection', parse);
      return server.on('connection', (socket) => watch(socket, parse.bind(server)));
    },
    parsed({ socket }, response) {
      const reads = given.get(socket);
      if (!reads) return undefined;
      reads.last = response;
      return reads.unparsed.shift();
    },
    note: known.keep,
    close() {
      for (const socket of unknownToServer) socket.destroy();
    },
  };
}

/** All that the server was given, it has answered. */
function isIdle(given: Given | undefined): boolean {
  return !given || (given.unparsed.length === 0 && given.last?.writableFinished === true);
}

function write(socket: Socket, bytes: Buffer): void {
  if (socket.write(bytes)) return;
  socket.pause();
  socket.once('drain', () => socket.resume());
}
