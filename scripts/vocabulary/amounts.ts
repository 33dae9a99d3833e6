/** Limits named in words: `at least 8 characters`, `between 1 and 100`, `20 characters or less`, `must be positive`. */
export interface Amount {
  readonly of: 'characters' | 'items' | 'value';
  readonly min: number | undefined;
  readonly max: number | undefined;
}

const numberWords: Readonly<Record<string, string>> = {
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
};
const units =
  '(?:(?:valid|different|unique|distinct|more) )?(?<unit>characters?|chars?|letters?|digits?|symbols?|signs?|bytes?|long|items?|elements?|entries|values|records|rows|tags|ids|recipients?|users|results|objects)';
const number = '(?<n>-?\\d+(?:\\.\\d+)?)';

interface Pattern {
  readonly expression: RegExp;
  read(n: number, m: number): { readonly min?: number; readonly max?: number };
}

/** Over plain text, in which numbers are alone between spaces; the first that fits is taken. */
const patterns: readonly Pattern[] = [
  {
    expression: pattern(
      `between ${number}(?: ${units})? (?:and|to) (?<m>-?\\d+(?:\\.\\d+)?)(?: ${units2()})?`,
    ),
    read: (min, max) => ({ min, max }),
  },
  {
    expression: pattern(`(?:from )?${number} (?:to|through) (?<m>-?\\d+(?:\\.\\d+)?)(?: ${units})?`),
    read: (min, max) => ({ min, max }),
  },
  {
    expression: pattern(
      `(?:greater|more|larger|longer|bigger) than or equal to ${number}(?: ${units})?`,
      '(?<!not (?:be )?)',
    ),
    read: (min) => ({ min }),
  },
  {
    expression: pattern(
      `(?:less|fewer|smaller|shorter|lower) than or equal to ${number}(?: ${units})?`,
      '(?<!not (?:be )?)',
    ),
    read: (max) => ({ max }),
  },
  {
    expression: pattern(
      `not (?:be )?(?:greater|more|larger|longer|bigger|higher) than ${number}(?: ${units})?`,
    ),
    read: (max) => ({ max }),
  },
  {
    expression: pattern(`not (?:be )?(?:less|fewer|smaller|shorter|lower) than ${number}(?: ${units})?`),
    read: (min) => ({ min }),
  },
  {
    expression: pattern(`(?:no|not) (?:more|longer|greater) than ${number}(?: ${units})?`),
    read: (max) => ({ max }),
  },
  {
    expression: pattern(`(?:greater|more|larger|longer|bigger) than ${number}(?: ${units})?`),
    read: (n) => ({ min: n + 1 }),
  },
  {
    expression: pattern(`(?:less|fewer|smaller|shorter|lower) than ${number}(?: ${units})?`),
    read: (n) => ({ max: n - 1 }),
  },
  { expression: pattern(`>= ?${number}(?: ${units})?`), read: (min) => ({ min }) },
  { expression: pattern(`<= ?${number}(?: ${units})?`), read: (max) => ({ max }) },
  { expression: pattern(`> ?${number}(?: ${units})?`), read: (n) => ({ min: n + 1 }) },
  { expression: pattern(`< ?${number}(?: ${units})?`), read: (n) => ({ max: n - 1 }) },
  {
    expression: pattern(
      `(?:at least|minimum(?: length| value| size| number)?(?: is| of)?|min(?: ?length| value)?(?: is| of)?|not below) ${number}(?: ${units})?`,
    ),
    read: (min) => ({ min }),
  },
  {
    expression: pattern(
      `(?:at most|up to|maximum(?: length| value| size| number)?(?: is| of)?|max(?: ?length| value)?(?: is| of)?|limited to|limit (?:is|of)|(?:exceeds?|exceeding|over|above)(?: the)?(?: limit of| maximum of)?) ${number}(?: ${units})?`,
    ),
    read: (max) => ({ max }),
  },
  {
    expression: pattern(
      `${number}(?: ${units})? (?:or less|or fewer|or shorter|at most|max|maximum)(?! (?:value|length|size|is|of|number|\\d))`,
    ),
    read: (max) => ({ max }),
  },
  {
    expression: pattern(
      `${number}(?: ${units})? (?:or more|or greater|or longer|at least|min|minimum)(?! (?:value|length|size|is|of|number|\\d))`,
    ),
    read: (min) => ({ min }),
  },
  {
    expression: pattern(`(?:exactly|be|have|of) (?:exactly )?${number} ${units}`),
    read: (n) => ({ min: n, max: n }),
  },
  { expression: pattern(`(?:non|not|never)(?: be)? negative`), read: () => ({ min: 0 }) },
  { expression: pattern(`(?:be|a|is|not) (?:a )?positive`), read: () => ({ min: 1 }) },
];

