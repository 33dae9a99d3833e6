/** Reading documents in a thread of its own. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Failure } from './exit-codes.ts';
import type { LoadedPlans } from './load-plans.ts';

export interface Reader {
  /** Reads all documents as they are now; one call at a time. */
  read(): Promise<LoadedPlans | Failure>;
  close(): void;
}

/** Starts the thread, which makes itself ready at once and keeps no process alive. */
export function readBeside(names: readonly string[]): Reader {
  const file = createRequire(import.meta.url).resolve('#plan-reader');
  let worker: Worker | undefined;
  const running = (): Worker => {
    if (worker) return worker;
    const started = new Worker(file, { workerData: { names } });
    started.unref();
    started.on('error', () => undefined);
    started.once('exit', () => {
      worker = undefined;
    });
    worker = started;
    return started;
  };
  running();
  return {
    async read() {
      const asked = running();
      asked.postMessage('read');
      return new Promise((resolve, reject) => {
        const forget = () => {
          for (const each of ['message', 'error', 'exit']) asked.off(each, answered).off(each, broken);
        };
        const answered = (loaded: LoadedPlans | Failure) => {
          forget();
          resolve(loaded);
        };
        const broken = (error: unknown) => {
          forget();
          reject(error instanceof Error ? error : new Error('the reader of the documents has ended'));
        };
        asked.on('message', answered).on('error', broken).on('exit', broken);
      });
    },
    close: () => void worker?.terminate(),
  };
}
