import type { RunRecord } from '../../conformance/index.ts';
import { groupBy } from '../model/group.ts';
import { OperationName } from './marks.tsx';
import { Response } from './response.tsx';

/** Every documented response under its operation. */
export function Responses({ record }: { readonly record: RunRecord }) {
  const operations = [...groupBy(record.responses, (result) => result.operation).values()];
  const groups = new Set(record.responses.map((result) => result.group));
  return (
    <main>
      <h2 class="unseen">Responses</h2>
      {operations.map((results) => {
        const first = results[0]!;
        return (
          <section key={first.operation} class="operation-group">
            <h3>
              <OperationName {...first} /> <span>{first.operationName}</span>
              {groups.size > 1 && <small>{first.group}</small>}
            </h3>
            <div class="list">
              {results.map((result) => (
                <Response key={result.id} result={result} />
              ))}
            </div>
          </section>
        );
      })}
      <p id="nothing" hidden>
        No response fits the filter.
      </p>
    </main>
  );
}
