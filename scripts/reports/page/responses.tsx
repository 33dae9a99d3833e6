import type { ResponseResult, RunRecord } from '../../conformance/index.ts';
import { type KnownDeviations, whyAccepted } from '../model/gate/known.ts';
import { groupBy } from '../model/group.ts';
import { OperationName } from './marks.tsx';
import { Response } from './response.tsx';

/** Of more responses those that conform are shown briefly, so that a browser still opens the page. */
const mostInDetail = 1_000;

/** What deviates first, then every other documented response; operations under the group that the documentation puts them in. */
export function Responses({
  record,
  known,
}: {
  readonly record: RunRecord;
  readonly known: KnownDeviations;
}) {
  const isFailing = ({ id, verdict }: ResponseResult) => verdict === 'deviates' && !known.has(id);
  const failing = record.responses.filter(isFailing);
  const others = record.responses.filter((result) => !isFailing(result));
  const groups = [...groupBy(others, (result) => result.group)];
  const isLarge = record.responses.length > mostInDetail;
  return (
    <main id="responses">
      <h2 class="unseen">Responses</h2>
      {failing.length > 0 && (
        <section class="group">
          <h3>Deviations</h3>
          <Operations results={failing} known={known} isLarge={isLarge} />
        </section>
      )}
      {groups.map(([name, results]) => (
        <section key={name} class="group">
          <h3 class={groups.length === 1 && failing.length === 0 ? 'unseen' : undefined}>
            {name || (failing.length > 0 ? 'Other responses' : 'Responses')}
          </h3>
          <Operations results={results} known={known} isLarge={isLarge} />
        </section>
      ))}
      {record.responses.length === 0 && <p class="nothing">No responses are documented.</p>}
      <p id="nothing" class="nothing" hidden>
        No response matches. Press Esc to show all.
      </p>
    </main>
  );
}

interface OperationsProps {
  readonly results: readonly ResponseResult[];
  readonly known: KnownDeviations;
  readonly isLarge: boolean;
}

function Operations({ results, known, isLarge }: OperationsProps) {
  return (
    <div class="list">
      {[...groupBy(results, (result) => result.operation).values()].map((operation) => (
        <Operation key={operation[0]?.operation} results={operation} known={known} isLarge={isLarge} />
      ))}
    </div>
  );
}

function Operation({ results, known, isLarge }: OperationsProps) {
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
            accepted={entries && whyAccepted(entries)}
            isBrief={isLarge && result.verdict === 'conforms'}
          />
        );
      })}
    </section>
  );
}
