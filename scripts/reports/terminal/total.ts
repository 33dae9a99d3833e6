import pc from 'picocolors';
import type { RunRecord } from '../../conformance/index.ts';
import { hasRecord, type Part, totalOf } from '../model/part.ts';
import { printable } from '../model/text.ts';

/** The last lines of a run of several APIs. */
export function renderTotal(parts: readonly Part[], report: string, colour: boolean): string {
  const colours = pc.createColors(colour);
  const { documented, conforms } = totalOf(parts);
  const failed = parts.filter(({ passed }) => !passed);
  const notRun = parts.filter((part) => !hasRecord(part)).length;
  const total = `${parts.length} APIs: ${conforms} of ${documented} documented responses conform`;
  const outcome =
    failed.length === 0
      ? `${colours.green(colours.bold('Passed'))}: ${total}`
      : `${colours.red(colours.bold('Failed'))}: ${total}; ${failed.length} ${failed.length === 1 ? 'API fails' : 'APIs fail'}: ${printable(named(failed))}`;
  return [outcome, ...(notRun > 0 ? [`Not run: ${notRun}`] : []), `Report: ${printable(report)}`].join('\n');
}

/** One of several APIs that passes. */
export function renderLine({ api, summary }: RunRecord, colour: boolean): string {
  const { conforms, documented } = summary;
  const sign = pc.createColors(colour).green('✓');
  return `${sign} ${printable(api.title)}  ${conforms} of ${documented} documented responses conform`;
}

const mostNamed = 10;

function named(parts: readonly Part[]): string {
  const names = parts.slice(0, mostNamed).map(({ name }) => name);
  const more = parts.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
