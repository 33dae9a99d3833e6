/** Numbers that keep limits and steps. */
import type { Json, JsonObject } from '../model.ts';
import { keepsRange } from './allows.ts';

/** A number that keeps all of the schemas, each variant another one; undefined if none is found. */
export function numberFor(
  schemas: readonly JsonObject[],
  isWhole: boolean,
  variant: number,
): number | undefined {
  const found = new Set<number>();
  for (const value of candidates(schemas, isWhole, variant)) {
    const keeps = Number.isFinite(value) && (!isWhole || Number.isInteger(value));
    if (keeps && schemas.every((schema) => keepsRange(schema, value))) found.add(value);
    if (found.size > variant) return value;
  }
  return undefined;
}

/** More multiples than these are not tried where several steps have to agree. */
const mostTried = 1_000;

/** Small counts first, then what is near to the limits. */
function* candidates(schemas: readonly JsonObject[], isWhole: boolean, variant: number): Generator<number> {
  const numbersIn = (...keywords: readonly string[]): readonly number[] =>
    schemas.flatMap((schema) => keywords.map((keyword) => schema[keyword])).filter(isPlainNumber);
  const least = Math.max(...numbersIn('minimum', 'exclusiveMinimum'), Number.NEGATIVE_INFINITY);
  const most = Math.min(...numbersIn('maximum', 'exclusiveMaximum'), Number.POSITIVE_INFINITY);
  const steps = numbersIn('multipleOf');
  const step = Math.max(...steps, ...(isWhole || steps.length === 0 ? [1] : []));
  const tries = steps.length === 0 ? variant + 3 : mostTried;
  for (let count = 1; count <= tries; count += 1) yield clean(count * step);
  for (let count = 0; count < tries; count += 1) yield clean((Math.ceil(least / step) + count) * step);
  for (let count = 0; count < tries; count += 1) yield clean((Math.floor(most / step) - count) * step);
  if (isWhole || steps.length > 0) return;
  yield* [least, most];
  const width = Math.min(1, most - least);
  for (let part = 1; part <= tries; part += 1) {
    yield least + (width * part) / (tries + 1);
    yield most - (width * part) / (tries + 1);
  }
}

/** Without the last digits of a product of decimals: 0.3 and not 0.30000000000000004. */
function clean(value: number): number {
  return Number(value.toPrecision(15));
}

function isPlainNumber(value: Json | undefined): value is number {
  return typeof value === 'number';
}
