/** A request as it came over HTTP, in the terms of the mock. */
import type { IncomingMessage } from 'node:http';
import type { MockRequest } from './answer/model/model.ts';
import type { Body } from './request-body.ts';

/** Where a request is sent to: its path with the query, and the host. */
export interface Address {
  readonly target: string;
  readonly host: string | undefined;
}

/** A request to a proxy names the whole address, and its host counts (RFC 9112, section 3.2.2). */
export function addressOf({ url = '/', headers }: IncomingMessage): Address {
  if (url.startsWith('/')) return { target: url, host: headers.host };
  const absolute = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)(.*)$/is.exec(url);
  if (!absolute) return { target: url, host: headers.host };
  const [, host = '', rest = ''] = absolute;
  return { target: rest.startsWith('/') ? rest : `/${rest}`, host };
}

/** Knows whether its time has been asked for: an answer made from it is not good for the next request. */
export class ReceivedRequest implements MockRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly unread: MockRequest['unread'];
  readonly fault: number | undefined;
  #receivedAt: string | undefined;

  constructor(raw: IncomingMessage, target: string, body: Body, fault: number | undefined) {
    this.method = raw.method ?? 'GET';
    this.target = target;
    this.headers = headersOf(raw);
    this.body = body.kind === 'text' ? body.text : '';
    this.unread = body.kind === 'unread' ? body.reason : undefined;
    this.fault = fault;
  }

  get isTimed(): boolean {
    return this.#receivedAt !== undefined;
  }

  get receivedAt(): string {
    this.#receivedAt ??= new Date().toISOString();
    return this.#receivedAt;
  }
}

function headersOf({ headers }: IncomingMessage): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) found.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return found;
}
