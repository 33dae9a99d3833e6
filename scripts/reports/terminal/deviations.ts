import type pc from 'picocolors';
import type { AssertionResult, ResponseResult } from '../../conformance/index.ts';
import { printable, shorten, wrap } from '../text.ts';
import { operationOf, place, sentence } from '../words.ts';

type Colours = ReturnType<typeof pc.createColors>;

const mostFailures = 4;

/** A deviation in lines: what, where in the documentation, expected, actual, next step. */
export function explain(result: ResponseResult, width: number, colours: Colours): string[] {
  const failures = result.assertions.filter((assertion) => assertion.outcome === 'failed');
  const [first, ...others] = failures.slice(0, mostFailures);
  const more = failures.length - mostFailures;
  return [
    ...what(first === undefined ? result.reason : sentence(first), width, colours),
    `  ${colours.blue('-->')} ${place(result.source)}  ${operationOf(result)} → ${printable(result.title)}`,
    ...(first === undefined ? [] : values(first, width)),
    ...others.flatMap((failure) => [...what(sentence(failure), width, colours), ...values(failure, width)]),
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

function what(text: string, width: number, colours: Colours): string[] {
  const [first = '', ...rest] = wrap(printable(text), width - 7);
  return [
    `${colours.red('error:')} ${colours.bold(first)}`,
    ...rest.map((line) => `       ${colours.bold(line)}`),
  ];
}

function values({ expected, actual }: AssertionResult, width: number): string[] {
  return [
    ...(expected === undefined ? [] : labelled('expected', expected, width)),
    ...(actual === undefined ? [] : labelled('actual', actual, width)),
  ];
}

function labelled(label: string, text: string, width: number): string[] {
  const [first = '', ...rest] = wrap(shorten(printable(text), 600), width - 12);
  return [`  ${label.padEnd(8)}  ${first}`, ...rest.map((line) => `            ${line}`)];
}
