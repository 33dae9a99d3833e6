import type { Change } from '../model/change.ts';
import type { RunSummary } from '../model/run-summary.ts';
import { verdictSigns } from '../model/verdicts.ts';
import { Time } from './time.tsx';

/** What changed since the last run of the same API at the same target. */
export function Changes({ change }: { readonly change: Change | undefined }) {
  if (change === undefined) return null;
  const moved = change.changed.map(({ id, from, to }) => `${id}: ${from} → ${to}`);
  const lists = [
    { name: 'Newly broken', ids: change.newlyBroken, kind: 'deviates' },
    { name: 'Newly fixed', ids: change.newlyFixed, kind: 'conforms' },
    { name: 'Newly documented', ids: change.newlyDocumented, kind: '' },
    { name: 'No longer documented', ids: change.gone, kind: '' },
    { name: 'Other changes', ids: moved, kind: '' },
  ].filter(({ ids }) => ids.length > 0);
  return (
    <section class="changes">
      <h2>
        Since the last run{' '}
        <small>
          <Time iso={change.since.startedAt} />
        </small>
      </h2>
      {lists.length === 0 ? (
        <p>Nothing changed.</p>
      ) : (
        <dl>
          {lists.map(({ name, ids, kind }) => (
            <div key={name} class={kind}>
              <dt>
                {name} <b>{ids.length}</b>
              </dt>
              <dd>
                <ul>
                  {ids.map((id) => (
                    <li key={id}>
                      {name === 'No longer documented' ? id : <a href={`#${id.split(': ')[0]}`}>{id}</a>}
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

/** A kept run, and the file in its folder to look at. */
export interface RunOnPage extends RunSummary {
  readonly page: string;
}

/** The runs that are kept, newest first. `root` is the path from this page to the reports folder. */
export function Runs({
  runs,
  current,
  root,
}: {
  readonly runs: readonly RunOnPage[];
  readonly current: string;
  readonly root: string;
}) {
  if (runs.length < 2) return null;
  return (
    <section class="runs">
      <h2>Runs</h2>
      <div class="scroll" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Started</th>
              <th scope="col">API</th>
              <th scope="col">Target</th>
              <th scope="col">Verdicts</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>
                  {run.id === current ? (
                    <b>this run</b>
                  ) : (
                    <a href={`${root}runs/${run.id}/${run.page}`}>
                      <Time iso={run.startedAt} />
                    </a>
                  )}
                </td>
                <td>{run.api.title}</td>
                <td>{run.target.kind === 'mock' ? 'embedded mock' : run.target.baseUrl}</td>
                <td>
                  <Counts run={run} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
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
      {run.complete || <small>cut short</small>}
    </>
  );
}
