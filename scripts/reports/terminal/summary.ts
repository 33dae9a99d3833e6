import pc from 'picocolors';
import type { ResponseResult, RunRecord, Verdict } from '../../conformance/index.ts';
import { groupedBy } from '../../documentation/index.ts';
import { ownDeviations, sharedCauses } from '../model/causes.ts';
import type { BaselineEntry } from '../model/gate/baseline.ts';
import { acceptanceReason, type KnownDeviations, nothingKnown } from '../model/gate/known.ts';
import { statusText } from '../model/status.ts';
import { duration, printable, shorten, wrap } from '../model/text.ts';
import { verdictSigns } from '../model/verdicts.ts';
import { countsInWords, operationOf, pathOf } from '../model/words.ts';
import { causeLine, explain, explainCause, explanationLine } from './deviations.ts';

/** `width` and `height` of the screen in characters; `Infinity` where there is none, as in a log. */
export interface Screen {
  readonly colour: boolean;
  readonly width: number;
  readonly height: number;
  /** Nothing but what deviates, and the counts. */
  readonly isQuiet?: boolean;
}

/** How a deviation that the baseline lists is shown. */
const acceptedSign = '~';

type Colours = ReturnType<typeof pc.createColors>;

/**
 * What a person reads at the end of a run: a line for each documented response, each deviation explained but for those
 * that a baseline lists, the counts.
 */
export function renderSummary(
  record: RunRecord,
  screen: Screen,
  known: KnownDeviations = nothingKnown,
): string {
  const colours = pc.createColors(screen.colour);
  const head = [...headLines(record, colours), ''];
  const table = screen.isQuiet ? [] : [...responseLines(record.responses, screen, known, colours), ''];
  const foot = footLines(record, screen, known, colours);
  const room = screen.height - head.length - table.length - foot.length - 1;
  const isNew = ({ id, verdict }: ResponseResult) => verdict === 'deviates' && !known.has(id);
  const deviations = deviationLines(record.responses.filter(isNew), screen, room, colours);
  return [...head, ...table, ...deviations, ...foot].join('\n');
}

function headLines({ api, target }: RunRecord, colours: Colours): string[] {
  const title = colours.bold(printable(api.title));
  if (target.kind === 'live') return [`${title} at ${printable(target.baseUrl)}`];
  return [
    `${title} at docproof's own mock of the document`,
    colours.dim('This shows what docproof can test, not whether your API conforms: name it with --base-url.'),
  ];
}

function responseLines(
  results: readonly ResponseResult[],
  screen: Screen,
  known: KnownDeviations,
  colours: Colours,
): string[] {
  const room = Math.min(25, Math.max(12, Math.floor(screen.height / 3)));
  if (results.length <= room) {
    const widest = Math.max(0, ...results.map((result) => aligned(result).length));
    return results.map((result) =>
      responseLine(result, known.get(result.id), Math.min(widest, 60), screen, colours),
    );
  }
  const operations = [...groupedBy(results, (result) => result.operation).values()];
  const reasons = reasonLines(results, screen, colours);
  if (operations.length <= room)
    return [...operations.map((group) => operationLine(group, screen, known, colours)), ...reasons];
  const isFine = ({ id, verdict }: ResponseResult) => verdict === 'conforms' || known.has(id);
  const troubled = operations.filter((group) => !group.every(isFine));
  const shown = troubled.slice(0, room - 2).map((group) => operationLine(group, screen, known, colours));
  const fine = `${operations.length - troubled.length} of ${operations.length} operations`;
  return [
    ...shown,
    ...(troubled.length > shown.length
      ? [`  … and ${troubled.length - shown.length} more operations like these`]
      : []),
    `${sign('conforms', colours)} ${fine}: every documented response conforms${known.size === 0 ? '' : ' or is accepted'}`,
    ...reasons,
  ];
}

function responseLine(
  result: ResponseResult,
  accepted: readonly BaselineEntry[] | undefined,
  widest: number,
  screen: Screen,
  colours: Colours,
): string {
  const operation = shorten(aligned(result), widest).padEnd(widest);
  const room = screen.width - widest - 4;
  const title = shorten(printable(result.title), room);
  const rest = shorten(remark(result, accepted), room - [...title].length - 2);
  const colour = result.verdict === 'conforms' || accepted ? colours.dim : tint(result.verdict, colours);
  return `${accepted ? colours.dim(acceptedSign) : sign(result.verdict, colours)} ${operation}  ${title}${rest === '' ? '' : `  ${colour(rest)}`}`;
}

/** Why there is no verdict on the service, or how long it took to come to one. */
function remark(result: ResponseResult, accepted: readonly BaselineEntry[] | undefined): string {
  switch (result.verdict) {
    case 'conforms':
      return duration(result.durationMs);
    case 'deviates':
      return accepted === undefined
        ? `deviates  ${duration(result.durationMs)}`
        : `accepted: ${printable(acceptanceReason(accepted))}`;
    case 'unprovoked':
    case 'skipped':
    case 'unprovokable':
      return `${result.verdict}: ${printable(result.reason)}`;
  }
}

