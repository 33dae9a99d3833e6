/** The mock on a port: fastify takes the connections, one handler answers everything. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ScenarioPlan } from '../scenarios/index.ts';
import { control, isControl, refusal } from './control.ts';
import { isLate } from './deliver.ts';
import { createExchange } from './exchange.ts';
import { isLoopback } from './loopback.ts';
import { controlPrefix } from './prefix.ts';
import { fail, problemOf, refuseConnection, sendProblem } from './refusals.ts';
import { bodyText } from './request-body.ts';
import type { SavedState } from './saved-state.ts';
import { createService, type MockService } from './service.ts';
import { defaultBodyLimit, defaultHost, defaultPort, type MockServerSettings } from './settings.ts';

export interface MockServer {
  /** E.g. `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Address of the page for people; undefined where the control interface is off. */
  readonly page: string | undefined;
  /** Resources of the state to start from that the documentation does not have. */
  readonly ignored: readonly string[];
  /** Serves other documentation from now on, and keeps what was changed. */
  replace(plans: readonly ScenarioPlan[]): Promise<void>;
  /** What is stored, to be written to a file. */
  save(): SavedState;
  close(): Promise<void>;
}

/** Starts a mock; rejects where the port is taken, or the state to start from is none. */
export async function startMock(settings: MockServerSettings): Promise<MockServer> {
  const service = await createService(settings);
  const loaded =
    settings.state === undefined ? { ok: true as const, ignored: [] } : service.load(settings.state);
  if (!loaded.ok) throw new Error(loaded.problem);
  const app = await createApp(service, settings);
  await app.listen({ port: settings.port ?? defaultPort, host: settings.host ?? defaultHost });
  const { address, port, family } = app.server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  return {
    url,
    page: hasControl(settings) ? `${url}${controlPrefix}/` : undefined,
    ignored: loaded.ignored,
    replace: (plans) => service.replace(plans),
    save: () => service.save(),
    close: () => app.close(),
  };
}

/** On an address that others can reach, the control interface has to be asked for. */
function hasControl({ control: asked, host = defaultHost }: MockServerSettings): boolean {
  return asked ?? isLoopback(host);
}

async function createApp(service: MockService, settings: MockServerSettings) {
  const { fastify } = await import('fastify');
  const limit = settings.bodyLimit ?? defaultBodyLimit;
  const app = fastify({
    bodyLimit: limit,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, _request, reply) => sendProblem(reply, problemOf(error, limit)),
    routerOptions: { maxParamLength: 65_536 },
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    sendProblem(reply, problemOf(error, limit));
  });
  const handle = createHandler(service, settings, limit);
  app.all('*', handle);
  app.setNotFoundHandler(handle);
  return app;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => void | Promise<void>;

/** Fastify reads the request; the answer is written past it, since it is ready as it is. */
function createHandler(service: MockService, settings: MockServerSettings, limit: number): Handler {
  const { plain, full } = createExchange(service, settings);
  const controls = controlHandler(service, settings);
  const answerWithBody = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { raw } = request;
    const body = await bodyText(request.body, raw.headers['content-encoding'], limit);
    if (!body.ok) return sendProblem(reply, body.problem);
    reply.hijack();
    const answering = isControl(raw.url ?? '') ? controls : full;
    await answering(raw, reply.raw, body.text).catch((error: unknown) => fail(error, reply.raw));
  };
  return (request, reply) => {
    const { raw } = request;
    const isPlain =
      request.body === undefined && !isLate(service.latency) && service.faults.faults.length === 0;
    if (!isPlain || isControl(raw.url ?? '')) return answerWithBody(request, reply);
    reply.hijack();
    try {
      plain(raw, reply.raw);
    } catch (error) {
      fail(error, reply.raw);
    }
  };
}

function controlHandler(service: MockService, settings: MockServerSettings) {
  const isLocal = isLoopback(settings.host ?? defaultHost);
  return async (raw: IncomingMessage, response: ServerResponse, body: string): Promise<void> => {
    const { method = 'GET', headers } = raw;
    const path = (raw.url ?? '').slice(controlPrefix.length).replace(/[?#].*$/s, '') || '/';
    const request = { method, path, body, origin: headers.origin, host: headers.host };
    const answered = hasControl(settings)
      ? await control(request, service, isLocal)
      : refusal(404, 'the control interface is off');
    for (const [name, value] of Object.entries(answered.headers ?? {})) response.setHeader(name, value);
    if (answered.type !== '') response.setHeader('Content-Type', answered.type);
    response.setHeader('Cache-Control', 'no-store');
    response.writeHead(answered.status);
    response.end(method === 'HEAD' ? undefined : answered.body);
  };
}
