import type { Exchange } from '../../conformance/index.ts';
import { compareBodies } from '../model/compare/compare-bodies.ts';
import { curlLine, isOfTheSender } from '../model/curl.ts';
import { type FoundDeviation, shownBy } from '../model/deviations-of.ts';
import { duration } from '../model/text.ts';
import { visible } from '../model/visible.ts';
import { Headers, MoreHeaders } from './headers.tsx';
import { Pane } from './pane.tsx';
import { placeNotes } from './place-notes.ts';
import { Prose } from './prose.tsx';

const roles: Readonly<Record<Exchange['role'], string>> = {
  prepare: 'prepare',
  request: 'earlier attempt',
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

/**
 * What else was sent for a response: to prepare it, to verify and to undo what it did. What showed a deviation is open, and
 * marked where it did. `judged` is the index of the exchange that is shown elsewhere.
 */
export function OtherTraffic({
  exchanges,
  judged,
  deviations,
}: {
  readonly exchanges: readonly Exchange[];
  readonly judged: number;
  readonly deviations: readonly FoundDeviation[];
}) {
  if (exchanges.length === 0 || (exchanges.length === 1 && judged === 0)) return null;
  return (
    <section>
      <h5>Also sent</h5>
      <div>
        {exchanges.map((exchange, index) =>
          index === judged ? null : (
            <OtherExchange key={index} exchange={exchange} deviations={shownBy(deviations, index)} />
          ),
        )}
      </div>
    </section>
  );
}

function OtherExchange({
  exchange,
  deviations,
}: {
  readonly exchange: Exchange;
  readonly deviations: readonly FoundDeviation[];
}) {
  const { request, response, error } = exchange;
  const isOdd = deviations.length > 0;
  return (
    <details class={isOdd ? 'exchange deviates' : 'exchange'} open={isOdd}>
      <summary>
        <small>{roles[exchange.role]}</small>{' '}
        <code>
          <b>{request.method}</b> {request.url}
        </code>{' '}
        → {response?.status ?? 'no answer'} <small>{duration(exchange.durationMs)}</small>
      </summary>
      {isOdd && (
        <ul class="assertions">
          {deviations.map(({ text }) => (
            <li key={text} class="failed">
              <span aria-hidden="true">✗</span>
              <span>
                <Prose text={text} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {request.body !== undefined && <Text text={pretty(request.body)} />}
      {error !== undefined && <p class="warning">{error}</p>}
      {response !== undefined && response.body !== '' && (
        <Body body={response.body} deviations={deviations} />
      )}
    </details>
  );
}

/** A body with what deviates in it marked. */
function Body({
  body,
  deviations,
}: {
  readonly body: string;
  readonly deviations: readonly FoundDeviation[];
}) {
  const notes = placeNotes(deviations);
  if (notes.length === 0) return <Text text={pretty(body)} />;
  return <Pane rows={compareBodies(body, body, notes)} side="received" />;
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
