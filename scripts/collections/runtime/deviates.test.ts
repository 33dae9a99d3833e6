import { expect, it } from 'vitest';
import { type Deviation, sentenceOf } from '../../findings/index.ts';
import { Deviates } from './deviates.ts';

const invalid = (place: string): Deviation => ({
  code: 'invalid-body',
  place,
  expected: 'a string',
  actual: 'null',
  exchange: 0,
});
const nameless = Array.from({ length: 300 }, (_, n) => invalid(`/results/${n}/name`));
const lines = (deviations: readonly Deviation[]) => new Deviates(deviations).message.split('\n');

it('shows the first few of many that are alike, and counts the rest', () => {
  expect(lines(nameless)).toEqual([...nameless.slice(0, 8).map(sentenceOf), 'and 292 more']);
});

it('never hides one of another kind, wherever it stands', () => {
  const other = invalid('/results/299/size');
  const shown = [...nameless.slice(0, 7), other];
  expect(new Deviates([...nameless, other]).deviations).toEqual(shown);
  expect(lines([...nameless, other])).toEqual([...shown.map(sentenceOf), 'and 293 more']);
});

it('hides nothing that has to be restored by hand', () => {
  const left = Array.from({ length: 60 }, (_, n) => `removing ${n}: expected it to be gone, got 200`);
  const deviations = left.map(
    (actual): Deviation => ({ code: 'not-left-as-found', expected: '', actual, exchange: 0 }),
  );
  expect(lines(deviations)).toEqual(left);
});

it('has its code for a name, and is a sentence in a runner that knows nothing of codes', () => {
  expect(String(new Deviates([invalid('/name')]))).toBe('invalid-body: /name: expected a string, got null');
});
