/** Newman keeps the answer of each item to the end of the run, and htmlextra's page shows them all. */
import type { EventEmitter } from 'node:events';
import { size } from '../../wire/index.ts';

/** Of one body, and of the bodies of a run together. In bytes. */
const most = { each: 256 * 1024, all: 8 * 1024 * 1024 };
/** Shorter than the line that would stand in its place. */
const short = 200;

interface KeptResponse {
  stream?: Buffer;
}

/** Puts a line in the place of each body that is too large, once the scripts of its item are done with it. */
export function boundBodies(emitter: EventEmitter): void {
  let room = most.all;
  let kept: KeptResponse | undefined;
  emitter.on('request', (_error: unknown, { response }: { readonly response?: KeptResponse }) => {
    kept = response;
  });
  emitter.on('item', () => {
    const bytes = kept?.stream?.length ?? 0;
    if (kept && bytes > short && (bytes > most.each || bytes > room)) {
      kept.stream = Buffer.from(`A body of ${size(bytes)}: index.html shows what is kept of it.`);
    }
    room -= kept?.stream?.length ?? 0;
    kept = undefined;
  });
}
