/** Fastify around the mock: it reads requests and refuses what is none; answers are written past it, ready as they are. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { control, isControl, refusal } from './control.ts';
import { createExchange } from './exchange.ts';
import { isLoopback } from './loopback.ts';
import { controlPrefix } from './prefix.ts';
import { fail, problemOf, refuseConnection, refuseTheRest, sendProblem } from './refusals.ts';
import { bodyText } from './request-body.ts';
import type { MockService } from './service.ts';
import { defaultBodyLimit, defaultHost, type MockServerSettings } from './settings.ts';

type RawListener = (request: IncomingMessage, response: ServerResponse) => void;

/** How long a client may take: slow ones must not hold connections for ever. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 72_000,
  connectionsCheckingInterval: 5_000,
};

export function createApp(service: MockService, settings: MockServerSettings): FastifyInstance {
  const limit = settings.bodyLimit ?? defaultBodyLimit;
  const { read, full, repeated } = createExchange(service, settings, timeouts.keepAliveTimeout);
  const controls = controlListener(service, settings);

  /** Reads need no more than node has read already; only they are fast enough for what is in between to show. */
  const serverFactory = (handler: RawListener): Server => {
    const server = createServer(timeouts, (request, response) => {
      try {
        if (read(request, response)) return;
      } catch (error) {
        fail(error, response);
        return;
      }
      handler(request, response);
    });
    return repeated.attach(refuseTheRest(server));
  };
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { raw } = request;
    const body = await bodyText(request.body, raw.headers['content-encoding'], limit);
    if (!body.ok) return sendProblem(reply, body.problem);
    reply.hijack();
    const answering = isControl(raw.url ?? '') ? controls : full;
    await answering(raw, reply.raw, body.text).catch((error: unknown) => fail(error, reply.raw));
  };
  const app = fastify({
    serverFactory,
    bodyLimit: limit,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, _request, reply) => sendProblem(reply, problemOf(error, limit)),
    routerOptions: { maxParamLength: 65_536 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    sendProblem(reply, problemOf(error, limit));
  });
  if (settings.cors ?? true) {
    app.addHook('onRequest', (_request, reply, done) => {
      reply.header('Access-Control-Allow-Origin', '*');
      done();
    });
  }
  app.addHook('preClose', async () => repeated.close());
  app.all('*', answer);
  app.setNotFoundHandler(answer);
  return app;
}

function controlListener(service: MockService, settings: MockServerSettings) {
  const { host = defaultHost } = settings;
  return async (raw: IncomingMessage, response: ServerResponse, body: string): Promise<void> => {
    const { method = 'GET', headers } = raw;
    const path = (raw.url ?? '').slice(controlPrefix.length).replace(/[?#].*$/s, '') || '/';
    const request = { method, path, body, origin: headers.origin, host: headers.host };
    const answered = hasControl(settings)
      ? await control(request, service, isLoopback(host))
      : refusal(404, 'the control interface is off');
    for (const [name, value] of Object.entries(answered.headers ?? {})) response.setHeader(name, value);
    if (answered.type !== '') response.setHeader('Content-Type', answered.type);
    response.setHeader('Cache-Control', 'no-store');
    response.writeHead(answered.status);
    response.end(method === 'HEAD' ? undefined : answered.body);
  };
}

/** On an address that others can reach, the control interface has to be asked for. */
export function hasControl({ control: asked, host = defaultHost }: MockServerSettings): boolean {
  return asked ?? isLoopback(host);
}
