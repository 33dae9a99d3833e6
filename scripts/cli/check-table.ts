/** The measure of many documents as a table. */
import type { Summary } from '../conformance/index.ts';

export type CheckedDocument =
  | {
      readonly kind: 'read';
      readonly file: string;
      readonly verdicts: Summary;
      /** Responses whose condition is certain. */
      readonly certain: number;
      /** Documented 4xx responses, and how many of them came by what was sent. */
      readonly clientErrors: number;
      readonly clientErrorsProvoked: number;
      /** Why each of the rest was not provoked. */
      readonly rest: readonly string[];
      readonly deviations: readonly string[];
      readonly findings: number;
      readonly timeMs: number;
    }
  | {
      /** `unusable`: no operation, or beyond repair; `crashed`: a bug of docproof. */
      readonly kind: 'unusable' | 'crashed';
      readonly file: string;
      readonly why: string;
      readonly timeMs: number;
    };

/** What a row of the table shows, of one document or of all. */
type Measures = Summary & {
  readonly certain: number;
  readonly clientErrors: number;
  readonly clientErrorsProvoked: number;
  readonly findings: number;
  readonly timeMs: number;
};

const counted = [
  ...(['documented', 'conforms', 'deviates', 'unprovoked', 'skipped', 'unprovokable'] as const),
  ...(['certain', 'clientErrors', 'clientErrorsProvoked', 'findings'] as const),
];

export function totalOf(documents: readonly CheckedDocument[]) {
  const read = documents.filter((each) => each.kind === 'read');
  const measures = read.map(measuresOf);
  const sums = Object.fromEntries(
    counted.map((name) => [name, measures.reduce((sum, each) => sum + each[name], 0)]),
  ) as Record<(typeof counted)[number], number>;
  const reasons = new Map<string, number>();
  for (const reason of read.flatMap((each) => each.rest)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    documents: documents.length,
    read: read.length,
    unusable: documents.filter((each) => each.kind === 'unusable').length,
    crashed: documents.filter((each) => each.kind === 'crashed').length,
    ...sums,
    timeMs: documents.reduce((total, each) => total + each.timeMs, 0),
    reasons: [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, count]) => ({ reason, count })),
  };
}

function measuresOf(document: CheckedDocument & { readonly kind: 'read' }): Measures {
  return { ...document, ...document.verdicts };
}

const columns: readonly (readonly [title: string, cell: (of: Measures) => string])[] = [
  ['responses', ({ documented }) => String(documented)],
  ['certain', ({ certain, documented }) => share(certain, documented)],
  ['4xx provoked', ({ clientErrors, clientErrorsProvoked }) => `${clientErrorsProvoked}/${clientErrors}`],
  ['conforms', ({ conforms }) => String(conforms)],
  ['deviates', ({ deviates }) => String(deviates)],
  ['unprovoked', ({ unprovoked }) => String(unprovoked)],
  ['skipped', ({ skipped }) => String(skipped)],
  ['unprovokable', ({ unprovokable }) => String(unprovokable)],
  ['findings', ({ findings }) => String(findings)],
  ['time', ({ timeMs }) => `${(timeMs / 1000).toFixed(1)} s`],
];

export function renderCheck(documents: readonly CheckedDocument[]): string {
  const width = Math.min(60, Math.max(8, ...documents.map((each) => each.file.length)));
  const total = totalOf(documents);
  const row = (name: string, cells: readonly string[]) =>
    [named(name, width), ...cells.map((cell) => cell.padStart(14))].join('');
  const measured = (name: string, of: Measures) =>
    row(
      name,
      columns.map(([, cell]) => cell(of)),
    );
  return [
    row(
      'document',
      columns.map(([title]) => title),
    ),
    ...documents.map((each) =>
      each.kind === 'read' ? measured(each.file, measuresOf(each)) : unreadRow(each, width),
    ),
    measured('in all', total),
    '',
    `${total.read} of ${total.documents} documents read` +
      (total.unusable > 0 ? `, ${total.unusable} unusable` : '') +
      (total.crashed > 0 ? `, ${total.crashed} crashed` : '') +
      `; ${share(total.clientErrorsProvoked, total.clientErrors)} of the documented 4xx responses provoked by input alone`,
    ...(total.reasons.length > 0 ? ['', 'not provoked, by reason:'] : []),
    ...total.reasons.slice(0, 25).map(({ reason, count }) => `${String(count).padStart(6)}  ${reason}`),
    ...documents.flatMap((each) =>
      each.kind === 'read' ? each.deviations.map((line) => `deviates: ${line}`) : [],
    ),
  ].join('\n');
}

function unreadRow({ file, kind, why }: Exclude<CheckedDocument, { kind: 'read' }>, width: number): string {
  return `${named(file, width)}  ${kind}: ${(why.split('\n')[0] ?? '').slice(0, 120)}`;
}

function named(name: string, width: number): string {
  return (name.length > width ? `…${name.slice(1 - width)}` : name).padEnd(width);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`;
}
