/** Requests that are none: what fastify and node cannot read gets an orderly answer too. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { printable } from '../boundary/index.ts';
import { reasonPhrase } from '../documentation/index.ts';
import { type Problem, problem, problemText, problemType } from './answer/composing/problems.ts';

export function sendProblem(reply: FastifyReply, told: Problem): void {
  reply.status(told.status).header('Content-Type', problemType).send(problemText(told));
}

/** What fastify says of a request that it did not let through. */
export function problemOf(
  error: { readonly statusCode?: number; readonly code?: string },
  limit: number,
): Problem {
  const status = error.statusCode ?? 500;
  if (status === 413) return problem(413, `the body is over ${limit} bytes`);
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return problem(415, 'Content-Type is no media type');
  if (error.code === 'FST_ERR_BAD_URL') return problem(400, 'the path is not correctly percent-encoded');
  if (error.code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH')
    return problem(400, 'the body has not its Content-Length');
  return problem(status, status < 500 ? 'the request cannot be read' : 'docproof itself has failed');
}

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what is no HTTP, and closes the connection. */
export function refuseConnection(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statuses[error.code ?? ''] ?? 400;
  refuseWith(socket, status, status === 431 ? 'address and headers are too long' : unreadable);
}

const unreadable = 'this is no request that can be read';

function refuseWith(socket: Duplex, status: number, detail: string): void {
  const body = problemText(problem(status, detail));
  const head = [
    `HTTP/1.1 ${status} ${reasonPhrase(status)}`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** What a mock does not do, told in order where node would say nothing. */
export function refuseTheRest(server: Server): Server {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) =>
    refuseWith(socket, 405, 'a mock is no proxy'),
  );
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    response.writeHead(417, { 'Content-Type': problemType });
    response.end(problemText(problem(417, 'only 100-continue can be expected')));
  });
  return server;
}

/** Tells a bug of docproof's own, and lets the process live. */
export function fail(error: unknown, response: ServerResponse): void {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${printable(`docproof mock failed on a request: ${what}`)}\n`);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'Content-Type': problemType });
  response.end(problemText(problem(500, 'docproof itself has failed')));
}
