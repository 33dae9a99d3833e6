import type { ResponseResult, RunRecord } from '../../conformance/index.ts';
import { docsOf, titleOf } from '../../findings/index.ts';
import { type Cause, sharedCauses } from '../model/causes.ts';
import type { KnownDeviations } from '../model/gate/known.ts';
import { statusText } from '../model/status.ts';
import { OperationName } from './marks.tsx';
import { Prose } from './prose.tsx';

/** What several responses deviate in for one cause, each once, with the responses that it concerns. */
export function Causes({ record, known }: { readonly record: RunRecord; readonly known: KnownDeviations }) {
  const causes = sharedCauses(record.responses.filter(({ id }) => !known.has(id)));
  if (causes.length === 0) return null;
  return (
    <section class="causes">
      <h2>Deviations with one cause</h2>
      <ul>
        {causes.map((cause) => (
          <SharedCause key={cause.deviation.text} cause={cause} />
        ))}
      </ul>
    </section>
  );
}

const mostShown = 8;

function SharedCause({ cause: { deviation, results } }: { readonly cause: Cause }) {
  const more = results.length - mostShown;
  return (
    <li>
      <p>
        <b>{titleOf(deviation.code)}</b> in {results.length} responses:{' '}
        <span>
          <Prose text={deviation.text} />
        </span>{' '}
        <code title={docsOf(deviation.code)}>{deviation.code}</code>
      </p>
      <p class="places">
        {results.slice(0, mostShown).map((result) => (
          <ResponseLink key={result.id} result={result} />
        ))}
        {more > 0 && <small>and {more} more</small>}
      </p>
      {results[0]?.next !== undefined && (
        <p class="advice">
          <Prose text={results[0].next} />
        </p>
      )}
    </li>
  );
}

function ResponseLink({ result }: { readonly result: ResponseResult }) {
  return (
    <a href={`#${result.id}`}>
      <OperationName {...result} /> {statusText(result)}
    </a>
  );
}
