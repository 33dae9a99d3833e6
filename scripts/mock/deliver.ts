/** How an answer leaves: as it is, late, or broken the way a fault demands. */
import type { ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import type { Latency } from './settings.ts';
import type { WireResponse } from './wire-response.ts';

/** Writes the answer; `timeout` and `reset` never write one. */
export function deliver(
  raw: ServerResponse,
  wire: WireResponse,
  isHead: boolean,
  fault: Fault | undefined,
): void {
  switch (fault?.kind) {
    case undefined:
    case 'status':
      raw.writeHead(wire.status, wire.headers);
      raw.end(isHead ? undefined : wire.body);
      return;
    case 'reset':
      raw.socket?.resetAndDestroy();
      return;
    case 'timeout':
      return;
    case 'truncate': {
      raw.writeHead(wire.status, wire.headers);
      const half = Buffer.from(wire.body).subarray(0, Math.floor(Buffer.byteLength(wire.body) / 2));
      raw.write(half, () => raw.socket?.destroy());
      return;
    }
  }
}

export function isLate(latency: Latency): boolean {
  return latency.max > 0;
}

export function delay({ min, max }: Latency): Promise<void> {
  const milliseconds = min + Math.random() * (max - min);
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
