import { type DocumentedResponse, jsonText } from '../../documentation/index.ts';
import type { Scenario } from '../../scenarios/index.ts';
import type { ServedApi, ServedOperation } from '../answer/model/model.ts';
import { hiddenOperations, ownPath } from '../overview.ts';
import type { MockService } from '../service.ts';
import { type Line, lineFor } from './lines/line.ts';
import type { LineRequest } from './lines/line-request.ts';

interface Place {
  readonly service: MockService;
  readonly url: string;
  readonly hidden: ReadonlySet<ServedOperation>;
  readonly isOpen: boolean;
}

/** Of more responses each operation is a line, until it is opened. */
const mostOpen = 30;

/** Every documented operation of each API with its responses, and how to bring each of them out. */
export function Operations({ service, url }: { service: MockService; url: string }) {
  const { model } = service;
  const responses = model.apis.reduce((sum, { plan }) => sum + plan.scenarios.length, 0);
  const place: Place = { service, url, hidden: hiddenOperations(model), isOpen: responses <= mostOpen };
  return (
    <div id="operations">
      {model.apis.map((api) => (
        <ApiSection api={api} place={place} key={api.name} />
      ))}
      <p id="nothing" class="none" hidden>
        No operation matches the search.
      </p>
    </div>
  );
}

function ApiSection({ api, place }: { api: ServedApi; place: Place }) {
  const groups = grouped(api.operations);
  return (
    <section id={`api-${api.name}`} class="api">
      <header>
        <h2>{api.plan.api.description.title || api.name}</h2>
        <small>
          {counted(api.operations.length, 'operation')},{' '}
          {counted(api.plan.scenarios.length, 'documented response')}
        </small>
      </header>
      {[...groups].map(([name, operations]) =>
        groups.size === 1 ? (
          <Group key={name} operations={operations} place={place} />
        ) : (
          <details class="group" key={name} open>
            <summary>
              <h3>{name || 'Other operations'}</h3> <small>{counted(operations.length, 'operation')}</small>
            </summary>
            <Group operations={operations} place={place} />
          </details>
        ),
      )}
    </section>
  );
}

function grouped(operations: readonly ServedOperation[]): ReadonlyMap<string, readonly ServedOperation[]> {
  const names = new Set(operations.map(({ operation }) => operation.group));
  return new Map(
    [...names].map((name) => [name, operations.filter(({ operation }) => operation.group === name)]),
  );
}

function Group({ operations, place }: { operations: readonly ServedOperation[]; place: Place }) {
  return (
    <>
      {operations.map((served) => (
        <Operation key={served.operation.id} served={served} place={place} />
      ))}
    </>
  );
}

function Operation({ served, place }: { served: ServedOperation; place: Place }) {
  const { operation, scenarios } = served;
  return (
    <details class="operation" open={place.isOpen}>
      <summary>
        <h4>
          <b>{operation.method}</b>
          <code>{operation.uriTemplate}</code>
          {operation.name !== `${operation.method} ${operation.uriTemplate}` && <span>{operation.name}</span>}
        </h4>
        <span class="statuses">
          {scenarios.map(({ id, response: { status } }) => (
            <span key={id} class={statusClass(status)}>
              {status}
            </span>
          ))}
        </span>
      </summary>
      {scenarios.map((scenario) => (
        <Response key={scenario.id} scenario={scenario} served={served} place={place} />
      ))}
    </details>
  );
}

interface ResponseProps {
  readonly scenario: Scenario;
  readonly served: ServedOperation;
  readonly place: Place;
}

function Response({ scenario, served, place: { service, url, hidden } }: ResponseProps) {
  const { status } = scenario.response;
  const line = lineFor(scenario, served, service, hidden.has(served) ? ownPath(served.api) : '');
  const refused = noteOn(line);
  return (
    <div class="response" data-response={scenario.id}>
      <span class={statusClass(status)}>{status}</span>
      <div>
        <p class="when">
          {scenario.interpretations[0]?.summary} <small class="note">{refused}</small>
        </p>
        <div class="curl">
          <code>{curlLine(line.request, url)}</code>
          <div>
            <button type="button" data-copy="">
              Copy
            </button>
            <button
              type="button"
              data-send={jsonText(line.request)}
              hidden={line.way === 'fails' || browserRefuses(line.request)}
            >
              Send
            </button>
          </div>
        </div>
        <output>
          <pre class="answer" tabindex={0} hidden />
        </output>
        <Shown response={scenario.response} />
      </div>
    </div>
  );
}

function noteOn({ way, request }: Line): string {
  if (way === 'fails') return 'No single request brings this response at present.';
  if (browserRefuses(request)) return 'A browser cannot send this request; use a terminal.';
  return way === 'asks' ? 'Requested by name, because it takes more than one request.' : '';
}

/** Longer examples are cut. */
const mostShown = 4_000;

/** What the documentation shows as the answer. */
function Shown({ response: { body, mediaType } }: { response: DocumentedResponse }) {
  if (body === undefined || body.text.trim() === '') return null;
  const text = body.json === undefined ? body.text.trim() : jsonText(body.json, 2);
  return (
    <details>
      <summary>
        <small>Documented body{mediaType !== undefined && `, ${mediaType}`}</small>
      </summary>
      <pre tabindex={0}>{text.length > mostShown ? `${text.slice(0, mostShown)}\n…` : text}</pre>
    </details>
  );
}

function statusClass(status: number): string {
  return `status s${Math.floor(status / 100)}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Names that a browser sets itself, or not at all: https://fetch.spec.whatwg.org/#forbidden-request-header */
const forbidden =
  /^(?:accept-charset|accept-encoding|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i;

/** Whether a page may not send a request, so that it takes a terminal. */
function browserRefuses({ method, headers, body }: LineRequest): boolean {
  return (
    /^(?:CONNECT|TRACE|TRACK)$/i.test(method) ||
    (/^(?:GET|HEAD)$/i.test(method) && body !== undefined) ||
    headers.some(([name]) => forbidden.test(name))
  );
}

/** A request as a line for the shell: a part on each line, so that it can be read on a phone. */
function curlLine({ method, path, headers, body }: LineRequest, url: string): string {
  const asked = method === (body === undefined ? 'GET' : 'POST') ? '' : ` -X ${method}`;
  const parts = [`curl -i${method === 'HEAD' ? ' --head' : asked} ${quote(url + path)}`];
  for (const [name, value] of headers)
    parts.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  if (body !== undefined) parts.push(`-d ${quote(body)}`);
  return parts.join(' \\\n  ');
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
