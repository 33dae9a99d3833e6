import type { ResponseResult, RunRecord } from '../../conformance/index.ts';
import type { Change } from '../model/change.ts';
import type { RunSummary } from '../model/run-summary.ts';
import { statusText } from '../model/status.ts';
import { verdictSigns } from '../model/verdicts.ts';
import { OperationName } from './marks.tsx';
import { Table, targetText } from './table.tsx';
import { Time } from './time.tsx';
import { type RunOnPage, Trend } from './trend.tsx';

interface ChangesProps {
  readonly record: RunRecord;
  readonly change: Change | undefined;
  readonly runs: readonly RunOnPage[];
}

/** What changed since the last run of the same API at the same target, and how the runs before went. */
export function Changes({ record, change, runs }: ChangesProps) {
  if (change === undefined) return null;
  const results = new Map(record.responses.map((result) => [result.id, result]));
  const of = (ids: readonly string[]) => ids.map((id) => ({ id, moved: '' }));
  const lists = [
    { name: 'Newly broken', entries: of(change.newlyBroken), kind: 'deviates' },
    { name: 'Newly fixed', entries: of(change.newlyFixed), kind: 'conforms' },
    { name: 'Newly documented', entries: of(change.newlyDocumented), kind: '' },
    { name: 'No longer documented', entries: of(change.gone), kind: '' },
    {
      name: 'Other changes',
      entries: change.changed.map(({ id, from, to }) => ({ id, moved: `${from} → ${to}` })),
      kind: '',
    },
  ].filter(({ entries }) => entries.length > 0);
  return (
    <section class="changes">
      <h2>
        Since the last run{' '}
        <small>
          <Time iso={change.since.startedAt} />
        </small>
      </h2>
      <Trend record={record} runs={runs} />
      {lists.length === 0 ? (
        <p>Nothing changed.</p>
      ) : (
        <dl>
          {lists.map(({ name, entries, kind }) => (
            <div key={name} class={kind}>
              <dt>
                {name} <b>{entries.length}</b>
              </dt>
              <dd>
                <ul>
                  {entries.map(({ id, moved }) => (
                    <li key={id}>
                      <ResponseName id={id} result={results.get(id)} earlier={change.since} />
                      {moved !== '' && <small> {moved}</small>}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** A response in words, with the way to it if this run has it. */
function ResponseName({
  id,
  result,
  earlier,
}: {
  readonly id: string;
  readonly result: ResponseResult | undefined;
  readonly earlier: RunSummary;
}) {
  if (result === undefined) return <code>{earlier.names?.[id] ?? id}</code>;
  return (
    <a href={`#${id}`}>
      <OperationName {...result} /> {statusText(result)}
    </a>
  );
}

/** The runs that are kept, newest first. Links lead from the reports folder; the page's script turns them in a run's own folder. */
export function Runs({ runs, current }: { readonly runs: readonly RunOnPage[]; readonly current: string }) {
  if (runs.length < 2) return null;
  return (
    <Table title="Runs" heads={['Started', 'API', 'Target', 'Verdicts']}>
      {runs.map((run) => (
        <tr key={run.id}>
          <td>
            {run.id === current ? (
              <b>this run</b>
            ) : (
              <a href={`runs/${run.id}/${run.page}`}>
                <Time iso={run.startedAt} />
              </a>
            )}
            {run.origin?.commit !== undefined && <code> {run.origin.commit.slice(0, 8)}</code>}
          </td>
          <td>{run.api.title}</td>
          <td>{targetText(run.target)}</td>
          <td>
            <Counts run={run} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

export function Counts({ run }: { readonly run: Pick<RunSummary, 'summary' | 'complete'> }) {
  const verdicts = (['conforms', 'deviates', 'unprovoked', 'skipped', 'unprovokable'] as const).filter(
    (one) => run.summary[one] > 0,
  );
  return (
    <>
      {verdicts.map((verdict) => (
        <span key={verdict} class={`count ${verdict}`} title={verdict}>
          {verdictSigns[verdict]} {run.summary[verdict]}
          <span class="unseen"> {verdict}</span>
        </span>
      ))}
      {run.complete || <small>did not finish</small>}
    </>
  );
}
