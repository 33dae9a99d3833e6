import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { agentsFor, closeAgents } from './agents.ts';
import { directConnection } from './connection.ts';

const limits = { deadlineMs: () => 2_000, maxBodyBytes: 1_000, pace: undefined };

async function serve(port = 0): Promise<Server> {
  const server = createServer((_, response) => response.end('here'));
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return server;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}

function ask(port: number, { http: agent }: ReturnType<typeof agentsFor>): Promise<number | string> {
  return new Promise((came) => {
    request(
      { host: '127.0.0.1', port, agent, method: 'POST', headers: { connection: 'close' } },
      (answer) => {
        answer.resume();
        came(answer.statusCode ?? 0);
      },
    )
      .on('error', (error: Error & { code?: string }) => came(error.code ?? error.message))
      .end();
  });
}

it('waits for a target that starts again, and takes one for gone that does not', async () => {
  const agents = agentsFor(limits, directConnection);
  const first = await serve();
  const { port } = first.address() as AddressInfo;
  expect(await ask(port, agents)).toBe(200);
  await stop(first);
  const asked = ask(port, agents);
  const second = await serve(port);
  expect(await asked).toBe(200);
  await stop(second);
  expect(await ask(port, agents)).toBe('ECONNREFUSED');
  closeAgents(agents);
});

it('does not wait for a target that has never been there', async () => {
  const agents = agentsFor(limits, directConnection);
  const server = await serve();
  const { port } = server.address() as AddressInfo;
  await stop(server);
  expect(await ask(port, agents)).toBe('ECONNREFUSED');
  closeAgents(agents);
});
