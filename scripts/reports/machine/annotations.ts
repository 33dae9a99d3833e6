import { printable } from '../../boundary/index.ts';
import type { ResponseResult, RunRecord } from '../../conformance/index.ts';
import { deviationsOf } from '../model/deviations-of.ts';
import { type KnownDeviations, nothingKnown } from '../model/gate/known.ts';
import { operationOf } from '../model/words.ts';

/** GitHub shows no more of each kind for a step. */
const mostOfAKind = 10;

/**
 * Workflow commands that GitHub shows on the lines of the documentation: an error for each deviation, a warning for each
 * response that a guess did not bring out, a notice for each that deviates as the baseline lists. `fileOf` gives the path
 * from the root of the repository for a file as the record names it.
 */
export function renderAnnotations(
  record: RunRecord,
  known: KnownDeviations = nothingKnown,
  fileOf: (file: string) => string = (file) => file,
): string {
  const deviating = record.responses.filter((result) => result.verdict === 'deviates');
  const groups = [
    { kind: 'error', results: deviating.filter(({ id }) => !known.has(id)) },
    { kind: 'warning', results: record.responses.filter((result) => result.verdict === 'unprovoked') },
    { kind: 'notice', results: deviating.filter(({ id }) => known.has(id)) },
  ];
  const lines = groups.flatMap(({ kind, results }) =>
    shown(results).map((result) => command(kind, result, fileOf)),
  );
  return lines.map((line) => `${line}\n`).join('');
}

/** All of them, or as many as GitHub shows, of which the last says how many there are more. */
function shown(results: readonly ResponseResult[]): ResponseResult[] {
  if (results.length <= mostOfAKind) return [...results];
  const kept = results.slice(0, mostOfAKind);
  const last = kept[mostOfAKind - 1]!;
  const more = `${last.reason} (and ${results.length - mostOfAKind} more responses like this)`;
  return [...kept.slice(0, -1), { ...last, reason: more }];
}

function command(kind: string, result: ResponseResult, fileOf: (file: string) => string): string {
  const texts = deviationsOf(result).map(({ assertion, text }) =>
    assertion === '' ? text : `${assertion}: ${text}`,
  );
  const lines = [
    result.reason,
    ...texts.filter((text) => !result.reason.includes(text)),
    ...(result.next === undefined ? [] : [result.next]),
  ];
  const properties = {
    file: fileOf(result.source.file),
    line: String(result.source.line),
    title: `${operationOf(result)} ${result.title}: ${result.verdict}`,
  };
  const head = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${kind} ${head.join(',')}::${escapeData(lines.join('\n'))}`;
}

function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
