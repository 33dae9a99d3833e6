/** A `docproof mock …` that goes on serving while a test asks it. */
import { spawn } from 'node:child_process';
import { entry, plainEnvironment } from './docproof.ts';

export interface Served {
  readonly baseUrl: string;
  /** All that it has printed so far. */
  printed(): string;
  /** Stops it, and returns how it ended. */
  stop(): Promise<{ readonly code: number | null; readonly printed: string }>;
}

/** Starts the mock on a free port and waits until it prints its address. */
export function serveMock(documents: readonly string[], args: readonly string[] = []): Promise<Served> {
  const child = spawn(process.execPath, ['--', entry, 'mock', ...documents, '--port', '0', ...args], {
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const [baseUrl] = /http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+[\w/]*/.exec(printed) ?? [];
        if (baseUrl === undefined) return;
        resolve({
          baseUrl,
          printed: () => printed,
          stop: async () => {
            child.kill('SIGTERM');
            return { code: await ended, printed };
          },
        });
      });
    }
    ended.then((code) => reject(new Error(`docproof mock ended with ${code}: ${printed}`)), reject);
  });
}
