/** A score in the terminal: what survived first, and why nothing noticed it. */
import pc from 'picocolors';
import type { MutantResult, ScoreRecord, VariantResult } from '../../score/index.ts';
import { percentText } from '../model/percent.ts';
import { duration, printable, shorten } from '../model/text.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** More survivors than these are counted; the page has all of them. */
const mostShown = 12;

export function renderScore(
  record: ScoreRecord,
  screen: { readonly colour: boolean; readonly width: number },
): string {
  const colours = pc.createColors(screen.colour);
  const survivors = record.mutants.filter(({ fate }) => fate === 'survived');
  const alarms = record.variants.filter(({ falseAlarms }) => falseAlarms.length > 0);
  const room = Number.isFinite(screen.width) ? screen.width : 200;
  const more = survivors.length - mostShown;
  return [
    colours.bold(printable(record.api.title)),
    '',
    ...survivors.slice(0, mostShown).flatMap((mutant) => [...survivorLines(mutant, room, colours), '']),
    ...(more > 0 ? [`… and ${more} more that survived`, ''] : []),
    ...alarms.flatMap((variant) => [...alarmLines(variant, room, colours), '']),
    ...kindLines(record, colours),
    '',
    totalLine(record, colours),
  ].join('\n');
}

function survivorLines(mutant: MutantResult, room: number, colours: Colours): readonly string[] {
  if (mutant.fate !== 'survived') return [];
  const { slipped, why } = mutant;
  return [
    `${colours.red('survived')}  ${printable(mutant.response)}: ${printable(mutant.what)}`,
    ...(slipped
      ? [
          `  ${colours.dim('answer')}  ${printable(slipped.request)} → ${slipped.answer.status} ${printable(slipped.answer.body)}`,
        ]
      : []),
    ...why.slice(0, 3).map((each) => `  ${colours.dim('why')}     ${printable(each)}`),
    ...(why.length > 3 ? [`          and ${why.length - 3} more like this`] : []),
  ].map((line) => shorten(line, room));
}

function alarmLines(
  { name, what, falseAlarms }: VariantResult,
  room: number,
  colours: Colours,
): readonly string[] {
  return [
    `${colours.red('false alarm')}  ${name}: ${what}`,
    ...falseAlarms
      .slice(0, 3)
      .map(({ response, sentence }) => `  ${printable(response)}: ${printable(sentence)}`),
  ].map((line) => shorten(line, room));
}

function kindLines({ kinds }: ScoreRecord, colours: Colours): readonly string[] {
  const widest = Math.max(4, ...kinds.map(({ kind }) => kind.length));
  const row = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(widest)}${cells.map((cell) => String(cell).padStart(12)).join('')}`;
  return [
    colours.dim(row('kind', ['killed', 'survived', 'equivalent', 'not reached'])),
    ...kinds.map(({ kind, killed, survived, equivalent, notReached }) => {
      const line = row(kind, [killed, survived, equivalent, notReached]);
      return survived > 0 ? colours.red(line) : line;
    }),
  ];
}

function totalLine({ summary, durationMs }: ScoreRecord, colours: Colours): string {
  const { killed, survived, equivalent, notReached, variants, falseAlarms, score } = summary;
  const rest = [
    `${killed} of ${killed + survived} breaches found`,
    ...(equivalent > 0 ? [`${equivalent} equivalent`] : []),
    ...(notReached > 0 ? [`${notReached} not reached`] : []),
    ...(variants > 0
      ? [`${falseAlarms === 0 ? 'no false alarm' : `false alarms in ${falseAlarms}`} in ${variants} variants`]
      : []),
  ];
  return `${colours.bold(percentText(score))}  ${rest.join(', ')} (${duration(durationMs)})`;
}
