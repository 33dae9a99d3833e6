/** Whether a target can be reached at all, asked once and before anything else. */
import { type ClientRequest, get as getByHttp, type IncomingMessage } from 'node:http';
import { get as getByHttps } from 'node:https';
import { connect as connectByTls } from 'node:tls';
import { agentsFor, closeAgents, lookup } from './agents.ts';
import type { Connection } from './connection.ts';
import { type ExchangeError, exchangeError } from './exchange-error.ts';
import { isSupported, shownProxy } from './proxy.ts';
import { refused } from './tunnel.ts';

export type Reached = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** Asks the base URL once, without credentials: any answer will do. Takes about `timeoutMs` at most. */
export async function reach(baseUrl: string, connection: Connection, timeoutMs: number): Promise<Reached> {
  const target = new URL(baseUrl);
  const problem = await problemOf(target, connection, timeoutMs);
  return problem === undefined
    ? { ok: true }
    : { ok: false, problem: `${baseUrl} cannot be reached: ${problem}` };
}

async function problemOf(
  target: URL,
  connection: Connection,
  timeoutMs: number,
): Promise<string | undefined> {
  const proxy = connection.proxyFor(target);
  if (proxy && !isSupported(proxy)) {
    return `the proxy ${shownProxy(proxy)} is of a kind that is not supported; use one with http:// or https://`;
  }
  const asked = await ask(target, connection, timeoutMs);
  const speaksTls = async () => !proxy && target.protocol === 'http:' && (await hasTls(target));
  if (asked.kind === 'answer') {
    if (proxy && refusals.includes(asked.status) && (await isOfProxy(target, connection, timeoutMs)))
      return refused(proxy, asked.status, target.host).message;
    return asked.status === 400 && (await speaksTls()) ? useTls : undefined;
  }
  const { error } = asked;
  if (error.fault === 'proxy') return error.message;
  if (error.fault === 'silent')
    return (await speaksTls()) ? useTls : error.message.replace('no answer', 'it did not answer');
  const why = meaning[error.code];
  if (why !== undefined) {
    if (proxy && target.protocol === 'http:') return `the proxy ${shownProxy(proxy)} cannot be used: ${why}`;
    return why;
  }
  if (await speaksTls()) return useTls;
  if (/^(EPROTO|ERR_SSL_)/.test(error.code)) return withoutTls(target, connection, timeoutMs, error);
  if (error.code === 'ECONNRESET' && target.protocol === 'https:' && connection.hasCertificate)
    return 'it closed the connection; it may not accept the client certificate of --cert';
  // Any other trouble (a reset, a broken answer) is for the run to judge.
  return undefined;
}

const useTls = 'it speaks HTTPS, not HTTP; use https://';

/** A TLS handshake that failed: mostly because the port speaks plain HTTP. */
async function withoutTls(
  target: URL,
  connection: Connection,
  timeoutMs: number,
  error: ExchangeError,
): Promise<string> {
  if (
    /alert (certificate|unknown ca|bad certificate|handshake failure)|certificate required/i.test(
      error.message,
    )
  ) {
    return connection.hasCertificate
      ? 'it refused the client certificate of --cert'
      : 'it refused the TLS handshake; if it asks for a client certificate, give one by --cert and --key';
  }
  const plain = new URL(target);
  plain.protocol = 'http:';
  plain.port = target.port || '443';
  const asked = await ask(plain, connection, Math.min(timeoutMs, 2_000));
  if (asked.kind === 'answer') return 'it speaks HTTP, not HTTPS; use http://';
  return `it does not speak TLS as expected (${error.code})`;
}

/**
 * Whether a refusal is the proxy's own: it answers alike for a host that nobody has (RFC 6761, 6.4). A proxy that is asked
 * for a plain URL answers in the target's place, and nothing else distinguishes the two.
 */
async function isOfProxy(target: URL, connection: Connection, timeoutMs: number): Promise<boolean> {
  if (target.protocol !== 'http:') return false;
  const nobodys = new URL(target);
  nobodys.host = 'docproof.invalid:80';
  const [own, other] = await Promise.all(
    [target, nobodys].map(async (url) => {
      const asked = await ask(url, connection, timeoutMs, longestPage);
      if (asked.kind === 'error') return undefined;
      const text = asked.body.replaceAll(url.hostname, '').replace(/\d+/g, '');
      return `${asked.status} ${text}`;
    }),
  );
  return own !== undefined && own === other;
}

/** With these a proxy refuses; a target that asks for credentials, or has nothing at its root, answers otherwise. */
const refusals = [403, 451, 502, 503, 504, 511];

/** Of the page on which a proxy says why it refuses. In bytes. */
const longestPage = 1024 * 1024;

type Asked =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string }
  | { readonly kind: 'error'; readonly error: ExchangeError };

/** The head of the answer, and its body where some is asked for. */
function ask(target: URL, connection: Connection, timeoutMs: number, maxBodyBytes = 0): Promise<Asked> {
  const limits = { deadlineMs: () => timeoutMs, maxBodyBytes, headOnly: maxBodyBytes === 0 };
  const agents = agentsFor(limits, connection);
  return new Promise<Asked>((resolve) => {
    const answered = async (answer: IncomingMessage) => {
      let body = '';
      for await (const chunk of answer) body += String(chunk);
      resolve({ kind: 'answer', status: answer.statusCode ?? 0, body });
    };
    const asked: ClientRequest =
      target.protocol === 'http:'
        ? getByHttp(target, { agent: agents.http }, answered)
        : getByHttps(target, { agent: agents.https }, answered);
    asked.on('error', (error) => resolve({ kind: 'error', error: exchangeError(error) }));
  }).finally(() => closeAgents(agents));
}

/** Whether the port answers a TLS handshake. */
function hasTls({ hostname, port }: URL): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connectByTls({ host, port: Number(port || 80), lookup, rejectUnauthorized: false });
    const done = (spoken: boolean) => {
      socket.destroy();
      resolve(spoken);
    };
    socket.setTimeout(2_000, () => done(false));
    socket.once('secureConnect', () => done(true));
    socket.once('error', () => done(false));
  });
}

/** What means that the target is not there, or is not the one that was meant. */
const meaning: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its name does not resolve',
  EAI_AGAIN: 'its name does not resolve',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no network to it',
  ETIMEDOUT: 'it does not answer',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is self-signed; --ca trusts the one that signed it, --insecure accepts any',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is self-signed; --ca trusts the one that signed it, --insecure accepts any',
  CERT_HAS_EXPIRED: 'its certificate has expired; --insecure accepts it',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate cannot be verified; --ca trusts the one that signed it, --insecure accepts any',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate cannot be verified; --ca trusts the one that signed it, --insecure accepts any',
};
