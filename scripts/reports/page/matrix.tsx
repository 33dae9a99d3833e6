import type { ResponseResult, RunRecord } from '../../conformance/index.ts';
import { groupedBy } from '../../documentation/index.ts';
import { statusText, statusTexts } from '../model/status.ts';
import { OperationName, VerdictMark } from './marks.tsx';

const mostOpenRows = 15;

/** Operations down, documented statuses across; each mark leads to its response. */
export function Matrix({ record }: { readonly record: RunRecord }) {
  const statuses = statusTexts(record.responses);
  const operations = [...groupedBy(record.responses, (result) => result.operation).values()];
  if (operations.length === 0) return null;
  return (
    <details class="matrix" open={operations.length <= mostOpenRows}>
      <summary>
        <h2>
          {operations.length} {operations.length === 1 ? 'operation' : 'operations'} and their documented
          responses
        </h2>
      </summary>
      <div class="scroll" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Operation</th>
              {statuses.map((status) => (
                <th key={status} scope="col" class="status">
                  {status}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {operations.map((results) => (
              <Operation key={results[0]?.operation} results={results} statuses={statuses} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Operation({
  results,
  statuses,
}: {
  readonly results: readonly ResponseResult[];
  readonly statuses: readonly string[];
}) {
  const first = results[0]!;
  return (
    <tr>
      <th scope="row">
        <OperationName {...first} isAligned />{' '}
        {first.operationName !== `${first.method} ${first.uriTemplate}` && (
          <small>{first.operationName}</small>
        )}
      </th>
      {statuses.map((status) => (
        <td key={status}>
          {results
            .filter((result) => statusText(result) === status)
            .map((result) => (
              <a key={result.id} href={`#${result.id}`} title={`${result.title}: ${result.verdict}`}>
                <VerdictMark verdict={result.verdict} />
              </a>
            ))}
        </td>
      ))}
    </tr>
  );
}
