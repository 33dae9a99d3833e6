/** What is not a request that a mock can answer gets an orderly answer too. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { printable } from '../boundary/index.ts';
import { reasonPhrase } from '../documentation/index.ts';
import { type Problem, problem, problemText, problemType } from './answer/composing/problems.ts';
import type { Connections } from './connections.ts';

export function rejectMalformedRequests(server: Server, connections: Connections): void {
  const refused = new WeakSet<Socket>();
  server.on('clientError', (error: NodeJS.ErrnoException, duplex: Duplex) => {
    const socket = duplex as Socket;
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    if (refused.has(socket)) return;
    refused.add(socket);
    refuseInTurn(error, socket, connections.lastOf(socket));
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) =>
    refuse(socket, problem(405, 'the mock is not a proxy')),
  );
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    sendProblem(response, problem(417, 'the only supported expectation is 100-continue'));
  });
}

/** Never in place of an earlier answer that is still on its way. */
function refuseInTurn(error: NodeJS.ErrnoException, socket: Socket, last: ServerResponse | undefined): void {
  const refuseNow = () => refuse(socket, problemOf(error));
  if (last && !last.req.complete) last.req.emit('error', error);
  else if (last && !last.writableFinished) last.once('finish', refuseNow);
  else refuseNow();
}

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return problem(431, 'the address and the headers are too long');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return problem(408, 'the request did not arrive in time');
  return problem(400, 'this is not a valid HTTP request');
}

function refuse(socket: Duplex, reported: Problem): void {
  const body = problemText(reported);
  const head = [
    `HTTP/1.1 ${reported.status} ${reasonPhrase(reported.status)}`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.on('error', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function sendProblem(response: ServerResponse, reported: Problem): void {
  response.writeHead(reported.status, { 'Content-Type': problemType });
  response.end(problemText(reported));
}

/** Reports a bug of docproof itself, and lets the process live. */
export function fail(error: unknown, response: ServerResponse): void {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${printable(`docproof mock failed on a request: ${what}`)}\n`);
  if (response.headersSent) response.destroy();
  else sendProblem(response, problem(500, 'docproof itself has failed'));
}
