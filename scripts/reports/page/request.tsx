import type { Exchange } from '../../conformance/index.ts';
import { curlLine, isOfTheSender } from '../model/curl.ts';
import { duration } from '../model/text.ts';
import { visible } from '../model/visible.ts';
import { Headers, MoreHeaders } from './headers.tsx';

const roles: Readonly<Record<Exchange['role'], string>> = {
  prepare: 'prepare',
  request: 'earlier try',
  verify: 'verify',
  undo: 'undo',
};

/** A request as it was sent, and as a line for the shell. */
export function Request({ exchange: { request } }: { readonly exchange: Exchange }) {
  return (
    <div class="pair">
      <div>
        <p>
          <code class="url">
            <b>{request.method}</b> {request.url}
          </code>
        </p>
        <Headers headers={request.headers.filter(({ name }) => !isOfTheSender(name))} />
        {request.body !== undefined && <Text text={pretty(request.body)} />}
        <MoreHeaders headers={request.headers.filter(({ name }) => isOfTheSender(name))} />
      </div>
      <div class="copyable">
        <Text text={curlLine(request)} />
      </div>
    </div>
  );
}

/** What else was sent for a response: to prepare it, to verify and to undo what it did. */
export function OtherTraffic({ exchanges }: { readonly exchanges: readonly Exchange[] }) {
  if (exchanges.length === 0) return null;
  return (
    <section>
      <h5>Also sent</h5>
      <div>
        {exchanges.map((exchange, index) => (
          <details key={index} class="exchange">
            <summary>
              <small>{roles[exchange.role]}</small>{' '}
              <code>
                <b>{exchange.request.method}</b> {exchange.request.url}
              </code>{' '}
              → {exchange.response?.status ?? 'no answer'} <small>{duration(exchange.durationMs)}</small>
            </summary>
            {exchange.request.body !== undefined && <Text text={pretty(exchange.request.body)} />}
            {exchange.error !== undefined && <p class="warning">{exchange.error}</p>}
            {exchange.response !== undefined && exchange.response.body !== '' && (
              <Text text={pretty(exchange.response.body)} />
            )}
          </details>
        ))}
      </div>
    </section>
  );
}

function Text({ text }: { readonly text: string }) {
  return <pre tabindex={0}>{visible(text)}</pre>;
}

const mostCharacters = 4000;

function pretty(body: string): string {
  let text = body;
  try {
    text = JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // Not JSON: shown as it is.
  }
  return text.length <= mostCharacters
    ? text
    : `${text.slice(0, mostCharacters)}\n… ${text.length - mostCharacters} more characters`;
}
