import type { DocumentedResponse } from '../../documentation/index.ts';
import type { Scenario } from '../../scenarios/index.ts';
import type { MockModel, ServedApi, ServedOperation } from '../answer/model/model.ts';
import type { MockState } from '../answer/state/store.ts';
import { hiddenOperations, ownPath } from '../overview.ts';
import { curlFor } from './curl.ts';

interface Place {
  readonly state: MockState;
  readonly url: string;
  readonly hidden: ReadonlySet<ServedOperation>;
}

/** Every documented operation of each API with its responses, and how to bring each of them out. */
export function Operations({ model, state, url }: { model: MockModel; state: MockState; url: string }) {
  const place: Place = { state, url, hidden: hiddenOperations(model) };
  return (
    <>
      {model.apis.map((api) => (
        <ApiSection api={api} place={place} key={api.name} />
      ))}
    </>
  );
}

function ApiSection({ api, place }: { api: ServedApi; place: Place }) {
  return (
    <section id={`api-${api.name}`}>
      <header>
        <h2>{api.plan.api.description.title || api.name}</h2>
        <small>
          {api.operations.length} operations, {api.plan.scenarios.length} documented responses
        </small>
      </header>
      {api.operations.map((served) => (
        <Operation key={served.operation.id} served={served} place={place} />
      ))}
    </section>
  );
}

function Operation({ served, place }: { served: ServedOperation; place: Place }) {
  const { operation, scenarios } = served;
  return (
    <div class="operation">
      <h3>
        <b>{operation.method}</b>
        <code>{operation.uriTemplate}</code>
        <span>{operation.name}</span>
      </h3>
      {scenarios.map((scenario) => (
        <Response key={scenario.id} scenario={scenario} served={served} place={place} />
      ))}
    </div>
  );
}

interface ResponseProps {
  readonly scenario: Scenario;
  readonly served: ServedOperation;
  readonly place: Place;
}

function Response({ scenario, served, place: { state, url, hidden } }: ResponseProps) {
  const { status } = scenario.response;
  const below = hidden.has(served) ? ownPath(served.api) : '';
  const { curl, asked, request } = curlFor(scenario, served, state, url, below);
  return (
    <div class="response" data-response={scenario.id}>
      <span class={`status s${Math.floor(status / 100)}`}>{status}</span>
      <div>
        <p>
          {scenario.readings[0]?.summary}
          {asked && <small> (asked for by name: it takes more than one request)</small>}
        </p>
        <div class="curl">
          <code>{curl}</code>
          <button type="button" data-copy="">
            Copy
          </button>
          <button type="button" data-send={JSON.stringify(request)}>
            Send
          </button>
        </div>
        <pre class="answer" hidden />
        <Shown response={scenario.response} />
      </div>
    </div>
  );
}

/** Longer examples are cut. */
const mostShown = 4_000;

/** What the documentation shows as the answer. */
function Shown({ response: { body, mediaType } }: { response: DocumentedResponse }) {
  if (body === undefined || body.text.trim() === '') return null;
  const text = body.json === undefined ? body.text.trim() : JSON.stringify(body.json, undefined, 2);
  return (
    <details>
      <summary>
        <small>as documented{mediaType !== undefined && `, ${mediaType}`}</small>
      </summary>
      <pre>{text.length > mostShown ? `${text.slice(0, mostShown)}\n…` : text}</pre>
    </details>
  );
}
