import { expect, it } from 'vitest';
import { rulesInWords } from './rules-in-words.ts';

it.each([
  ['code must be three capital letters', '^[A-Z]{3}$'],
  ['pin is not 4 digits', '^[0-9]{4}$'],
  ['slug should be exactly 6 lower case letters', '^[a-z]{6}$'],
])('reads “%s” as an exact form', (text, pattern) => {
  expect(rulesInWords(text, ` ${text.toLowerCase()} `)).toEqual([{ kind: 'pattern', pattern }]);
});

it('leaves limits to be limits', () => {
  const text = 'name must be at least 3 letters';
  expect(rulesInWords(text, ` ${text} `)[0]?.kind).toBe('length');
});
