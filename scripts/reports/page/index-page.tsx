import { renderToString } from 'preact-render-to-string';
import type { ResponseResult, RunRecord, Verdict } from '../../conformance/index.ts';
import { docsOf, titleOf } from '../../findings/index.ts';
import { type Cause, sharedCauses } from '../model/causes.ts';
import type { Change } from '../model/change.ts';
import type { GateVerdict } from '../model/gate/judge-gate.ts';
import { type KnownDeviations, nothingKnown } from '../model/gate/known.ts';
import { statusText } from '../model/status.ts';
import { verdictSigns } from '../model/verdicts.ts';
import { behave } from './behaviour.ts';
import { Changes, Runs } from './history.tsx';
import { OperationName } from './marks.tsx';
import { Masthead } from './masthead.tsx';
import { Matrix } from './matrix.tsx';
import { PageHead } from './page-head.tsx';
import { Prose } from './prose.tsx';
import { Remarks } from './remarks.tsx';
import { renderResponses } from './responses.tsx';
import type { RunOnPage } from './trend.tsx';

/** What is around a run on its page. */
export interface PageContext {
  readonly change: Change | undefined;
  /** Newest first, this run among them. */
  readonly runs: readonly RunOnPage[];
  /** Whether the run passes; undefined if there is no gate. */
  readonly gate?: GateVerdict | undefined;
}

/** Of more responses those out of sight are laid out only when they come into sight. */
const mostDrawnAtOnce = 150;

const alone: PageContext = { change: undefined, runs: [] };

/**
 * `index.html` of a run, in pieces: static HTML, readable without its script, and forbidden by its own policy to fetch
 * anything.
 */
export function* renderIndex(record: RunRecord, context: PageContext = alone): Generator<string> {
  const script = `(${behave})(${JSON.stringify(`runs/${record.id}/`)});`;
  const known = context.gate?.accepted ?? nothingKnown;
  yield '<!doctype html>\n<html lang="en">';
  const title = `${record.summary.conforms} of ${record.summary.documented} · ${record.api.title} · docproof`;
  yield renderToString(<PageHead title={title} script={script} />);
  yield record.responses.length > mostDrawnAtOnce ? '<body class="many">' : '<body>';
  yield renderToString(
    <>
      <Masthead record={record} gate={context.gate} />
      <Changes record={record} change={context.change} runs={context.runs} />
      <Causes record={record} known={known} />
      <Matrix record={record} />
      {record.responses.length > 0 && <Toolbar record={record} />}
    </>,
  );
  yield* renderResponses(record, known);
  yield renderToString(
    <>
      <Remarks record={record} />
      <Runs runs={context.runs} current={record.id} />
      <Keys />
      <script dangerouslySetInnerHTML={{ __html: script }} />
    </>,
  );
  yield '</body></html>\n';
}

function Keys() {
  return (
    <footer class="keys" hidden>
      <kbd>/</kbd> search · <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>n</kbd> <kbd>p</kbd> next,
      previous that does not conform · <kbd>o</kbd> open or close · <kbd>t</kbd> theme · <kbd>Esc</kbd> show
      all
    </footer>
  );
}

/** Filter and search; hidden until the page's script is there to obey them. */
function Toolbar({ record }: { readonly record: RunRecord }) {
  const verdicts = (Object.keys(verdictSigns) as Verdict[]).filter((verdict) => record.summary[verdict] > 0);
  return (
    <search class="toolbar" hidden>
      <label>
        <span class="unseen">Search the responses</span>
        <input type="search" id="search" placeholder="Search  /" autocomplete="off" spellcheck={false} />
      </label>
      <fieldset class="filters">
        <legend class="unseen">Verdicts to show</legend>
        {verdicts.map((verdict) => (
          <button key={verdict} type="button" class={verdict} data-filter={verdict} aria-pressed="false">
            <span aria-hidden="true">{verdictSigns[verdict]}</span> {verdict} <b>{record.summary[verdict]}</b>
          </button>
        ))}
      </fieldset>
      <button type="button" id="expand" aria-expanded="false">
        Open all
      </button>
      <output id="shown" />
    </search>
  );
}

/** What several responses deviate in for one cause, each once, with the responses that it concerns. */
function Causes({ record, known }: { readonly record: RunRecord; readonly known: KnownDeviations }) {
  const causes = sharedCauses(record.responses.filter(({ id }) => !known.has(id)));
  if (causes.length === 0) return null;
  return (
    <section class="causes">
      <h2>Deviations with one cause</h2>
      <ul>
        {causes.map((cause) => (
          <SharedCause key={cause.deviation.text} cause={cause} />
        ))}
      </ul>
    </section>
  );
}

const mostShown = 8;

function SharedCause({ cause: { deviation, results } }: { readonly cause: Cause }) {
  const more = results.length - mostShown;
  return (
    <li>
      <p>
        <b>{titleOf(deviation.code)}</b> in {results.length} responses:{' '}
        <span>
          <Prose text={deviation.text} />
        </span>{' '}
        <code title={docsOf(deviation.code)}>{deviation.code}</code>
      </p>
      <p class="places">
        {results.slice(0, mostShown).map((result) => (
          <ResponseLink key={result.id} result={result} />
        ))}
        {more > 0 && <small>and {more} more</small>}
      </p>
      {results[0]?.next !== undefined && (
        <p class="advice">
          <Prose text={results[0].next} />
        </p>
      )}
    </li>
  );
}

function ResponseLink({ result }: { readonly result: ResponseResult }) {
  return (
    <a href={`#${result.id}`}>
      <OperationName {...result} /> {statusText(result)}
    </a>
  );
}
