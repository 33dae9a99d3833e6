/** The control interface under the reserved prefix: state, journal, latency and faults, as JSON. */

import { jsonText } from '../documentation/index.ts';
import { problem, problemText, problemType } from './answer/composing/problems.ts';
import { nestsTooDeeply } from './answer/reading/depth.ts';
import { type Fault, faultFromJson, parseFault } from './faults.ts';
import type { JournalEntry } from './journal.ts';
import { latencyFromJson } from './latency.ts';
import { hostOf, isLoopback } from './loopback.ts';
import { controlPrefix } from './prefix.ts';
import type { MockService } from './service.ts';

export interface ControlRequest {
  readonly method: string;
  /** Path below the prefix, without its query: `/journal`. */
  readonly path: string;
  readonly body: string;
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

export interface ControlResponse {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Action = (
  service: MockService,
  body: unknown,
  request: ControlRequest,
) => ControlResponse | Promise<ControlResponse>;
type Actions = Readonly<Record<string, Action>>;

const paths: Readonly<Record<string, Actions>> = {
  '/': { GET: showPage },
  '/health': { GET: () => json(200, { status: 'ok' }) },
  '/state': { GET: (service) => json(200, service.save()), PUT: loadState },
  '/reset': { POST: reset },
  '/journal': { GET: showJournal, DELETE: clearJournal },
  '/latency': { GET: ({ latency }) => json(200, latency), PUT: setLatency, DELETE: clearLatency },
  '/faults': { GET: ({ faults }) => json(200, faults.faults), PUT: setFaults, DELETE: clearFaults },
};

/** Whether a request's target is the control interface's. */
export function isControl(target: string): boolean {
  if (!target.startsWith(controlPrefix)) return false;
  const next = target.charAt(controlPrefix.length);
  return next === '' || next === '/' || next === '?';
}

export async function control(
  request: ControlRequest,
  service: MockService,
  isLocal: boolean,
): Promise<ControlResponse> {
  const refused = foreign(request, isLocal);
  if (refused) return refused;
  const actions = Object.hasOwn(paths, request.path) ? paths[request.path] : undefined;
  if (!actions) return refusal(404, `there is nothing at ${controlPrefix}${request.path}`);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const action = Object.hasOwn(actions, method) ? actions[method] : undefined;
  if (!action)
    return {
      ...refusal(405, `${method} is not possible here`),
      headers: { Allow: Object.keys(actions).join(', ') },
    };
  const body = parsed(request.body, takesText.has(request.path));
  if (!body.ok) return refusal(400, 'the body is not valid JSON');
  return action(service, body.value, request);
}

/**
 * A page on the web must not steer the mock of whoever reads it: its requests carry its own origin, or come by a
 * name of its own that it has pointed at this machine.
 */
function foreign({ origin, host }: ControlRequest, isLocal: boolean): ControlResponse | undefined {
  if (isLocal && host !== undefined && !isLoopback(hostOf(host))) {
    return refusal(403, 'the control interface answers under a loopback name only');
  }
  if (origin === undefined || origin === `http://${host}` || origin === `https://${host}`) return undefined;
  return refusal(403, `the control interface does not answer pages of ${origin}`);
}

/** What is set here may be written as on the command line: `100-500`, `503,every=3`. */
const takesText: ReadonlySet<string> = new Set(['/latency', '/faults']);

function parsed(
  text: string,
  takesPlain: boolean,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (text.trim() === '') return { ok: true, value: undefined };
  if (takesPlain && /^\s*[\w-]/.test(text)) return { ok: true, value: text.trim() };
  if (nestsTooDeeply(text)) return { ok: false };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

async function showPage(
  service: MockService,
  _body: unknown,
  { host }: ControlRequest,
): Promise<ControlResponse> {
  const { pagePolicy, renderMockPage } = await import('./page/render-page.tsx');
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: renderMockPage(service, `http://${host}`),
    headers: { 'Content-Security-Policy': pagePolicy, 'Referrer-Policy': 'no-referrer' },
  };
}

function reset(service: MockService): ControlResponse {
  service.reset();
  return done();
}

function loadState(service: MockService, body: unknown): ControlResponse {
  const loaded = service.load(body);
  return loaded.ok ? json(200, { ignored: loaded.ignored }) : refusal(422, loaded.problem);
}

function showJournal({ journal }: MockService): ControlResponse {
  return json(200, { total: journal.total, entries: journal.entries().map(tellEntry) });
}

function tellEntry({ at, ...entry }: JournalEntry): object {
  return { at: new Date(at).toISOString(), ...entry, response: entry.response ?? null };
}

function clearJournal({ journal }: MockService): ControlResponse {
  journal.clear();
  return done();
}

function setLatency(service: MockService, body: unknown): ControlResponse {
  const latency = latencyFromJson(body);
  if ('problem' in latency) return refusal(422, latency.problem);
  service.latency = latency;
  return json(200, latency);
}

function clearLatency(service: MockService): ControlResponse {
  service.latency = { min: 0, max: 0 };
  return done();
}

function setFaults(service: MockService, body: unknown): ControlResponse {
  const faults: Fault[] = [];
  const asked = typeof body === 'string' ? body.split(';') : body;
  for (const each of Array.isArray(asked) ? asked : [asked]) {
    const fault = typeof each === 'string' ? parseFault(each.trim()) : faultFromJson(each);
    if ('problem' in fault) return refusal(422, fault.problem);
    faults.push(fault);
  }
  service.faults.set(faults);
  return json(200, faults);
}

function clearFaults(service: MockService): ControlResponse {
  service.faults.set([]);
  return done();
}

function done(): ControlResponse {
  return { status: 204, type: '', body: '' };
}

function json(status: number, value: unknown): ControlResponse {
  return { status, type: 'application/json', body: `${jsonText(value, 2)}\n` };
}

export function refusal(status: number, detail: string): ControlResponse {
  return { status, type: problemType, body: problemText(problem(status, detail)) };
}
