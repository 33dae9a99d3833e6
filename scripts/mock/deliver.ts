/** How an answer leaves: as it is, late, or broken the way a fault demands. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ControlResponse } from './control.ts';
import type { Fault } from './faults.ts';
import type { Latency } from './settings.ts';
import type { WireResponse } from './wire-response.ts';

/** Writes the answer; `timeout` and `reset` never write one. */
export function deliver(response: ServerResponse, wire: WireResponse, fault: Fault | undefined): void {
  switch (fault?.kind) {
    case undefined:
    case 'status':
      response.writeHead(wire.status, wire.headers);
      response.end(response.req.method === 'HEAD' ? undefined : wire.body);
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'timeout':
      return;
    case 'truncate': {
      response.writeHead(wire.status, wire.headers);
      const half = Buffer.from(wire.body).subarray(0, Math.floor(Buffer.byteLength(wire.body) / 2));
      response.write(half, () => response.socket?.destroy());
      return;
    }
  }
}

export function isLate(latency: Latency): boolean {
  return latency.max > 0;
}

/** Waits; no longer than the client does. */
export function delay({ min, max }: Latency, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, min + Math.random() * (max - min));
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Writes an answer of the control interface; a long one in pieces, as the client takes them. */
export async function sendControl(response: ServerResponse, answered: ControlResponse): Promise<void> {
  const { status, type, body, headers = {} } = answered;
  const own = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  response.writeHead(status, { ...own, ...(type === '' ? {} : { 'Content-Type': type }), ...headers });
  if (response.req.method === 'HEAD') response.end();
  else if (typeof body === 'string') response.end(body);
  else await pipeline(Readable.from(body), response).catch(() => response.destroy());
}
