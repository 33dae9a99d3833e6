import type { RunOrigin, RunRecord, Verdict } from '../../conformance/index.ts';
import type { GateVerdict } from '../model/gate/judge-gate.ts';
import { duration } from '../model/text.ts';
import { verdictSigns } from '../model/verdicts.ts';
import { Prose } from './prose.tsx';
import { Time } from './time.tsx';

const meanings: Readonly<Record<Verdict, string>> = {
  conforms: 'provoked, and as documented',
  deviates: 'provoked, and not as documented',
  unprovoked: 'the requests did not provoke it',
  skipped: 'not sent: policy, filter or missing data',
  unprovokable: 'no request can provoke it',
};

const policies: Readonly<Record<RunRecord['writes'], string>> = {
  none: 'none: no unsafe method is sent',
  restore: 'restore: changes are undone',
  all: 'all: changes are kept',
};

/** What was asked, of which target, when, with what policy; and the verdict at a glance. */
export function Masthead({
  record,
  gate,
}: {
  readonly record: RunRecord;
  readonly gate: GateVerdict | undefined;
}) {
  const { summary } = record;
  const verdicts = (Object.keys(verdictSigns) as Verdict[]).filter((verdict) => summary[verdict] > 0);
  return (
    <header>
      <p class="product">
        <span>docproof {record.docproof.version}</span>
        <button type="button" id="theme" hidden>
          Theme
        </button>
      </p>
      <h1>{record.api.title}</h1>
      <p class="headline">
        <b>{summary.conforms}</b> of <b>{summary.documented}</b>{' '}
        {summary.documented === 1 ? 'documented response' : 'documented responses'}{' '}
        {summary.conforms === 1 || summary.documented === 1 ? 'conforms' : 'conform'}
        {gate !== undefined && <Gate gate={gate} />}
      </p>
      {record.complete || <p class="warning">The run did not finish. {record.interruption}</p>}
      <Proportions record={record} verdicts={verdicts} />
      <ul class="counts">
        {verdicts.map((verdict) => (
          <li key={verdict} class={verdict}>
            <span class={`mark ${verdict}`} aria-hidden="true">
              {verdictSigns[verdict]}
            </span>
            <span>
              <b>{summary[verdict]}</b> {inWords(verdict, summary[verdict])}{' '}
              <small>{meanings[verdict]}</small>
            </span>
          </li>
        ))}
      </ul>
      <Reasons gate={gate} />
      <Facts record={record} />
    </header>
  );
}

/** Whether the run passes: the first thing to know in CI. */
function Gate({ gate }: { readonly gate: GateVerdict }) {
  return gate.exit === 0 ? (
    <span class="gate conforms">Passed</span>
  ) : (
    <span class="gate deviates">Failed</span>
  );
}

function Reasons({ gate }: { readonly gate: GateVerdict | undefined }) {
  if (gate === undefined || (gate.reasons.length === 0 && gate.remarks.length === 0)) return null;
  return (
    <ul class="reasons">
      {gate.reasons.map((reason) => (
        <li key={reason}>
          <b>Failed:</b> <Prose text={reason} />
        </li>
      ))}
      {gate.remarks.map((remark) => (
        <li key={remark}>
          <b>Note:</b> <Prose text={remark} />
        </li>
      ))}
    </ul>
  );
}

function Facts({ record }: { readonly record: RunRecord }) {
  return (
    <dl class="facts">
      <Fact name="Target">
        {record.target.kind === 'mock'
          ? `docproof's own mock, ${record.target.baseUrl}`
          : record.target.baseUrl}
      </Fact>
      <Fact name="Started">
        <Time iso={record.startedAt} />, took {duration(record.durationMs)}
      </Fact>
      <Fact name="Writes">{policies[record.writes]}</Fact>
      {record.origin !== undefined && <OriginFacts origin={record.origin} />}
      <Fact name="Documentation">{record.api.file}</Fact>
      <Fact name="Run">{record.id}</Fact>
      <Fact name="Mode">
        {record.strict
          ? 'strict: extra fields and wording are deviations'
          : 'extra fields and wording are notes'}
      </Fact>
    </dl>
  );
}

/** The commit that was tested and the job that tested it. */
function OriginFacts({ origin: { commit, commitUrl, branch, jobUrl } }: { readonly origin: RunOrigin }) {
  const short = commit && <code>{commit.slice(0, 12)}</code>;
  return (
    <>
      {commit !== undefined && (
        <Fact name="Commit">
          {commitUrl === undefined ? short : <a href={commitUrl}>{short}</a>}
          {branch !== undefined && ` on ${branch}`}
        </Fact>
      )}
      {jobUrl !== undefined && (
        <Fact name="CI job">
          <a href={jobUrl}>{jobUrl}</a>
        </Fact>
      )}
    </>
  );
}

/** A bar with a stretch for each verdict. */
function Proportions({
  record,
  verdicts,
}: {
  readonly record: RunRecord;
  readonly verdicts: readonly Verdict[];
}) {
  const { summary } = record;
  let x = 0;
  return (
    <svg
      class="proportions"
      viewBox={`0 0 ${Math.max(1, summary.documented)} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {verdicts.map((verdict) => {
        const start = x;
        x += summary[verdict];
        return <rect key={verdict} class={verdict} x={start} y={0} width={summary[verdict]} height={1} />;
      })}
    </svg>
  );
}

function inWords(verdict: Verdict, count: number): string {
  if (count === 1 || !verdict.endsWith('s')) return verdict;
  return verdict.slice(0, -1);
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
