import type pc from 'picocolors';
import type { ResponseResult } from '../../conformance/index.ts';
import type { Cause } from '../model/causes.ts';
import type { FoundDeviation } from '../model/deviations-of.ts';
import { statusText } from '../model/status.ts';
import { printable, shorten, wrap } from '../model/text.ts';
import { operationOf, place } from '../model/words.ts';

type Colours = ReturnType<typeof pc.createColors>;

const mostOthers = 3;

/** A deviation in lines: what, where in the documentation, what was sent, what else in the same answer, next step. */
export function explain(
  result: ResponseResult,
  deviations: readonly FoundDeviation[],
  width: number,
  colours: Colours,
): string[] {
  const [first, ...others] = deviations;
  const more = others.length - mostOthers;
  return [
    ...headline(first?.text ?? result.reason, width, colours),
    ...whereOf(result, width, colours),
    ...others.slice(0, mostOthers).flatMap(({ text }) => indented(`also: ${text}`, width)),
    ...(more > 0 ? [`  and ${more} more in the same answer`] : []),
    ...(result.next === undefined ? [] : indented(`next: ${result.next}`, width)),
  ];
}

const mostPlaces = 4;

/** What several responses deviate in for the same cause: once, with the responses that it concerns. */
export function explainCause({ deviation, results }: Cause, width: number, colours: Colours): string[] {
  const more = results.length - mostPlaces;
  const next = results[0]?.next;
  return [
    ...headline(`${results.length} responses: ${deviation.text}`, width, colours),
    ...results.slice(0, mostPlaces).flatMap((result) => whereOf(result, width, colours)),
    ...(more > 0 ? [`      and ${more} more responses`] : []),
    ...(next === undefined ? [] : indented(`next: ${next}`, width)),
  ];
}

/** Where it is documented, and what was sent. */
function whereOf(result: ResponseResult, width: number, colours: Colours): readonly string[] {
  const documented = printable(place(result.source));
  const sent = sentLine(result);
  return [
    `  ${colours.blue('-->')} ${documented}  ${printable(`${operationOf(result)} → ${result.title}`)}`,
    ...(sent === undefined ? [] : [shorten(`  sent: ${printable(sent)}`, width)]),
  ];
}

export function causeLine({ deviation, results }: Cause, width: number, colours: Colours): string {
  return colours.red(shorten(printable(`error: ${results.length} responses: ${deviation.text}`), width));
}

/** The same in one line, for when there are many. */
export function explanationLine(
  result: ResponseResult,
  deviations: readonly FoundDeviation[],
  width: number,
  colours: Colours,
): string {
  const where = `  --> ${printable(place(result.source))}`;
  const text = printable(
    `error: ${operationOf(result)} → ${statusText(result)}: ${deviations[0]?.text ?? result.reason}`,
  );
  return colours.red(shorten(text, width - where.length)) + where;
}

function headline(what: string, width: number, colours: Colours): string[] {
  const [first = '', ...rest] = wrap(shorten(printable(what), 600), width - 7);
  return [
    `${colours.red('error:')} ${colours.bold(first)}`,
    ...rest.map((line) => `       ${colours.bold(line)}`),
  ];
}

function indented(text: string, width: number): string[] {
  return wrap(shorten(printable(text), 600), width - 4).map((line, at) =>
    at === 0 ? `  ${line}` : `    ${line}`,
  );
}

/** `POST /things?page=2 {"name":"x"}`: the request that had to provoke the response; undefined if none was sent. */
function sentLine({ exchanges }: ResponseResult): string | undefined {
  const exchange = exchanges.findLast(({ role }) => role === 'request') ?? exchanges.at(-1);
  if (!exchange) return undefined;
  const { method, url, body } = exchange.request;
  return [method, withoutOrigin(url), ...(body === undefined || body === '' ? [] : [body])].join(' ');
}

function withoutOrigin(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*/, '') || '/';
}