function units2(): string {
  return units.replace('?<unit>', '?<unit2>');
}

function pattern(text: string, before = ''): RegExp {
  return new RegExp(`${before}(?<= )${text}(?= )`, 'u');
}

/** The limits that a plain text names, the lower and the upper one; undefined if it names none. */
export function amountIn(text: string): Amount | undefined {
  const counted = text.replace(
    /(?<= )(zero|one|two|three|four|five|six|seven|eight|nine|ten)(?= )/g,
    (word) => numberWords[word] ?? word,
  );
  const found = limitsIn(counted);
  const [first] = found;
  if (!first) return undefined;
  const same = found.filter((each) => each.of === first.of);
  return {
    of: first.of,
    min: same.find((each) => each.min !== undefined)?.min,
    max: same.find((each) => each.max !== undefined)?.max,
  };
}

const letters: readonly (readonly [RegExp, string])[] = [
  [/^(capital|uppercase|upper case) letters?$/, '[A-Z]'],
  [/^(small|lowercase|lower case) letters?$/, '[a-z]'],
  [/^(alphanumeric characters?|letters? (or|and) digits?)$/, '[A-Za-z0-9]'],
  [/^letters?$/, '[A-Za-z]'],
  [/^digits?$/, '[0-9]'],
];

/** An exact number of letters or digits as a pattern: `must be three capital letters` → `^[A-Z]{3}$`. */
export function lettersIn(text: string): string | undefined {
  const said =
    / (?:be|is|are|has|have|not|of|exactly) (?:exactly |a |an )*(\d+|[a-z]+) ((?:capital |uppercase |upper case |small |lowercase |lower case )?letters?(?: (?:or|and) digits?)?|alphanumeric characters?|digits?)(?! or (?:more|less|fewer)| long at)(?= )/.exec(
      ` ${text} `,
    );
  if (!said) return undefined;
  const count = Number(numberWords[said[1] ?? ''] ?? said[1]);
  const characters = letters.find(([kind]) => kind.test(said[2] ?? ''))?.[1];
  return count > 0 && characters !== undefined ? `^${characters}{${count}}$` : undefined;
}

/** All limits in a text, those of the earlier patterns first; none is read from words that gave another. */
function limitsIn(text: string): readonly Amount[] {
  const taken: (readonly [number, number])[] = [];
  return patterns.flatMap(({ expression, read }) => {
    const match = expression.exec(text);
    if (!match) return [];
    const [start, end] = [match.index, match.index + match[0].length];
    if (taken.some((other) => start < other[1] && other[0] < end)) return [];
    taken.push([start, end]);
    const { n, m, unit, unit2 } = match.groups ?? {};
    const { min, max } = read(Number(n ?? 0), Number(m ?? 0));
    return [{ of: unitOf(unit2 ?? unit, text), min, max }];
  });
}

function unitOf(unit: string | undefined, text: string): Amount['of'] {
  if (unit === undefined)
    return / (length|long|too short|characters?|chars?) /.test(text) ? 'characters' : 'value';
  return /^(char|letter|digit|symbol|sign|byte|long)/.test(unit) ? 'characters' : 'items';
}
