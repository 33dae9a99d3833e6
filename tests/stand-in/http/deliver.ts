import type { ServerResponse } from 'node:http';
import type { Answer } from './messages.ts';

/** Puts an answer onto the wire in the way it asks for. */
export function deliver(answer: Answer, response: ServerResponse): void {
  const bytes = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(answer.body, 'utf8');
  const delivery = answer.delivery;
  switch (delivery?.kind) {
    case undefined:
      sendWhole(answer, bytes, response);
      break;
    case 'late':
      setTimeout(() => sendWhole(answer, bytes, response), delivery.afterMs);
      break;
    case 'byte-by-byte':
      writeHead(answer, {}, response);
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
      break;
    case 'cut':
      writeHead(answer, { 'Content-Length': String(bytes.length) }, response);
      response.write(bytes.subarray(0, delivery.afterBytes), () => response.socket?.destroy());
      break;
    case 'understated':
      writeHead(answer, { 'Content-Length': String(delivery.announcedBytes), Connection: 'close' }, response);
      response.end(bytes);
      break;
    case 'until-close':
      response.useChunkedEncodingByDefault = false;
      response.shouldKeepAlive = false;
      writeHead(answer, { Connection: 'close' }, response);
      response.end(bytes);
      break;
    case 'reset':
      response.socket?.resetAndDestroy();
      break;
    case 'close-without-answer':
      response.socket?.end();
      break;
    case 'hang':
      break;
    case 'hang-after-head':
      writeHead(answer, { 'Content-Length': String(bytes.length) }, response);
      response.flushHeaders();
      break;
    case 'raw':
      response.socket?.end(delivery.bytes);
      break;
  }
}

function sendWhole(answer: Answer, bytes: Buffer, response: ServerResponse): void {
  const bodiless = answer.status === 204 || answer.status === 304;
  writeHead(answer, bodiless ? {} : { 'Content-Length': String(bytes.length) }, response);
  response.end(bodiless ? undefined : bytes);
}

function writeHead(answer: Answer, added: Record<string, string>, response: ServerResponse): void {
  const headers = { ...answer.headers };
  for (const [name, value] of Object.entries(added)) {
    if (!Object.keys(headers).some((known) => known.toLowerCase() === name.toLowerCase())) {
      headers[name] = value;
    }
  }
  if (answer.reason === undefined) response.writeHead(answer.status, headers);
  else response.writeHead(answer.status, answer.reason, headers);
}
