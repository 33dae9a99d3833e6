import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcherCode, matcherOf, readPattern } from './pattern.ts';
import { parsePattern, programOf } from './program.ts';
import { runProgram } from './run-program.ts';

/** Small patterns over a small alphabet, all of whose ways the engine of the language tries in no time. */
const { pattern: patterns } = fc.letrec<{ pattern: string; branch: string; item: string; atom: string }>(
  (tie) => ({
    pattern: fc.array(tie('branch'), { minLength: 1, maxLength: 3 }).map((branches) => branches.join('|')),
    branch: fc.array(tie('item'), { maxLength: 4 }).map((items) => items.join('')),
    item: fc
      .tuple(tie('atom'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{0,2}', '{1,}', '*?'))
      .map((parts) => parts.join('')),
    atom: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\s', '\\p{L}', '-'),
      tie('pattern').map((inner) => `(?:${inner})`),
      tie('pattern').map((inner) => `(${inner})`),
      fc.constantFrom('(?:^)', '(?:$)', '(?:\\b)', '(?:\\B)'),
      tie('pattern').map((inner) => `(?:(?=${inner}))`),
      tie('pattern').map((inner) => `(?:(?!${inner}))`),
    ),
  }),
);
const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '\n', 'é'), maxLength: 6 });

it('agrees with the engine of the language', () => {
  fc.assert(
    fc.property(patterns, fc.array(texts, { minLength: 1, maxLength: 4 }), (source, samples) => {
      // Repetitions of repetitions take the engine of the language a time without end.
      fc.pre(source.length <= 40);
      const parsed = parsePattern(source);
      const program = parsed && programOf(parsed.pattern, parsed.flags);
      if (!parsed || !program) return;
      const own = new RegExp(source, parsed.flags);
      for (const text of samples) expect([text, runProgram(program, text)]).toEqual([text, own.test(text)]);
    }),
    { numRuns: 300 },
  );
});

const hostile = [
  ...[
    '^(a+)+$',
    '(a*)*b',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^(\\w+\\s?)*$',
    '(x+x+)+y',
    '^(a?){40}a{40}$',
    '^a?a?a?a?a?a?a?a?a?a?a?a?a{12}$',
  ],
  ...[
    'a*a*a*a*a*b',
    '\\s+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(?=(a+)+$)',
    '^((a{1000}){1000}){1000}$',
    '(?:a{9999}b){9999}',
    '^(?:a{0,60}){0,60}$',
    '(?:(?=.*b)a)*$',
  ],
  ...[
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
    '^(a+)+\\1$',
    '(?<!(a+)+)b',
  ],
];

describe('a hostile pattern', () => {
  it.each(hostile)('is matched in no time: %s', (source) => {
    const matches = matcherOf(source);
    const carried = new Function(`return ${matcherCode(source)}`)();
    for (const text of ['a', 'x', ' ', 'ab'].map((piece) => `${piece.repeat(2_000)}!`))
      expect(carried(text)).toBe(matches(text));
  });

  it.each(['^(a+)+$', '(a*)*b', '^(\\w+\\s?)*$', '^((a|b)*c?)*$'])('is named as one: %s', (source) => {
    expect(readPattern(source)).toMatchObject({ isRisky: true });
  });
});

it.each([
  '^[a-z]+$',
  '^\\d{4}-\\d{2}-\\d{2}$',
  '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  '^(red|green)$',
  '^[A-Z]{2,3}$',
  '^\\p{L}+$',
])('leaves an ordinary pattern to the engine of the language: %s', (source) => {
  expect(readPattern(source)).toMatchObject({ kind: 'native', isRisky: false });
});

it.each(['^[a-z]+(\\.[a-z]+)*$', '^[^@]+@[^@]+\\.[a-z]{2,}$', '^(?=.*[A-Z])(?=.*\\d).{8,}$'])(
  'does not warn of %s',
  (source) => {
    expect(readPattern(source)).toMatchObject({ kind: 'program', isRisky: false });
  },
);

it('takes what only the older syntax allows', () => {
  expect(matcherOf('^\\-[\\w-.]$')('-.')).toBe(true);
  expect(readPattern('(')).toBeUndefined();
});

it('takes a character for one, however it is written', () => {
  expect(matcherOf('^(.|b+)+$')('🙂')).toBe(true);
  expect(matcherOf('^(?:..)(b|b)*$')('🙂')).toBe(false);
});
