/** The HTTP server around the mock. Node reads the requests; nothing else looks at what comes over a connection. */
import { createServer, type Server } from 'node:http';
import { createExchange } from './exchange.ts';
import { rejectMalformedRequests } from './refusals.ts';
import type { MockService } from './service.ts';
import type { MockServerSettings } from './settings.ts';

/** How much a client may send before its request begins to count. */
const parsing = { insecureHTTPParser: false, maxHeaderSize: 16_384 };

/** How long a request may take to arrive, and a connection may be idle, in milliseconds. */
const deadlines = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 72_000,
  connectionsCheckingInterval: 5_000,
};
const noDeadlines = { headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0 };

/** More connections at the same time are not accepted. */
const mostConnections = 500;

export function createHttpServer(service: MockService, settings: MockServerSettings): Server {
  const { handle, connections } = createExchange(service, settings);
  const server = createServer(
    { ...parsing, ...(settings.deadlines === false ? noDeadlines : deadlines) },
    handle,
  );
  server.maxConnections = mostConnections;
  rejectMalformedRequests(server, connections);
  return server;
}

export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Ends all connections, whatever they are doing. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
