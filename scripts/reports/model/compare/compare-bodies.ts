import type { Json } from '../../../documentation/index.ts';
import { compareJson } from './compare-json.ts';
import type { PlaceNote, Row } from './rows.ts';

const mostRows = 120;
const longestLine = 2000;

/**
 * Puts a documented beside a received body: compared as JSON where both are, as lines of text where neither is. Where
 * only one of them is JSON there is nothing to compare; both are shown as they are.
 */
export function compareBodies(
  documented: string | undefined,
  received: string | undefined,
  deviations: readonly PlaceNote[],
): Row[] {
  const left = parse(documented);
  const right = parse(received);
  if (left !== undefined && right !== undefined) {
    return cut(compareJson(left.json, right.json, deviations));
  }
  const isAlike = (left === undefined) === (right === undefined);
  return cut(compareLines(lines(documented, left), lines(received, right), deviations, isAlike));
}

/** Both as they are: where another response came than the documented one, every line differs. */
export function rowsSideBySide(documented: string | undefined, received: string | undefined): Row[] {
  return cut(compareLines(lines(documented, parse(documented)), lines(received, parse(received)), [], false));
}

function compareLines(
  left: readonly string[],
  right: readonly string[],
  deviations: readonly PlaceNote[],
  isAlike: boolean,
): Row[] {
  const whole = deviations.find(({ place }) => place === '') ?? deviations[0];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
    documented: left[index],
    received: right[index],
    difference: !isAlike || left[index] === right[index] ? 'none' : 'value',
    deviation: index === 0 ? whole?.text : undefined,
  }));
}

/** Keeps the page small: of a very long comparison the beginning, and whatever deviates. */
function cut(rows: readonly Row[]): Row[] {
  if (rows.length <= mostRows) return [...rows];
  const kept = rows.slice(0, mostRows);
  const deviating = rows.slice(mostRows).filter((row) => row.deviation !== undefined);
  const omitted = rows.length - kept.length - deviating.length;
  const omission: Row = {
    documented: undefined,
    received: `… ${omitted} more lines`,
    difference: 'omission',
    deviation: undefined,
  };
  return [...kept, omission, ...deviating];
}

function lines(text: string | undefined, parsed: { readonly json: Json } | undefined): string[] {
  if (text === undefined || text === '') return [];
  const pretty =
    parsed === undefined
      ? text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
      : JSON.stringify(parsed.json, null, 2);
  return pretty
    .split('\n')
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
}

function parse(text: string | undefined): { readonly json: Json } | undefined {
  if (text === undefined) return undefined;
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
