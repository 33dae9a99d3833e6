/** Connects again to a target that was there before and refuses connections now: it may be starting again. */
import type { Duplex } from 'node:stream';

export type Connected = (error: Error | null, stream: Duplex) => void;

const pauseMs = 250;

/**
 * Of one target. What refuses connections for `longestMs` is gone: from then on it is asked once, until it is there
 * again. Nothing of a request has reached a target that refuses its connection.
 */
export class Reconnecting {
  readonly #longestMs: () => number;
  #mayRestart = false;

  constructor(longestMs: () => number) {
    this.#longestMs = longestMs;
  }

  connect(open: () => Duplex, connected: Connected, startedAt = performance.now()): void {
    const socket = open();
    const succeed = () => {
      socket.off('error', fail);
      this.#mayRestart = true;
      connected(null, socket);
    };
    const fail = (error: Error & { readonly code?: string }) => {
      socket.off('connect', succeed);
      const isOver = performance.now() - startedAt >= this.#longestMs();
      if (error.code === 'ECONNREFUSED' && this.#mayRestart && !isOver) {
        setTimeout(() => this.connect(open, connected, startedAt), pauseMs);
        return;
      }
      if (isOver) this.#mayRestart = false;
      // Node looks at the error alone.
      connected(error, undefined as never);
    };
    socket.once('connect', succeed).once('error', fail);
  }
}
