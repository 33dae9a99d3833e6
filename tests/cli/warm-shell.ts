/** docproof for shells, in warm processes: starting one takes half a second of processor time. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { warmDocproof } from './warm.ts';

export interface ShellService {
  /** What a shell types instead of `docproof`; not for what a signal ends, or a limit of the shell. */
  readonly docproof: string;
  close(): void;
}

export async function serveShells(): Promise<ShellService> {
  const server = createServer(async (request, response) => {
    const { args, cwd, env } = JSON.parse((await request.toArray()).join(''));
    response.end(JSON.stringify(await warmDocproof(args, { cwd, env })));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const client = resolve('tests/cli/warm-client.mjs');
  return {
    docproof: `"${process.execPath}" "${client}" http://127.0.0.1:${port}`,
    close: () => void server.close(),
  };
}
