import type { RunRecord, Verdict } from '../../conformance/index.ts';
import { verdictSigns } from '../model/verdicts.ts';

/** Filter and search; hidden until the page's script is there to obey them. */
export function Toolbar({ record }: { readonly record: RunRecord }) {
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
