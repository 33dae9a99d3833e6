import { renderToString } from 'preact-render-to-string';
import type { RunRecord } from '../../conformance/index.ts';
import type { Change } from '../model/change.ts';
import type { GateVerdict } from '../model/gate/judge-gate.ts';
import { nothingKnown } from '../model/gate/known.ts';
import { behave } from './behaviour.ts';
import { Causes } from './causes.tsx';
import { Changes, Runs } from './history.tsx';
import { Masthead } from './masthead.tsx';
import { Matrix } from './matrix.tsx';
import { PageHead } from './page-head.tsx';
import { Remarks } from './remarks.tsx';
import { renderResponses } from './responses.tsx';
import { Toolbar } from './toolbar.tsx';
import type { RunOnPage } from './trend.tsx';

/** What stands around a run on its page. */
export interface PageContext {
  readonly change: Change | undefined;
  /** Newest first, this run among them. */
  readonly runs: readonly RunOnPage[];
  /** Whether the run passes; undefined where there is no gate. */
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
