/** The mock on a port: fastify takes the connections, one handler answers everything. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problem, problemText, problemType } from './answer/problems.ts';
import { createService } from './service.ts';
import type { MockServerSettings } from './settings.ts';
import { toWire, type WireResponse } from './wire-response.ts';

export interface MockServer {
  /** E.g. `http://127.0.0.1:4010`. */
  readonly url: string;
  close(): Promise<void>;
}

export async function startMock(settings: MockServerSettings): Promise<MockServer> {
  const { fastify } = await import('fastify');
  const service = createService(settings);
  const app = fastify({
    bodyLimit: settings.bodyLimit ?? 1_048_576,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 65_536 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  const respond = (raw: IncomingMessage, body: unknown): WireResponse => {
    const served = service.serve({
      method: raw.method ?? 'GET',
      target: raw.url ?? '/',
      headers: new Map(Object.entries(raw.headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.isBuffer(body) ? body.toString('utf8') : '',
      receivedAt: new Date().toISOString(),
    });
    return toWire(served, []);
  };
  const write = (raw: ServerResponse, wire: WireResponse, isHead: boolean) => {
    raw.writeHead(wire.status, [...wire.headers]);
    raw.end(isHead ? undefined : wire.body);
  };
  app.all('*', (request, reply) => {
    reply.hijack();
    write(reply.raw, respond(request.raw, request.body), request.raw.method === 'HEAD');
  });
  app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    reply
      .status(status)
      .header('Content-Type', problemType)
      .send(problemText(problem(status, error.message)));
  });
  await app.listen({ port: settings.port ?? 4010, host: settings.host ?? '127.0.0.1' });
  const { address, port, family } = app.server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: () => app.close(),
  };
}
