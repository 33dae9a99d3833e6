import type pc from 'picocolors';
import type { ResponseResult } from '../../conformance/index.ts';
import { type Failure, failuresOf } from '../model/failures.ts';
import { printable, shorten, wrap } from '../model/text.ts';
import { operationOf, place } from '../model/words.ts';

type Colours = ReturnType<typeof pc.createColors>;

const mostFailures = 4;

/** A deviation in lines: what, where in the documentation, expected, actual, next step. */
export function explain(result: ResponseResult, width: number, colours: Colours): string[] {
  const failures = failuresOf(result);
  const [first, ...others] = failures.slice(0, mostFailures);
  const more = failures.length - mostFailures;
  return [
    ...what(first, width, colours),
    `  ${colours.blue('-->')} ${place(result.source)}  ${operationOf(result)} → ${printable(result.title)}`,
    ...values(first, width),
    ...others.flatMap((failure) => [...what(failure, width, colours), ...values(failure, width)]),
    ...(more > 0 ? [`  and ${more} more in the same answer`] : []),
    ...(result.next === undefined ? [] : labelled('next', result.next, width)),
  ];
}

/** The same in one line, for when there are many. */
export function explainInALine(result: ResponseResult, width: number, colours: Colours): string {
  const where = `  --> ${place(result.source)}`;
  const text = `error: ${operationOf(result)} → ${result.status}: ${printable(result.reason)}`;
  return colours.red(shorten(text, width - where.length)) + where;
}

function what(failure: Failure | undefined, width: number, colours: Colours): string[] {
  const text = failure?.assertion ? `${failure.assertion}: ${failure.text}` : (failure?.text ?? '');
  const [first = '', ...rest] = wrap(shorten(printable(text), 600), width - 7);
  return [
    `${colours.red('error:')} ${colours.bold(first)}`,
    ...rest.map((line) => `       ${colours.bold(line)}`),
  ];
}

function values(failure: Failure | undefined, width: number): string[] {
  const { expected, actual } = failure ?? {};
  return [
    ...(expected === undefined ? [] : labelled('expected', expected, width)),
    ...(actual === undefined ? [] : labelled('actual', actual, width)),
  ];
}

function labelled(label: string, text: string, width: number): string[] {
  const [first = '', ...rest] = wrap(shorten(printable(text), 600), width - 12);
  return [`  ${label.padEnd(8)}  ${first}`, ...rest.map((line) => `            ${line}`)];
}
