import type { Exchange, ResponseResult } from '../../conformance/index.ts';
import { essence } from '../../documentation/index.ts';
import { compareBodies, rowsSideBySide } from '../model/compare/compare-bodies.ts';
import type { Row } from '../model/compare/rows.ts';
import type { FoundDeviation } from '../model/deviations-of.ts';
import { isDocumentedStatus, statusText } from '../model/status.ts';
import { duration } from '../model/text.ts';
import { Headers, MoreHeaders } from './headers.tsx';
import { Pane } from './pane.tsx';
import { placeNotes } from './place-notes.ts';

/** The answer as received beside the documented one, with the differences marked. */
export function Answer({
  result,
  exchange,
  deviations,
}: {
  readonly result: ResponseResult;
  readonly exchange: Exchange | undefined;
  /** What this exchange showed. */
  readonly deviations: readonly FoundDeviation[];
}) {
  const { documented } = result;
  const response = exchange?.response;
  const isComparable = response === undefined || isDocumentedStatus(result, response.status);
  const rows =
    response !== undefined && isComparable
      ? compareBodies(documented.body, response.body, placeNotes(deviations))
      : rowsSideBySide(documented.body, response?.body);
  return (
    <>
      <div class="beside">
        <div>
          <h6>Documented</h6>
          <p>
            <code>{statusText(result)}</code> <code>{documented.mediaType}</code>
          </p>
          <div>
            <Headers headers={documented.headers} />
          </div>
          {documented.body === undefined ? (
            <p class="none">No body is documented.</p>
          ) : (
            <Pane rows={rows} side="documented" />
          )}
        </div>
        <div>
          <h6>Received</h6>
          <Received result={result} exchange={exchange} deviations={deviations} rows={rows} />
        </div>
      </div>
      <Legend rows={rows} />
    </>
  );
}

const signs = [
  { sign: '✗', meaning: 'deviates', has: (row: Row) => row.deviation !== undefined },
  {
    sign: '~',
    meaning: 'differs from the example, which is allowed',
    has: (row: Row) =>
      (row.difference === 'value' || row.difference === 'kind') && row.deviation === undefined,
  },
  { sign: '+', meaning: 'not documented', has: (row: Row) => row.difference === 'undocumented' },
  {
    sign: '»',
    meaning: 'entry beyond the documented ones',
    has: (row: Row) => row.difference === 'beyond' && row.deviation === undefined,
  },
  { sign: '−', meaning: 'not received', has: (row: Row) => row.difference === 'missing' },
];

/** What the signs mean, of those that are there. */
function Legend({ rows }: { readonly rows: readonly Row[] }) {
  const used = signs.filter(({ has }) => rows.some(has));
  if (used.length === 0) return null;
  return (
    <p class="legend">
      {used.map(({ sign, meaning }) => (
        <span key={sign}>
          <b>{sign}</b> {meaning}
        </span>
      ))}
    </p>
  );
}

function Received({
  result,
  exchange,
  deviations,
  rows,
}: {
  readonly result: ResponseResult;
  readonly exchange: Exchange | undefined;
  readonly deviations: readonly FoundDeviation[];
  readonly rows: readonly Row[];
}) {
  if (exchange === undefined) return <p class="none">Nothing was sent.</p>;
  const { documented, verdict } = result;
  const { response, error } = exchange;
  if (response === undefined) return <p class="warning">{error ?? 'No answer was received.'}</p>;
  const mediaType = response.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const shown = ['content-type', ...documented.headers.map(({ name }) => name.toLowerCase())];
  const isShown = (name: string) => shown.includes(name.toLowerCase());
  const isMissed = (header: string) =>
    deviations.some(
      ({ code, place }) =>
        (code === 'missing-header' || code === 'invalid-header' || code === 'wrong-location') &&
        place?.toLowerCase() === header.toLowerCase(),
    );
  const loud = verdict === 'deviates' ? 'differs loudly' : 'differs';
  return (
    <>
      <p>
        <code class={isDocumentedStatus(result, response.status) ? '' : loud}>
          {response.status} {response.reason}
        </code>{' '}
        <code class={isSameMediaType(mediaType, documented.mediaType) ? '' : loud}>
          {mediaType ?? 'no media type'}
        </code>{' '}
        <small>{duration(exchange.durationMs)}</small>
      </p>
      <div>
        <Headers
          headers={documented.headers.map(({ name }) => receivedHeader(response, name))}
          loud={isMissed}
        />
      </div>
      {response.body === '' ? (
        <p class={documented.body === undefined ? 'none' : 'none differs'}>The body is empty.</p>
      ) : (
        <Pane rows={rows} side="received" />
      )}
      <MoreHeaders headers={response.headers.filter(({ name }) => !isShown(name))} />
    </>
  );
}

function receivedHeader({ headers }: NonNullable<Exchange['response']>, wanted: string) {
  const values = headers
    .filter(({ name }) => name.toLowerCase() === wanted.toLowerCase())
    .map(({ value }) => value);
  return { name: wanted, value: values.length === 0 ? '(not received)' : values.join(', ') };
}

function isSameMediaType(one: string | undefined, other: string | undefined): boolean {
  return other === undefined || essence(one) === essence(other);
}
