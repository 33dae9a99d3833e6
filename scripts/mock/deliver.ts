/** How an answer leaves: as it is, late, or broken the way a fault demands. */
import type { ServerResponse } from 'node:http';
import type { FaultKind } from './faults.ts';
import type { Latency } from './settings.ts';
import type { WireResponse } from './wire-response.ts';

/** Writes the answer; `timeout` and `reset` never write one. */
export function deliver(response: ServerResponse, wire: WireResponse, fault: FaultKind | undefined): void {
  switch (fault) {
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
export function delay({ min, max }: Latency, { req: { socket } }: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      socket.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, min + Math.random() * (max - min));
    socket.once('close', done);
  });
}

/** Settles when an answer has left or its client is gone. */
export function whenGone(response: ServerResponse): Promise<void> {
  const { socket } = response.req;
  if (socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      socket.off('close', done);
      response.off('close', done);
      resolve();
    };
    socket.once('close', done);
    response.once('close', done);
  });
}
