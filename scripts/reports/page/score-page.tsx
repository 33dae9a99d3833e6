import { renderToString } from 'preact-render-to-string';
import { groupedBy } from '../../documentation/index.ts';
import type { Counts, MutantResult, ScoreRecord } from '../../score/index.ts';
import { percentText } from '../model/percent.ts';
import { duration } from '../model/text.ts';
import { visible } from '../model/visible.ts';
import { OperationName } from './marks.tsx';
import { PageHead } from './page-head.tsx';
import { Prose } from './prose.tsx';
import { Survivors } from './survivors.tsx';
import { Table } from './table.tsx';
import { Time } from './time.tsx';

/** `score.html`: static, readable without a script, and forbidden by its own policy to fetch anything. */
export function renderScorePage(record: ScoreRecord): string {
  const { api, summary, kinds, responses, mutants, variants } = record;
  const page = (
    <html lang="en">
      <PageHead title={`${percentText(summary.score)} · ${api.title} · docproof score`} />
      <body>
        <Head record={record} />
        <Survivors mutants={mutants} />
        {summary.falseAlarms > 0 && (
          <Table title="False alarms" heads={['Variant', 'What the collection found']}>
            {variants
              .filter(({ falseAlarms }) => falseAlarms.length > 0)
              .map(({ name, what, falseAlarms }) => (
                <tr key={name}>
                  <td>
                    {what} <code>{name}</code>
                  </td>
                  <td>
                    {falseAlarms.map(({ response, sentence }) => (
                      <p key={response}>
                        <code>{response}</code> <Prose text={sentence} />
                      </p>
                    ))}
                  </td>
                </tr>
              ))}
          </Table>
        )}
        <Table title="By documented response" heads={['Response', ...countHeads]}>
          {responses.map((response) => (
            <tr key={response.id}>
              <td>
                <OperationName {...response} /> {response.status}
              </td>
              <CountCells counts={response} />
            </tr>
          ))}
        </Table>
        <Table title="By kind of breach" heads={['Kind', ...countHeads]}>
          {kinds.map((kind) => (
            <tr key={kind.kind}>
              <td>
                <code>{kind.kind}</code>
              </td>
              <CountCells counts={kind} />
            </tr>
          ))}
        </Table>
        <Reasons title="Equivalent: still as documented" mutants={mutants} fate="equivalent" />
        <Reasons title="Not reached: no request gets the answer" mutants={mutants} fate="not-reached" />
        {variants.length > 0 && (
          <Table title="Variants that conform to the documentation" heads={['Variant', 'Outcome']}>
            {variants.map(({ name, what, falseAlarms }) => (
              <tr key={name}>
                <td>{what}</td>
                <td>
                  {falseAlarms.length === 0 ? 'no false alarm' : <b>{falseAlarms.length} false alarms</b>}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function Head({ record }: { readonly record: ScoreRecord }) {
  const { api, docproof, summary, startedAt, durationMs } = record;
  const { killed, survived, equivalent, notReached, falseAlarms } = summary;
  const isSound = survived === 0 && falseAlarms === 0;
  return (
    <header>
      <p class="product">
        <span>docproof {docproof.version} score</span>
      </p>
      <h1>{api.title}</h1>
      <p class="headline">
        <b>{percentText(summary.score)}</b>: the collection finds <b>{killed}</b> of{' '}
        <b>{killed + survived}</b> breaches of the documentation
        <span class={`gate ${isSound ? 'conforms' : 'deviates'}`}>
          {survived > 0 ? `${survived} survived` : 'None survived'}
        </span>
      </p>
      <dl class="facts">
        <div>
          <dt>Equivalent</dt>
          <dd>{equivalent}, still as documented</dd>
        </div>
        <div>
          <dt>Not reached</dt>
          <dd>{notReached}, in answers that no request gets</dd>
        </div>
        <div>
          <dt>False alarms</dt>
          <dd>
            {summary.variants === 0
              ? 'no variant was tried'
              : `${falseAlarms} in ${summary.variants} variants`}
          </dd>
        </div>
        <div>
          <dt>Documentation</dt>
          <dd>{api.file}</dd>
        </div>
        <div>
          <dt>Started</dt>
          <dd>
            <Time iso={startedAt} />, took {duration(durationMs)}
          </dd>
        </div>
      </dl>
    </header>
  );
}

const countHeads = ['Found', 'Survived', 'Equivalent', 'Not reached'] as const;

function CountCells({ counts }: { readonly counts: Counts }) {
  const { killed, survived, equivalent, notReached } = counts;
  return (
    <>
      <td>{killed}</td>
      <td>{survived > 0 ? <b class="count deviates">{survived}</b> : 0}</td>
      <td>{equivalent}</td>
      <td>{notReached}</td>
    </>
  );
}

const mostNamed = 6;

/** Mutants that count for nothing, by the reason. */
function Reasons({
  title,
  mutants,
  fate,
}: {
  readonly title: string;
  readonly mutants: readonly MutantResult[];
  readonly fate: 'equivalent' | 'not-reached';
}) {
  const own = mutants.flatMap((mutant) => (mutant.fate === fate && 'reason' in mutant ? [mutant] : []));
  if (own.length === 0) return null;
  return (
    <Table title={title} heads={['Reason', 'Mutants', 'Such as']}>
      {[...groupedBy(own, ({ reason }) => reason)].map(([reason, all]) => (
        <tr key={reason}>
          <td>
            <Prose text={reason} />
          </td>
          <td>{all.length}</td>
          <td>
            {all.slice(0, mostNamed).map(({ id, response, what }) => (
              <p key={id}>
                <code>{response}</code> {visible(what)}
              </p>
            ))}
            {all.length > mostNamed && <small>and {all.length - mostNamed} more</small>}
          </td>
        </tr>
      ))}
    </Table>
  );
}
