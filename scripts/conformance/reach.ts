/** Whether a target can be reached at all, asked once and before anything else. */
import type { ClientRequest, RequestOptions } from 'node:http';
import { proxyFor } from './proxy.ts';

export type Reached = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** Asks the base URL once, without credentials: any answer will do. Takes `timeoutMs` at most. */
export async function reach(
  baseUrl: string,
  insecure: boolean,
  environment: Readonly<Record<string, string | undefined>>,
  timeoutMs = 8_000,
): Promise<Reached> {
  const ask = await asker(baseUrl, insecure, proxyFor(baseUrl, environment));
  return new Promise((resolve) => {
    const asked = ask();
    const patience = setTimeout(() => {
      done({
        ok: false,
        problem: `${baseUrl} cannot be reached: it did not answer within ${timeoutMs / 1000} s`,
      });
      asked.destroy();
    }, timeoutMs);
    const done = (reached: Reached) => {
      clearTimeout(patience);
      resolve(reached);
    };
    asked.on('response', (answer) => {
      answer.destroy();
      done({ ok: true });
    });
    asked.on('connect', (_answer, socket) => {
      socket.destroy();
      done({ ok: true });
    });
    asked.on('error', (error: Error & { readonly code?: string }) =>
      done(unreachable(baseUrl, error.code ?? '')),
    );
    asked.end();
  });
}

/** Directly, or by the proxy that Newman will use as well. */
async function asker(
  baseUrl: string,
  insecure: boolean,
  proxy: URL | undefined,
): Promise<() => ClientRequest> {
  const target = new URL(baseUrl);
  const http = await import('node:http');
  if (proxy) {
    const tunnel = target.protocol === 'https:';
    const options: RequestOptions = {
      host: proxy.hostname,
      port: proxy.port || 80,
      method: tunnel ? 'CONNECT' : 'GET',
      path: tunnel ? `${target.hostname}:${target.port || 443}` : baseUrl,
      headers: { Host: target.host },
      agent: false,
    };
    return () => http.request(options);
  }
  if (target.protocol === 'http:') return () => http.request(target, { agent: false });
  const https = await import('node:https');
  return () => https.request(target, { agent: false, rejectUnauthorized: !insecure });
}

/** What means that nothing listens there; another trouble (a reset, a broken answer) is for the run to tell. */
const fatal: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its name does not resolve',
  EAI_AGAIN: 'its name does not resolve',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no network to it',
  ETIMEDOUT: 'it does not answer',
  EPROTO: 'it does not speak TLS as asked',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed (--insecure takes it nevertheless)',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed (--insecure takes it nevertheless)',
  CERT_HAS_EXPIRED: 'its certificate has expired (--insecure takes it nevertheless)',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified (--insecure takes it nevertheless)',
};

function unreachable(baseUrl: string, code: string): Reached {
  const why = fatal[code];
  return why === undefined ? { ok: true } : { ok: false, problem: `${baseUrl} cannot be reached: ${why}` };
}
