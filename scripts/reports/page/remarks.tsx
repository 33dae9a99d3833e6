import type { RunRecord } from '../../conformance/index.ts';
import { groupedBy } from '../../documentation/index.ts';
import { Place } from './marks.tsx';
import { Prose } from './prose.tsx';

type Finding = RunRecord['findings'][number];

const mostPlaces = 6;
const mostOpen = 6;

/** What happened outside any one response, and what the reading of the documentation found. */
export function Remarks({ record }: { readonly record: RunRecord }) {
  const { findings } = record;
  const notices = [...(record.remarks ?? []), ...record.notices];
  const alike = [
    ...groupedBy(findings, ({ severity, what, next }) => `${severity}\n${what}\n${next}`).values(),
  ];
  return (
    <>
      {notices.length > 0 && (
        <section class="notices">
          <h2>About this run</h2>
          <ul>
            {notices.map((notice, index) => (
              <li key={index}>
                <Prose text={notice} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {findings.length > 0 && (
        <details class="findings" open={alike.length <= mostOpen}>
          <summary>
            <h2>
              Documentation{' '}
              <small>
                {findings.length} {findings.length === 1 ? 'finding' : 'findings'}
              </small>
            </h2>
          </summary>
          <ul>
            {alike.map((group) => (
              <Alike key={group[0]?.source.line} findings={group} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** One finding, or several that say the same of different lines. */
function Alike({ findings }: { readonly findings: readonly Finding[] }) {
  const { severity, what, next, source } = findings[0]!;
  const others = findings.slice(1);
  return (
    <li>
      <span class={`severity ${severity}`}>{severity}</span>
      <div>
        <p>
          <Prose text={what} />
        </p>
        {next !== '' && (
          <p class="advice">
            <Prose text={next} />
          </p>
        )}
        <p class="places">
          <Place source={source} />
          {others.slice(0, mostPlaces).map(({ source: other }) => (
            <code key={`${other.file}:${other.line}`} class="place">
              :{other.line}
            </code>
          ))}
          {others.length > mostPlaces && <small>and {others.length - mostPlaces} more</small>}
        </p>
      </div>
    </li>
  );
}
