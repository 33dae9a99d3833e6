import type { ResponseResult, RunRecord } from '../../conformance/index.ts';
import { type KnownDeviations, whyAccepted } from '../model/gate/known.ts';
import { groupBy } from '../model/group.ts';
import { OperationName } from './marks.tsx';
import { Response } from './response.tsx';

/** Of more responses those that conform are shown briefly, so that a browser still opens the page. */
const mostInDetail = 1_000;

/** Every documented response under its operation, operations under the group that the documentation puts them in. */
export function Responses({
  record,
  known,
}: {
  readonly record: RunRecord;
  readonly known: KnownDeviations;
}) {
  const groups = [...groupBy(record.responses, (result) => result.group)];
  const isLarge = record.responses.length > mostInDetail;
  return (
    <main>
      <h2 class="unseen">Responses</h2>
      {groups.map(([name, results]) => (
        <section key={name} class="group">
          <h3 class={groups.length === 1 ? 'unseen' : undefined}>{name || 'Other operations'}</h3>
          <div class="list">
            {[...groupBy(results, (result) => result.operation).values()].map((operation) => (
              <Operation key={operation[0]?.operation} results={operation} known={known} isLarge={isLarge} />
            ))}
          </div>
        </section>
      ))}
      {record.responses.length === 0 && <p class="nothing">The documentation shows no response.</p>}
      <p id="nothing" class="nothing" hidden>
        No response fits the filter. Esc shows all again.
      </p>
    </main>
  );
}

function Operation({
  results,
  known,
  isLarge,
}: {
  readonly results: readonly ResponseResult[];
  readonly known: KnownDeviations;
  readonly isLarge: boolean;
}) {
  const first = results[0]!;
  return (
    <section class="operation-group">
      <h4>
        <OperationName {...first} /> <span>{first.operationName}</span>
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
