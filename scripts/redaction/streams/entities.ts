/** The named entities of HTML for signs of ASCII. */
const signs: Readonly<Record<string, string>> = {
  '!': 'excl',
  '"': 'quot QUOT',
  '#': 'num',
  $: 'dollar',
  '%': 'percnt',
  '&': 'amp AMP',
  "'": 'apos',
  '(': 'lpar',
  ')': 'rpar',
  '*': 'ast midast',
  '+': 'plus',
  ',': 'comma',
  '-': 'hyphen dash',
  '.': 'period',
  '/': 'sol',
  ':': 'colon',
  ';': 'semi',
  '<': 'lt LT',
  '=': 'equals',
  '>': 'gt GT',
  '?': 'quest',
  '@': 'commat',
  '[': 'lsqb lbrack',
  '\\': 'bsol',
  ']': 'rsqb rbrack',
  '^': 'Hat',
  _: 'lowbar',
  '`': 'grave',
  '{': 'lcub lbrace',
  '|': 'verbar vert',
  '}': 'rcub rbrace',
  ' ': 'nbsp',
};

export const entities: ReadonlyMap<string, number> = new Map(
  Object.entries(signs).flatMap(([sign, names]) =>
    names.split(' ').map((name): [string, number] => [name, sign.charCodeAt(0)]),
  ),
);

/** In characters between `&` and `;`, numbers with leading zeros included. */
export const longestEntity = 12;
