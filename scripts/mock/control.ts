/** The control interface under the reserved prefix: state, journal, latency and faults, as JSON. */
import { jsonText, parseJson } from '../documentation/index.ts';
import { problem, problemText, problemType } from './answer/composing/problems.ts';
import { nestsTooDeeply } from './answer/reading/depth.ts';
import { type Fault, faultFromJson, parseFault } from './faults.ts';
import type { JournalEntry } from './journal.ts';
import { latencyFromJson } from './latency.ts';
import { controlPrefix } from './prefix.ts';
import { savedText } from './saved-state.ts';
import type { MockService } from './service.ts';
import { itemsPage, nextOffset, offsetOf, pathOfTable, tableAt, tablesPage } from './stored-pages.ts';

export interface ControlRequest {
  readonly method: string;
  /** Path and query as sent: `/__docproof/journal`. */
  readonly target: string;
  readonly body: string;
  readonly host: string | undefined;
}

export interface ControlResponse {
  readonly status: number;
  /** Empty if there is no body. */
  readonly type: string;
  /** A long one in pieces. */
  readonly body: string | Iterable<string>;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly query: URLSearchParams;
  readonly host: string | undefined;
}

type Action = (
  service: MockService,
  body: unknown,
  asked: Asked,
) => ControlResponse | Promise<ControlResponse>;
type Actions = Readonly<Record<string, Action>>;

const paths: Readonly<Record<string, Actions>> = {
  '/': { GET: showPage },
  '/health': { GET: () => json({ status: 'ok' }) },
  '/state': { GET: showState, PUT: loadState },
  '/items': { GET: showItems },
  '/reset': { POST: reset },
  '/journal': { GET: showJournal, DELETE: clearJournal },
  '/latency': { GET: ({ latency }) => json(latency), PUT: setLatency, DELETE: clearLatency },
  '/faults': { GET: ({ faults }) => json(faults.faults), PUT: setFaults, DELETE: clearFaults },
};

/** Whether a request's target is the control interface's. */
export function isControl(target: string): boolean {
  if (!target.startsWith(controlPrefix)) return false;
  const next = target.charAt(controlPrefix.length);
  return next === '' || next === '/' || next === '?';
}

export async function control(request: ControlRequest, service: MockService): Promise<ControlResponse> {
  const [path = '', query = ''] = request.target
    .slice(controlPrefix.length)
    .replace(/#.*$/s, '')
    .split(/\?(.*)/s);
  const actions = Object.hasOwn(paths, path || '/') ? paths[path || '/'] : undefined;
  if (!actions)
    return refusal(
      404,
      `there is nothing at ${controlPrefix}${path}; there is ${Object.keys(paths).join(', ')}`,
    );
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const action = Object.hasOwn(actions, method) ? actions[method] : undefined;
  if (!action) {
    const allowed = Object.keys(actions).join(', ');
    return { ...refusal(405, `use ${allowed} here, not ${method}`), headers: { Allow: allowed } };
  }
  const body = parsed(request.body, takesText.has(path));
  if (!body.ok) return refusal(400, 'the body is not valid JSON');
  return action(service, body.value, { query: new URLSearchParams(query), host: request.host });
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
    return { ok: true, value: parseJson(text) };
  } catch {
    return { ok: false };
  }
}

async function showPage(service: MockService, _body: unknown, asked: Asked): Promise<ControlResponse> {
  const { pagePolicy, pageStamp, renderMockPage } = await import('./page/render-page.tsx');
  // The page asks again and again; it is made anew only if it would be another one.
  if (asked.query.get('stamp') === pageStamp(service)) return done();
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: renderMockPage(service, `http://${asked.host}`, asked.query),
    headers: { 'Content-Security-Policy': pagePolicy, 'Referrer-Policy': 'no-referrer' },
  };
}

function showState(service: MockService): ControlResponse {
  return { status: 200, type: 'application/json', body: savedText(service.save()) };
}

/** The tables with their counts; with `resource` the items of one. A page each, from `offset`. */
function showItems({ state, model }: MockService, _body: unknown, { query }: Asked): ControlResponse {
  const offset = offsetOf(query);
  const resource = query.get('resource');
  if (resource === null) {
    const page = tablesPage(state, model, offset);
    const tables = page.entries.map((table) => ({
      resource: table.resource,
      parent: table.parent,
      path: pathOfTable(table, model),
      items: table.items.size,
    }));
    return json({ ...state.usage, total: page.total, offset, next: nextOffset(page) ?? null, tables });
  }
  const table = tableAt(state, model, resource, query.get('parent') ?? '');
  if (!table) return refusal(404, 'nothing is stored under this resource and parent');
  const page = itemsPage(table, offset);
  return json({ total: page.total, offset, next: nextOffset(page) ?? null, items: page.entries });
}

function reset(service: MockService): ControlResponse {
  service.reset();
  return done();
}

function loadState(service: MockService, body: unknown): ControlResponse {
  const loaded = service.load(body);
  return loaded.ok ? json({ ignored: loaded.ignored }) : refusal(422, loaded.problem);
}

function showJournal({ journal }: MockService): ControlResponse {
  return json({ total: journal.total, entries: journal.entries().map(tellEntry) });
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
  return json(latency);
}

function clearLatency(service: MockService): ControlResponse {
  service.latency = { min: 0, max: 0 };
  return done();
}

const mostFaults = 100;

function setFaults(service: MockService, body: unknown): ControlResponse {
  const faults: Fault[] = [];
  const asked = typeof body === 'string' ? body.split(';') : body;
  const list: readonly unknown[] = Array.isArray(asked) ? asked : [asked];
  if (list.length > mostFaults) return refusal(422, `no more than ${mostFaults} faults can be set`);
  for (const each of list) {
    const fault = typeof each === 'string' ? parseFault(each.trim()) : faultFromJson(each);
    if ('problem' in fault) return refusal(422, fault.problem);
    faults.push(fault);
  }
  service.faults.set(faults);
  return json(faults);
}

function clearFaults(service: MockService): ControlResponse {
  service.faults.set([]);
  return done();
}

function done(): ControlResponse {
  return { status: 204, type: '', body: '' };
}

function json(value: unknown): ControlResponse {
  return { status: 200, type: 'application/json', body: `${jsonText(value, 2)}\n` };
}

export function refusal(status: number, detail: string): ControlResponse {
  return { status, type: problemType, body: problemText(problem(status, detail)) };
}