function aligned(result: ResponseResult): string {
  return `${result.method.padEnd(6)} ${printable(pathOf(result))}`;
}

/** All responses of an operation on one line. */
function operationLine(
  results: readonly ResponseResult[],
  screen: Screen,
  known: KnownDeviations,
  colours: Colours,
): string {
  const parts = results.map((result) => {
    const isAccepted = known.has(result.id);
    const text = `${isAccepted ? acceptedSign : verdictSigns[result.verdict]}${statusText(result)}`;
    return { text, tinted: isAccepted ? colours.dim(text) : tint(result.verdict, colours)(text) };
  });
  const open = results.filter(({ id }) => !known.has(id));
  const worst =
    open.find(({ verdict }) => verdict === 'deviates') ?? open.find(({ verdict }) => verdict !== 'conforms');
  const operation = printable(operationOf(results[0]!));
  const room = Math.max(20, screen.width - parts.map(({ text }) => text).join(' ').length - 4);
  const statuses = parts.map(({ tinted }) => tinted).join(' ');
  return `${sign(worst?.verdict ?? 'conforms', colours)} ${shorten(operation, room)}  ${statuses}`;
}

const mostReasons = 5;

/** Why responses have no verdict, where the table has no room for it: each reason once. */
function reasonLines(results: readonly ResponseResult[], screen: Screen, colours: Colours): string[] {
  const without = results.filter(({ verdict }) => verdict !== 'conforms' && verdict !== 'deviates');
  const groups = [...groupedBy(without, ({ verdict, reason }) => `${verdict}: ${inGeneral(reason)}`)];
  const sorted = groups.sort(([, a], [, b]) => b.length - a.length);
  return [
    ...sorted.slice(0, mostReasons).map(([reason, group]) => {
      const count = `${group.length} ${group.length === 1 ? 'response' : 'responses'}`;
      return colours.dim(shorten(printable(`  ${count} ${reason}`), screen.width));
    }),
    ...(sorted.length > mostReasons
      ? [colours.dim(`  and ${sorted.length - mostReasons} more reasons; the report has all of them`)]
      : []),
  ];
}

/** Without the paths that tell one request from another. */
function inGeneral(reason: string): string {
  return reason.replace(/ \/[^\s,;:]*/g, ' …');
}

function deviationLines(
  deviating: readonly ResponseResult[],
  screen: Screen,
  room: number,
  colours: Colours,
): string[] {
  const blocks = blocksOf(deviating, screen, colours);
  // One is shown in full even where the screen is too small for it.
  const always = 1;
  const lines: string[] = [];
  for (const [index, { whole, line }] of blocks.entries()) {
    const left = blocks.length - index;
    if (index < always || lines.length + whole.length + 1 + left <= room) lines.push(...whole, '');
    else if (left === 1 || lines.length + 2 <= room) lines.push(line);
    else return [...lines, `… and ${left} more deviations, see the report`, ''];
  }
  return lines.at(-1) === '' || lines.length === 0 ? lines : [...lines, ''];
}

/** What deviates, in full and in a line: causes that several responses share, then what each has of its own. */
function blocksOf(
  deviating: readonly ResponseResult[],
  { width }: Screen,
  colours: Colours,
): readonly { readonly whole: readonly string[]; readonly line: string }[] {
  const causes = sharedCauses(deviating);
  const own = deviating
    .map((result) => ({ result, deviations: ownDeviations(result, causes) }))
    .filter(({ deviations }) => deviations.length > 0);
  return [
    ...causes.map((cause) => ({
      whole: explainCause(cause, width, colours),
      line: causeLine(cause, width, colours),
    })),
    ...own.map(({ result, deviations }) => ({
      whole: explain(result, deviations, width, colours),
      line: explanationLine(result, deviations, width, colours),
    })),
  ];
}

function footLines(record: RunRecord, screen: Screen, known: KnownDeviations, colours: Colours): string[] {
  const { summary } = record;
  const verdict: Verdict =
    summary.deviates > known.size
      ? 'deviates'
      : summary.conforms === summary.documented
        ? 'conforms'
        : 'unprovoked';
  const counts = wrap(
    `${countsInWords(summary)}${known.size === 0 ? '' : `, ${known.size} of the deviations accepted by the baseline`} (${duration(record.durationMs)})`,
    screen.width,
  );
  const cut = record.complete
    ? []
    : [colours.yellow(`The run was cut short: ${printable(record.interruption ?? 'it did not end')}`)];
  return [...cut, ...counts.map(tint(verdict, colours)), ''];
}

function sign(verdict: Verdict, colours: Colours): string {
  return tint(verdict, colours)(verdictSigns[verdict]);
}

function tint(verdict: Verdict, colours: Colours): (text: string) => string {
  switch (verdict) {
    case 'conforms':
      return colours.green;
    case 'deviates':
      return colours.red;
    case 'unprovoked':
      return colours.yellow;
    case 'skipped':
    case 'unprovokable':
      return colours.dim;
  }
}
