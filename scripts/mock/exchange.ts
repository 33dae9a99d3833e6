/** One request over the wire: what came in becomes a `MockRequest`, its answer is told, counted and sent. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MockRequest } from './answer/model/model.ts';
import { isControl } from './control.ts';
import { corsHeaders, isPreflight, preflight } from './cors.ts';
import { delay, deliver, isLate } from './deliver.ts';
import { withoutCredentials } from './journal.ts';
import type { RawRequest } from './known-reads.ts';
import { createRepeatedReads, type RepeatedReads } from './repeated-reads.ts';
import type { MockService, Served } from './service.ts';
import type { MockServerSettings } from './settings.ts';
import { createCache, toWire, type WireResponse } from './wire-response.ts';

export interface Exchange {
  /** Answers a read without a body at once; false where a request is none, or is to be answered late or broken. */
  readonly read: (raw: IncomingMessage, response: ServerResponse) => boolean;
  /** Answers any request, late or broken where that is asked for. */
  readonly full: (raw: IncomingMessage, response: ServerResponse, body: string) => Promise<void>;
  readonly repeated: RepeatedReads;
}

export function createExchange(
  service: MockService,
  settings: MockServerSettings,
  keepAliveMs: number,
): Exchange {
  const cors = settings.cors ?? true;
  const cache = createCache();

  const wireOf = (request: MockRequest): WireResponse => {
    const served = cors && isPreflight(request) ? servePreflight(request, service) : service.serve(request);
    return toWire(served, cors ? corsHeaders(request, served.response) : []);
  };
  const note = ({ served }: WireResponse, method: string, target: string, body: string) => {
    const { response, why } = served.chosen;
    const entry = { at: Date.now(), method, target, body, status: served.response.status, response, why };
    service.journal.add(entry);
    settings.onRequest?.(withoutCredentials(entry));
  };
  const answering = {
    generation: () => service.generation,
    isDisturbed: () => isDisturbed(service),
    answer: (request: RawRequest) => wireOf(requestOf(request, '')),
    told: (wire: WireResponse, { method = 'GET', url = '/' }: RawRequest) => note(wire, method, url, ''),
  };
  const repeated = createRepeatedReads(answering, keepAliveMs);
  return {
    repeated,
    /** What was answered before is found by the headers as they came: it takes no reading of them. */
    read(raw, response) {
      const text = repeated.parsed(raw, response);
      const { method = 'GET', url = '/' } = raw;
      if ((method !== 'GET' && method !== 'HEAD') || isDisturbed(service)) return false;
      const key = `${method} ${url}\n${raw.rawHeaders.join('\n')}`;
      let wire = cache.get(key, service.generation);
      if (!wire) {
        if (isControl(url) || hasBody(raw)) return false;
        wire = wireOf(requestOf(raw, ''));
        if (isLasting(raw)) cache.set(key, service.generation, wire);
      }
      if (text !== undefined && isLasting(raw)) repeated.note(text, raw, wire);
      note(wire, method, url, '');
      deliver(response, wire, method === 'HEAD', undefined);
      return true;
    },

    async full(raw, response, body) {
      const { method = 'GET', url = '/' } = raw;
      const fault = service.faults.next(method, url);
      const request = requestOf(raw, body);
      const wire = wireOf(fault?.kind === 'status' ? { ...request, fault: fault.status } : request);
      note(wire, method, url, body);
      if (isLate(service.latency)) await delay(service.latency);
      deliver(response, wire, method === 'HEAD', fault);
    },
  };
}

function isDisturbed({ latency, faults }: MockService): boolean {
  return isLate(latency) || faults.faults.length > 0;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

/** The same until something is written; made-up values are new each time. */
function isLasting({ headers, url = '' }: IncomingMessage): boolean {
  return headers.prefer === undefined && !url.includes('__dynamic');
}

function servePreflight(request: MockRequest, service: MockService): Served {
  const { response } = service.serve(request);
  const allowed = response.headers.find(([name]) => name === 'Allow')?.[1];
  return {
    response: preflight(request, allowed),
    chosen: { response: undefined, why: 'a page of another origin asks whether it may call' },
  };
}

function requestOf(raw: RawRequest, body: string): MockRequest {
  return {
    method: raw.method ?? 'GET',
    target: pathOf(raw.url ?? '/'),
    headers: headersOf(raw),
    body,
    receivedAt: new Date().toISOString(),
  };
}

/** A request to a proxy names the whole address. */
function pathOf(url: string): string {
  return url.startsWith('/') ? url : url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '') || '/';
}

function headersOf(raw: RawRequest): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(raw.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
