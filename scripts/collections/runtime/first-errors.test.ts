import { expect, it } from 'vitest';
import type { Json } from '../../documentation/index.ts';
import { firstErrors } from './first-errors.ts';

/** Finds every entry that is not a number, as Ajv does with `allErrors`. */
function wrongEntries(body: unknown): readonly number[] {
  const { list } = body as { readonly list: readonly Json[] };
  return list.flatMap((entry, index) => (typeof entry === 'number' ? [] : [index]));
}

const bodyWith = (length: number, wrong: (index: number) => boolean): Json => ({
  list: Array.from({ length }, (_, index) => (wrong(index) ? 'wrong' : index)),
});

it('finds every error of a list of usual length', () => {
  expect(
    firstErrors(
      wrongEntries,
      bodyWith(900, (index) => index % 300 === 0),
    ),
  ).toEqual([0, 300, 600]);
});

it('finds an error anywhere in a long list', () => {
  expect(
    firstErrors(
      wrongEntries,
      bodyWith(20_000, (index) => index === 19_000),
    ),
  ).toEqual([19_000]);
});

it('keeps no more errors than the first entries have', () => {
  expect(
    firstErrors(
      wrongEntries,
      bodyWith(300_000, () => true),
    ),
  ).toHaveLength(1_000);
  expect(
    firstErrors(
      wrongEntries,
      bodyWith(300_000, (index) => index >= 1_000),
    ),
  ).toHaveLength(99_000);
});
