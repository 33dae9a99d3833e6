/** One request over HTTP: it is read, answered in its turn, noted in the journal and sent. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MockRequest } from './answer/model/model.ts';
import { createBudget } from './budget.ts';
import { type Connections, createConnections } from './connections.ts';
import { isControl } from './control.ts';
import { corsHeaders, isPreflight, preflight } from './cors.ts';
import { delay, deliver, isLate, whenGone } from './deliver.ts';
import type { FaultKind } from './faults.ts';
import { withoutCredentials } from './journal.ts';
import { type Address, addressOf, ReceivedRequest } from './received-request.ts';
import { fail } from './refusals.ts';
import { type Body, hasBody, noBody, readBody } from './request-body.ts';
import { createControl } from './serve-control.ts';
import type { MockService, Served } from './service.ts';
import type { MockServerSettings } from './settings.ts';
import { createCache, outOfMemory, toWire, type WireResponse } from './wire-response.ts';

export interface Exchange {
  readonly connections: Connections;
  /** Answers any request; never throws. */
  readonly handle: (raw: IncomingMessage, response: ServerResponse) => void;
}

/** Bodies and answers that are on their way take no more memory than these bytes and twice what the limits allow. */
const inFlight = 64 * 1_048_576;
/** Shorter answers are not worth counting. */
const longAnswer = 65_536;

export function createExchange(service: MockService, settings: MockServerSettings): Exchange {
  const { cors = true, onRequest } = settings;
  const { bodyBytes, bytes } = service.limits;
  const budget = createBudget(inFlight + 2 * (bodyBytes + bytes));
  const connections = createConnections();
  const cache = createCache();
  const controls = createControl(service, settings);

  /** A read gets the answer that it got before, until something is written. */
  const wireFor = (
    raw: IncomingMessage,
    { target }: Address,
    body: Body,
    fault: number | undefined,
  ): WireResponse => {
    const isRead = body === noBody && fault === undefined && (raw.method === 'GET' || raw.method === 'HEAD');
    const key = isRead ? `${raw.method} ${raw.url}\n${raw.rawHeaders.join('\n')}` : '';
    const known = isRead ? cache.get(key, service.generation) : undefined;
    if (known) return known;
    const request = new ReceivedRequest(raw, target, body, fault);
    const served = cors && isPreflight(request) ? servePreflight(request, service) : service.serve(request);
    const wire = toWire(served, cors ? corsHeaders(request, served.response) : []);
    if (isRead && !served.changed && !request.isTimed) cache.set(key, service.generation, wire);
    return wire;
  };

  const note = ({ served }: WireResponse, method: string, target: string, body: string) => {
    const { response, why } = served.chosen;
    const entry = { at: Date.now(), method, target, body, status: served.response.status, response, why };
    service.journal.add(entry);
    onRequest?.(withoutCredentials(entry));
  };

  /** A long answer has to leave before the next one on its connection is made. */
  const send = (response: ServerResponse, wire: WireResponse, fault: FaultKind | undefined) => {
    const size = wire.body.length;
    if (size < longAnswer || !budget.take(size)) {
      deliver(response, size < longAnswer ? wire : outOfMemory, fault);
      return undefined;
    }
    const gone = whenGone(response).then(() => budget.giveBack(size));
    deliver(response, wire, fault);
    return gone;
  };

  const respond = (raw: IncomingMessage, response: ServerResponse, body: Body): Promise<void> | undefined => {
    if (body.kind === 'aborted') return undefined;
    if (body.kind === 'unread' && !raw.complete) response.setHeader('Connection', 'close');
    const { method = 'GET' } = raw;
    const address = addressOf(raw);
    if (isControl(address.target)) return controls.serve(raw, response, address, body);
    const fault = service.faults.next(method, address.target);
    const wire = wireFor(raw, address, body, fault?.kind === 'status' ? fault.status : undefined);
    const failure = wire.served.fault ?? fault?.kind;
    note(wire, method, address.target, body.kind === 'text' ? body.text : '');
    if (!isLate(service.latency)) return send(response, wire, failure);
    return delay(service.latency, response).then(() => send(response, wire, failure));
  };

  return {
    connections,
    handle(raw, response) {
      const body = hasBody(raw)
        ? readBody(raw, isControl(addressOf(raw).target) ? controls.bodyLimit : bodyBytes, budget)
        : undefined;
      connections.inTurn(response, () =>
        guarded(response, () =>
          body ? body.then((read) => respond(raw, response, read)) : respond(raw, response, noBody),
        ),
      );
    },
  };
}

function guarded(
  response: ServerResponse,
  answer: () => Promise<void> | undefined,
): Promise<void> | undefined {
  try {
    return answer()?.catch((error: unknown) => fail(error, response));
  } catch (error) {
    fail(error, response);
    return undefined;
  }
}

function servePreflight(request: MockRequest, service: MockService): Served {
  const { response, changed } = service.serve(request);
  const allowed = response.headers.find(([name]) => name === 'Allow')?.[1];
  return {
    response: preflight(request, allowed),
    chosen: { response: undefined, why: 'a CORS preflight request of another origin' },
    changed,
  };
}
