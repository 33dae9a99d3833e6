/** Requests that are none: what fastify and node cannot read gets an orderly answer too. */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';
import { type Problem, problem, problemText, problemType, reasons } from './answer/problems.ts';

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
  const body = problemText(problem(status, 'this is no request that can be read'));
  const head = [
    `HTTP/1.1 ${status} ${reasons[status]}`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Tells a bug of docproof's own, and lets the process live. */
export function fail(error: unknown, response: ServerResponse): void {
  process.stderr.write(
    `docproof mock failed on a request: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'Content-Type': problemType });
  response.end(problemText(problem(500, 'docproof itself has failed')));
}
