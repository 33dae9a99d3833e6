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

export function totalOf(documents: readonly CheckedDocument[]) {
  const read = documents.filter((each) => each.kind === 'read');
  const sum = (of: (document: (typeof read)[number]) => number) =>
    read.reduce((total, each) => total + of(each), 0);
  const reasons = new Map<string, number>();
  for (const reason of read.flatMap((each) => each.rest)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    documents: documents.length,
    read: read.length,
    unusable: documents.filter((each) => each.kind === 'unusable').length,
    crashed: documents.filter((each) => each.kind === 'crashed').length,
    documented: sum((each) => each.verdicts.documented),
    conforms: sum((each) => each.verdicts.conforms),
    deviates: sum((each) => each.verdicts.deviates),
    unprovoked: sum((each) => each.verdicts.unprovoked),
    skipped: sum((each) => each.verdicts.skipped),
    unprovokable: sum((each) => each.verdicts.unprovokable),
    certain: sum((each) => each.certain),
    clientErrors: sum((each) => each.clientErrors),
    clientErrorsProvoked: sum((each) => each.clientErrorsProvoked),
    findings: sum((each) => each.findings),
    timeMs: documents.reduce((total, each) => total + each.timeMs, 0),
    reasons: [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, count]) => ({ reason, count })),
  };
}

export function renderCheck(documents: readonly CheckedDocument[]): string {
  const width = Math.min(60, Math.max(8, ...documents.map((each) => each.file.length)));
  const total = totalOf(documents);
  const head = row('document', width, [
    'responses',
    'certain',
    '4xx provoked',
    'conforms',
    'deviates',
    'unprovoked',
    'skipped',
    'unprovokable',
    'findings',
    'time',
  ]);
  return [
    head,
    ...documents.map((each) => documentRow(each, width)),
    row('in all', width, [
      String(total.documented),
      share(total.certain, total.documented),
      `${total.clientErrorsProvoked}/${total.clientErrors}`,
      String(total.conforms),
      String(total.deviates),
      String(total.unprovoked),
      String(total.skipped),
      String(total.unprovokable),
      String(total.findings),
      seconds(total.timeMs),
    ]),
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

function documentRow(document: CheckedDocument, width: number): string {
  if (document.kind !== 'read') {
    const [why = ''] = document.why.split('\n');
    return `${named(document.file, width)}  ${document.kind}: ${why.slice(0, 120)}`;
  }
  const { verdicts } = document;
  return row(document.file, width, [
    String(verdicts.documented),
    share(document.certain, verdicts.documented),
    `${document.clientErrorsProvoked}/${document.clientErrors}`,
    String(verdicts.conforms),
    String(verdicts.deviates),
    String(verdicts.unprovoked),
    String(verdicts.skipped),
    String(verdicts.unprovokable),
    String(document.findings),
    seconds(document.timeMs),
  ]);
}

function row(name: string, width: number, cells: readonly string[]): string {
  return [named(name, width), ...cells.map((cell) => cell.padStart(12))].join('');
}

function named(name: string, width: number): string {
  return (name.length > width ? `…${name.slice(1 - width)}` : name).padEnd(width);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
