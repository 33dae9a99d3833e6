/** A connection to a target through a proxy (RFC 9110, 9.3.6). */
import { type ClientRequest, type IncomingMessage, request as requestByHttp, STATUS_CODES } from 'node:http';
import { request as requestByHttps } from 'node:https';
import type { Socket } from 'node:net';
import { ExchangeError, exchangeError } from './exchange-error.ts';
import { seconds } from './limits.ts';
import { proxyAuthorization, shownProxy } from './proxy.ts';

/** Asks the proxy for a connection to `target`, `host:port`. Rejects with an `ExchangeError`. */
export function openTunnel(proxy: URL, target: string, deadlineMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const connect = connectRequest(proxy, target);
    const fail = (error: ExchangeError) => {
      clearTimeout(timer);
      reject(error);
      connect.destroy();
    };
    const timer = setTimeout(
      () => fail(proxyError(proxy, `did not answer within ${seconds(deadlineMs)}`)),
      deadlineMs,
    );
    connect.on('connect', (answer: IncomingMessage, socket: Socket) => {
      const status = answer.statusCode ?? 0;
      if (status < 200 || status > 299) {
        socket.destroy();
        return fail(refused(proxy, status, target));
      }
      clearTimeout(timer);
      resolve(socket);
    });
    connect.on('response', () => fail(proxyError(proxy, 'does not know CONNECT')));
    connect.on('error', (error) =>
      fail(proxyError(proxy, `cannot be reached: ${exchangeError(error).message}`)),
    );
    connect.end();
  });
}

function connectRequest(proxy: URL, target: string): ClientRequest {
  const authorization = proxyAuthorization(proxy);
  const request = proxy.protocol === 'https:' ? requestByHttps : requestByHttp;
  return request({
    host: proxy.hostname,
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    method: 'CONNECT',
    path: target,
    headers: { Host: target, ...(authorization && { 'Proxy-Authorization': authorization }) },
    agent: false,
  });
}

/** A proxy that does not let a request through, in words. */
export function refused(proxy: URL, status: number, target: string): ExchangeError {
  if (status === 407) {
    return proxyError(
      proxy,
      'asks for credentials (407): put them into its URL, http://user:password@host:port',
    );
  }
  return proxyError(proxy, `refused the connection to ${target} (${status} ${STATUS_CODES[status] ?? ''})`);
}

function proxyError(proxy: URL, what: string): ExchangeError {
  return new ExchangeError('proxy', `the proxy ${shownProxy(proxy)} ${what.replace(/ \)$/, ')')}`);
}
