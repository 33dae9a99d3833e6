import type pc from 'picocolors';
import type { ResponseResult } from '../../conformance/index.ts';
import { failuresOf } from '../model/failures.ts';
import { statusText } from '../model/status.ts';
import { printable, shorten, wrap } from '../model/text.ts';
import { operationOf, place } from '../model/words.ts';
import { sentLine } from './sent.ts';

type Colours = ReturnType<typeof pc.createColors>;

const mostOthers = 3;

/** A deviation in lines: what, where in the documentation, what was sent, what else in the same answer, next step. */
export function explain(result: ResponseResult, width: number, colours: Colours): string[] {
  const [first, ...others] = failuresOf(result);
  const more = others.length - mostOthers;
  const sent = sentLine(result);
  return [
    ...headline(first?.text ?? result.reason, width, colours),
    `  ${colours.blue('-->')} ${printable(place(result.source))}  ${printable(`${operationOf(result)} → ${result.title}`)}`,
    ...(sent === undefined ? [] : [shorten(`  sent: ${printable(sent)}`, width)]),
    ...others.slice(0, mostOthers).flatMap(({ text }) => indented(`also: ${text}`, width)),
    ...(more > 0 ? [`  and ${more} more in the same answer`] : []),
    ...(result.next === undefined ? [] : indented(`next: ${result.next}`, width)),
  ];
}

/** The same in one line, for when there are many. */
export function explainInALine(result: ResponseResult, width: number, colours: Colours): string {
  const where = `  --> ${printable(place(result.source))}`;
  const text = printable(
    `error: ${operationOf(result)} → ${statusText(result)}: ${failuresOf(result)[0]?.text ?? result.reason}`,
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
