import type { Scenario } from '../../scenarios/index.ts';
import type { ServedApi, ServedOperation } from '../answer/model.ts';
import type { MockState } from '../answer/store.ts';
import { curlFor } from './curl.ts';

/** Every documented operation of an API with its responses, and how to bring each of them out. */
export function Operations({ api, state, url }: { api: ServedApi; state: MockState; url: string }) {
  const count = api.plan.scenarios.length;
  return (
    <section id={`api-${api.name}`}>
      <header>
        <h2>{api.plan.description.title || api.name}</h2>
        <small>
          {api.operations.length} operations, {count} documented responses
        </small>
      </header>
      {api.operations.map((served) => (
        <Operation key={served.operation.id} served={served} state={state} url={url} />
      ))}
    </section>
  );
}

function Operation({ served, state, url }: { served: ServedOperation; state: MockState; url: string }) {
  const { operation, scenarios } = served;
  return (
    <div class="operation">
      <h3>
        <b>{operation.method}</b>
        <code>{operation.uriTemplate}</code>
        <span>{operation.name}</span>
      </h3>
      {scenarios.map((scenario) => (
        <Response key={scenario.id} scenario={scenario} served={served} state={state} url={url} />
      ))}
    </div>
  );
}

interface ResponseProps {
  readonly scenario: Scenario;
  readonly served: ServedOperation;
  readonly state: MockState;
  readonly url: string;
}

function Response({ scenario, served, state, url }: ResponseProps) {
  const { status } = scenario.response;
  const { curl, asked } = curlFor(scenario, served, state, url);
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
        </div>
      </div>
    </div>
  );
}
