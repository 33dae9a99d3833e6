import type { RunRecord, Verdict } from '../../conformance/index.ts';
import { isSameTarget } from '../model/change.ts';
import type { RunSummary } from '../model/run-summary.ts';

/** A kept run, and the file in its folder to look at. */
export interface RunOnPage extends RunSummary {
  readonly page: string;
}

const mostShown = 40;
const [width, gap, height] = [14, 4, 48];

/** From the bottom up. */
const order = ['conforms', 'unprovoked', 'skipped', 'unprovokable', 'deviates'] as const;

/** The verdicts of the latest runs of this API at this target, a bar for each, this run last. */
export function Trend({ record, runs }: { readonly record: RunRecord; readonly runs: readonly RunOnPage[] }) {
  const alike = runs
    .filter((run) => run.api.name === record.api.name && run.complete && isSameTarget(run, record))
    .slice(0, mostShown)
    .reverse();
  if (alike.length < 3) return null;
  const most = Math.max(1, ...alike.map(({ summary }) => summary.documented));
  const extent = alike.length * (width + gap) - gap;
  return (
    <figure class="trend">
      <svg viewBox={`0 0 ${extent} ${height}`} width={extent} height={height}>
        <title>Trend</title>
        {alike.map((run, index) => (
          <a
            key={run.id}
            href={run.id === record.id ? '#responses' : `runs/${run.id}/${run.page}`}
            aria-label={titleOf(run)}
          >
            <title>{titleOf(run)}</title>
            <Bar run={run} x={index * (width + gap)} unit={height / most} />
          </a>
        ))}
      </svg>
      <figcaption>
        <small>Verdicts of the last {alike.length} runs, the newest on the right</small>
      </figcaption>
    </figure>
  );
}

function Bar({ run, x, unit }: { readonly run: RunOnPage; readonly x: number; readonly unit: number }) {
  let top = height;
  return (
    <>
      {order
        .filter((verdict) => run.summary[verdict] > 0)
        .map((verdict: Verdict) => {
          const size = run.summary[verdict] * unit;
          top -= size;
          return (
            <rect key={verdict} class={verdict} x={x} y={rounded(top)} width={width} height={rounded(size)} />
          );
        })}
    </>
  );
}

function titleOf({ startedAt, summary, origin }: RunOnPage): string {
  const commit = origin?.commit === undefined ? '' : `, commit ${origin.commit.slice(0, 8)}`;
  return `${startedAt.slice(0, 16).replace('T', ' ')} UTC${commit}: ${summary.conforms} of ${summary.documented} conform, ${summary.deviates} deviate`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
