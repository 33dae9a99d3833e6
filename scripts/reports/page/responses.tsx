import { renderToString } from 'preact-render-to-string';
import type { ResponseResult, RunRecord } from '../../conformance/index.ts';
import { groupedBy } from '../../documentation/index.ts';
import { acceptanceReason, type KnownDeviations } from '../model/gate/known.ts';
import { OperationName } from './marks.tsx';
import { Response } from './response.tsx';

/** So many responses are shown with all that is known of them; a browser opens a page of ten thousand briefer ones. */
const mostInFull = 1_000;

/**
 * What deviates first, then every other documented response; operations under the group that the documentation puts them in.
 * In pieces, one for each operation.
 */
export function* renderResponses(record: RunRecord, known: KnownDeviations): Generator<string> {
  const isFailing = ({ id, verdict }: ResponseResult) => verdict === 'deviates' && !known.has(id);
  const failing = record.responses.filter(isFailing);
  const others = record.responses.filter((result) => !isFailing(result));
  const groups = [...groupedBy(others, (result) => result.group)];
  const inFull = shownInFull(failing, others);
  yield '<main id="responses"><h2 class="unseen">Responses</h2>';
  if (failing.length > 0) yield* renderGroup({ name: 'Deviations', results: failing, known, inFull });
  for (const [group, results] of groups) {
    const name = group || (failing.length > 0 ? 'Other responses' : 'Responses');
    const isAlone = groups.length === 1 && failing.length === 0;
    yield* renderGroup({ name, isAlone, results, known, inFull });
  }
  yield renderToString(
    <>
      {record.responses.length === 0 && <p class="nothing">No responses are documented.</p>}
      <p id="nothing" class="nothing" hidden>
        No response matches. Press Esc to show all.
      </p>
    </>,
  );
  yield '</main>';
}

/** All of them, or what does not conform, what deviates first. */
export function shownInFull(
  failing: readonly ResponseResult[],
  others: readonly ResponseResult[],
): ReadonlySet<ResponseResult> {
  const all = [...failing, ...others];
  if (all.length <= mostInFull) return new Set(all);
  return new Set(all.filter(({ verdict }) => verdict !== 'conforms').slice(0, mostInFull));
}

interface Shown {
  readonly results: readonly ResponseResult[];
  readonly known: KnownDeviations;
  readonly inFull: ReadonlySet<ResponseResult>;
}

function* renderGroup({
  name,
  isAlone = false,
  results,
  ...how
}: Shown & { readonly name: string; readonly isAlone?: boolean }): Generator<string> {
  yield '<section class="group">';
  yield renderToString(<h3 class={isAlone ? 'unseen' : undefined}>{name}</h3>);
  yield '<div class="list">';
  for (const operation of groupedBy(results, (result) => result.operation).values())
    yield renderToString(<Operation results={operation} {...how} />);
  yield '</div></section>';
}

function Operation({ results, known, inFull }: Shown) {
  const first = results[0]!;
  return (
    <section class="operation-group">
      <h4>
        <OperationName {...first} />{' '}
        {first.operationName !== `${first.method} ${first.uriTemplate}` && <span>{first.operationName}</span>}
      </h4>
      {results.map((result) => {
        const entries = known.get(result.id);
        return (
          <Response
            key={result.id}
            result={result}
            accepted={entries && acceptanceReason(entries)}
            isBrief={!inFull.has(result)}
          />
        );
      })}
    </section>
  );
}
