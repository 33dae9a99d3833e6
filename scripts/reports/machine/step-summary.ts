import type { ResponseResult, RunRecord, Verdict } from '../../conformance/index.ts';
import { groupedBy } from '../../documentation/index.ts';
import { type Cause, ownDeviations, sharedCauses } from '../model/causes.ts';
import type { Change } from '../model/change.ts';
import type { GateVerdict } from '../model/gate/judge-gate.ts';
import { acceptanceReason, type KnownDeviations, nothingKnown } from '../model/gate/known.ts';
import { statusText, statusTexts } from '../model/status.ts';
import { duration, printable } from '../model/text.ts';
import { countsInWords, operationOf, place } from '../model/words.ts';

/** What is around a run in its summary. */
export interface SummaryContext {
  readonly change: Change | undefined;
  /** Whether the run passes; undefined if there is no gate. */
  readonly gate: Pick<GateVerdict, 'exit' | 'reasons' | 'remarks' | 'accepted'> | undefined;
}

const icons: Readonly<Record<Verdict, string>> = {
  conforms: '✅',
  deviates: '❌',
  unprovoked: '❔',
  skipped: '⏭️',
  unprovokable: '▫️',
};

/** GitHub takes 1 MiB for a step; what is beyond this many is only counted. */
const mostDeviations = 50;
const mostOperations = 200;
const mostOfACause = 10;

/** The run in Markdown, for `$GITHUB_STEP_SUMMARY` or a comment on a merge request. */
export function renderStepSummary(
  record: RunRecord,
  { change, gate }: SummaryContext = { change: undefined, gate: undefined },
): string {
  const accepted = gate?.accepted ?? nothingKnown;
  const deviating = record.responses.filter(({ id, verdict }) => verdict === 'deviates' && !accepted.has(id));
  const causes = sharedCauses(deviating);
  const parts = [
    `## ${text(record.api.title)}: ${countsInWords(record.summary)}`,
    `${text(record.target.baseUrl)} · writes ${record.writes} · ${duration(record.durationMs)} · docproof ${record.docproof.version}`,
    record.complete ? '' : `> [!WARNING]\n> The run was cut short. ${text(record.interruption ?? '')}`,
    gate === undefined ? '' : judged(gate),
    change === undefined ? '' : changes(change),
    table(record.responses),
    ...causes.map(sharedCause),
    ...deviating.slice(0, mostDeviations).map((result) => deviation(result, causes)),
    deviating.length > mostDeviations ? `… and ${deviating.length - mostDeviations} more deviations.` : '',
    known(record.responses, accepted),
    unprovoked(record.responses),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function judged({ reasons, remarks }: Pick<GateVerdict, 'reasons' | 'remarks'>): string {
  return [
    reasons.length === 0 ? '' : `**The gate fails:**\n\n${list(reasons.map(text))}`,
    remarks.length === 0 ? '' : `**To know:**\n\n${list(remarks.map(text))}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function changes({ newlyBroken, newlyFixed, newlyDocumented, gone }: Change): string {
  const lines = [
    ['Newly broken', newlyBroken],
    ['Newly fixed', newlyFixed],
    ['Newly documented', newlyDocumented],
    ['No longer documented', gone],
  ] as const;
  const told = lines.filter(([, ids]) => ids.length > 0);
  if (told.length === 0) return '';
  return list(
    told.map(
      ([name, ids]) =>
        `**${name}:** ${ids.slice(0, 10).map(code).join(', ')}${ids.length > 10 ? ` and ${ids.length - 10} more` : ''}`,
    ),
  );
}

/** Operations down, documented statuses across. */
function table(results: readonly ResponseResult[]): string {
  if (results.length === 0) return '';
  const statuses = statusTexts(results);
  const operations = [...groupedBy(results, ({ operation }) => operation).values()];
  const rows = operations.slice(0, mostOperations).map((group) => {
    const cells = statuses.map((status) =>
      group
        .filter((result) => statusText(result) === status)
        .map((result) => icons[result.verdict])
        .join(''),
    );
    return `| ${code(operationOf(group[0]!))} | ${cells.join(' | ')} |`;
  });
  const more = operations.length - rows.length;
  return [
    `| | ${statuses.join(' | ')} |`,
    `|---|${statuses.map(() => ':-:|').join('')}`,
    ...rows,
    ...(more > 0 ? ['', `… and ${more} more operations.`] : []),
  ].join('\n');
}

/** What several responses have in common, once. */
function sharedCause({ deviation, results }: Cause): string {
  const places = results
    .slice(0, mostOfACause)
    .map(
      (result) =>
        `${code(operationOf(result))} ${text(result.title)}, documented at ${code(place(result.source))}`,
    );
  const more = results.length - places.length;
  const next = results[0]?.next;
  return [
    `### ❌ ${results.length} responses: ${text(deviation.text)}`,
    list([
      ...places,
      ...(more > 0 ? [`and ${more} more`] : []),
      ...(next === undefined ? [] : [`next: ${text(next)}`]),
    ]),
  ].join('\n\n');
}

function deviation(result: ResponseResult, causes: readonly Cause[]): string {
  const found = ownDeviations(result, causes).slice(0, 10);
  if (found.length === 0) return '';
  const lines = found.map(({ assertion, text: what }) =>
    assertion === '' ? text(what) : `${text(assertion)}: ${text(what)}`,
  );
  return [
    `### ❌ ${code(operationOf(result))} ${text(result.title)}`,
    list([
      ...lines,
      `documented at ${code(place(result.source))}`,
      ...(result.next === undefined ? [] : [`next: ${text(result.next)}`]),
    ]),
  ].join('\n\n');
}

/** What the baseline lists needs no attention, but is not hidden. */
function known(results: readonly ResponseResult[], accepted: KnownDeviations): string {
  const lines = results.flatMap((result) => {
    const entries = accepted.get(result.id);
    if (entries === undefined) return [];
    return [`${code(operationOf(result))} ${text(result.title)}: ${text(acceptanceReason(entries))}`];
  });
  if (lines.length === 0) return '';
  const summary =
    lines.length === 1 ? '1 known deviation' : `${lines.length} responses with known deviations`;
  return `<details><summary>${summary}</summary>\n\n${list(lines.slice(0, 100))}\n\n</details>`;
}

function unprovoked(results: readonly ResponseResult[]): string {
  const rest = results.filter(({ verdict }) => verdict !== 'conforms' && verdict !== 'deviates');
  if (rest.length === 0) return '';
  const lines = rest
    .slice(0, 100)
    .map(
      (result) =>
        `${icons[result.verdict]} ${code(operationOf(result))} ${text(result.title)}: ${text(result.reason)}`,
    );
  return `<details><summary>${rest.length} not provoked</summary>\n\n${list(lines)}\n\n</details>`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** Text of others as text: no markup, no line break. */
function text(value: string): string {
  return printable(value)
    .slice(0, 500)
    .replace(/[\\`*_[\]<>#|~&]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function code(value: string): string {
  return `<code>${text(value)}</code>`;
}
