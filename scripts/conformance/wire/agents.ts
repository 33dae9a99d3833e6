/** Node's agents, which carry every request of a run: each is held to limits, and uses its proxy. */
import { lookup as lookupByDns } from 'node:dns';
import { type AgentOptions, type ClientRequest, Agent as HttpAgent, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { connect as connectPlainly, type LookupFunction, type NetConnectOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectByTls } from 'node:tls';
import { type Connected, Reconnecting } from './connect-again.ts';
import type { Connection } from './connection.ts';
import { ExchangeError, exchangeError } from './exchange-error.ts';
import { guard } from './guard.ts';
import type { Limits, Purpose } from './limits.ts';
import { type ProxyFor, proxyAuthorization } from './proxy.ts';
import { noRateLimit, RateLimiter } from './rate-limit.ts';
import { openTunnel } from './tunnel.ts';

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export function agentsFor(limits: Limits, connection: Connection): Agents {
  const admit = admission(limits);
  return {
    http: new PlainAgent(limits, admit, connection.proxyFor),
    https: new TlsAgent(limits, admit, connection),
  };
}

/** A refused connection is reported as what it is before the time of its exchange is over. */
function reconnecting({ deadlineMs }: Limits): Reconnecting {
  return new Reconnecting(() => deadlineMs() * 0.8);
}

export function closeAgents({ http, https }: Agents): void {
  http.destroy();
  https.destroy();
}

type AddRequest = (request: ClientRequest, options: RequestOptions) => void;

const addRequest = (HttpAgent.prototype as unknown as { readonly addRequest: AddRequest }).addRequest;

/** `localhost` is this machine by either protocol, whatever a hosts file says (RFC 6761, 6.3). */
export const lookup: LookupFunction = (hostname, options, found) => {
  if (!/^(.+\.)?localhost\.?$/i.test(hostname)) return lookupByDns(hostname, options, found);
  if (options.all !== true) return found(null, '127.0.0.1', 4);
  return found(null, [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]);
};

const common: AgentOptions & { readonly lookup: LookupFunction } = { keepAlive: true, lookup };

/** Whoever made the request listens to it only afterwards; without a socket, Node reports no error by itself. */
function refuse(request: ClientRequest, why: string): void {
  request.emit('error', new ExchangeError('ending', why));
  request.destroy();
}

type Admit = (request: ClientRequest, purpose: Purpose, send: () => void, proxy?: URL) => void;

/** Has a request sent when its turn comes, under its limits, if requests are still welcome then. */
function admission(limits: Limits): Admit {
  const turns = new RateLimiter(limits.pace ?? noRateLimit);
  return (request, purpose, send, proxy) => {
    request.once('close', () => turns.ended(performance.now()));
    const admit = () => {
      const refusal = limits.refusal?.(request.method, purpose);
      if (refusal !== undefined) return void process.nextTick(refuse, request, refusal);
      guard(request, limits, proxy);
      send();
    };
    const ms = turns.take(performance.now());
    if (ms > 0) setTimeout(admit, ms);
    else admit();
  };
}

/** A connection to a proxy that itself speaks TLS. */
interface ToProxy {
  readonly isTlsProxy?: boolean;
}

/** A proxy is asked for the whole URL (RFC 9112, 3.2.2). */
function throughProxy(proxy: URL, request: ClientRequest, options: RequestOptions): RequestOptions {
  const authorization = proxyAuthorization(proxy);
  if (authorization) request.setHeader('Proxy-Authorization', authorization);
  request.path = `http://${authority(options, 80)}${request.path}`;
  const isTlsProxy = proxy.protocol === 'https:';
  const toProxy: ToProxy = { isTlsProxy };
  const port = proxy.port || (isTlsProxy ? 443 : 80);
  return { ...options, ...toProxy, host: proxy.hostname, port };
}

class PlainAgent extends HttpAgent {
  readonly #admit: Admit;
  readonly #proxyFor: ProxyFor;
  readonly #reconnecting: Reconnecting;

  constructor(limits: Limits, admit: Admit, proxyFor: ProxyFor) {
    super(common);
    this.#reconnecting = reconnecting(limits);
    this.#admit = admit;
    this.#proxyFor = proxyFor;
  }

  addRequest(request: ClientRequest, options: RequestOptions): void {
    const proxy = this.#proxyFor(new URL(`http://${authority(options, 80)}`));
    // Before its turn: whoever made the request has its head written as soon as this returns.
    const placed = proxy ? throughProxy(proxy, request, options) : options;
    this.#admit(request, options as Purpose, () => addRequest.call(this, request, placed), proxy);
  }

  override createConnection(options: ConnectionOptions & ToProxy, connected: Connected): undefined {
    const open = () =>
      options.isTlsProxy
        ? connectByTls({ ...options, servername: options.host ?? '' })
        : connectPlainly(options as NetConnectOpts);
    this.#reconnecting.connect(open, connected);
  }
}

class TlsAgent extends HttpsAgent {
  readonly #limits: Limits;
  readonly #admit: Admit;
  readonly #proxyFor: ProxyFor;
  readonly #reconnecting: Reconnecting;

  constructor(limits: Limits, admit: Admit, { proxyFor, insecure, secureContext }: Connection) {
    // What an agent is made with wins over what a request asks for, whatever engine makes it.
    super({ ...common, rejectUnauthorized: !insecure, ...(secureContext && { secureContext }) });
    this.#limits = limits;
    this.#reconnecting = reconnecting(limits);
    this.#admit = admit;
    this.#proxyFor = proxyFor;
  }

  addRequest(request: ClientRequest, options: RequestOptions): void {
    this.#admit(request, options as Purpose, () => addRequest.call(this, request, options));
  }

  override createConnection(options: RequestOptions, connected: Connected): undefined {
    const target = authority(options, 443);
    const proxy = this.#proxyFor(new URL(`https://${target}`));
    if (!proxy) {
      this.#reconnecting.connect(() => super.createConnection(options) as Duplex, connected);
      return;
    }
    openTunnel(proxy, target, this.#limits.deadlineMs()).then(
      (socket) => connected(null, connectByTls({ ...(options as ConnectionOptions), socket })),
      // Node looks at the error alone.
      (error: Error) => connected(exchangeError(error), undefined as never),
    );
  }
}

function authority(
  { host, port }: { readonly host?: string | null | undefined; readonly port?: unknown },
  usual: number,
): string {
  const name = host ?? 'localhost';
  return `${name.includes(':') ? `[${name}]` : name}:${port || usual}`;
}
