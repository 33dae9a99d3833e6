/** A target that shows one behaviour to every request below /api/, and answers whoever only looks whether it is there. */
import { createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour, Step } from './steps.ts';

export interface HostileTarget {
  readonly baseUrl: string;
  close(): Promise<void>;
}

export function startHostile({ steps }: Behaviour): Promise<HostileTarget> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    let asked = '';
    socket.on('data', (bytes) => {
      asked += bytes.toString('latin1');
      if (!asked.includes('\r\n\r\n')) return;
      const [, path = '/'] = /^\S+ (\S+)/.exec(asked) ?? [];
      asked = '';
      if (path === '/api' || path === '/api/') socket.end(sound);
      else void play(socket, path, steps);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      resolve({
        baseUrl: `http://127.0.0.1:${port}/api`,
        close: () => {
          for (const socket of sockets) socket.destroy();
          return new Promise((closed) => server.close(() => closed()));
        },
      });
    });
  });
}

const sound = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

async function play(socket: Socket, path: string, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (socket.destroyed) return;
    if ('send' in step) await write(socket, step.send);
    else if ('sendPath' in step) await write(socket, step.sendPath.join(`${path}x`));
    else if ('end' in step) step.end === 'reset' ? socket.resetAndDestroy() : socket.end();
    else {
      for (let times = 0; times < step.times && !socket.destroyed; times += 1) {
        if (step.everyMs !== undefined) await sleep(step.everyMs);
        await write(socket, step.repeat);
      }
    }
  }
}

/** As fast as they are read, and no faster: it is the other side that has to be filled. */
function write(socket: Socket, bytes: string | Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    if (socket.write(bytes)) return resolve();
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.once('drain', done).once('close', done);
  });
}
