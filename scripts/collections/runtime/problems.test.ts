import { expect, it } from 'vitest';
import { inWords } from './problems.ts';

const nameless = Array.from({ length: 300 }, (_, n) => `/results/${n}/name: expected a string, got null`);

it('tells the first few of many that are alike, and counts the rest', () => {
  expect(inWords(nameless).split('\n')).toEqual([...nameless.slice(0, 8), 'and 292 more']);
});

it('never hides one of another kind, wherever it stands', () => {
  const other = '/results/299/size: expected a number, got "7"';
  expect(inWords([...nameless, other]).split('\n')).toEqual([...nameless.slice(0, 7), other, 'and 293 more']);
});

it('counts nothing where all are told', () => {
  expect(inWords(nameless.slice(0, 8))).toBe(nameless.slice(0, 8).join('\n'));
});
