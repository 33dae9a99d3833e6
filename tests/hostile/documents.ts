/** Documents that mean harm, or look as if they did: as data, with what has to come of each. */

export interface HostileDocument {
  readonly name: string;
  readonly text: string | Uint8Array;
  /** The overrides beside it. */
  readonly overrides?: string;
  /** Exit code of `docproof build`: 0 where something can be made of it, 2 where not. */
  readonly build: 0 | 2;
  /** Exit code of the other commands, where these go on without the part that `build` cannot make. */
  readonly list?: 0;
  /** What has to be said about it, with the line. */
  readonly says?: RegExp;
  /** Also run against the mock. */
  readonly run?: true;
}

const head = 'FORMAT: 1A\n\n# Hostile\n';

/** One operation whose answer has a body, and a schema where one is given. */
function answering(body: string, schema?: unknown): string {
  const written = schema === undefined ? '' : `\n    + Schema\n\n            ${JSON.stringify(schema)}\n`;
  return `${head}\n## Thing [/things/{id}]\n\n### Read [GET]\n\n+ Parameters\n    + id: \`1\` (string, required)\n\n+ Response 200 (application/json)\n\n    + Body\n\n            ${body}\n${written}`;
}

/** One operation that is sent a body, which a schema judges. */
function asking(schema: unknown): string {
  return `${head}\n## Things [/things]\n\n### Make [POST]\n\n+ Request (application/json)\n\n    + Schema\n\n            ${JSON.stringify(schema)}\n\n+ Response 201 (application/json)\n\n        {"id": 1}\n\n+ Response 422 (application/json)\n\n        {"error": "a is invalid"}\n`;
}

function described(text: string): string {
  return `${head}\n## Thing [/things]\n\n### Read [GET]\n\n${text}\n\n+ Response 200 (application/json)\n\n        {"id": 1}\n`;
}

const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, at]));
const nested = (depth: number, open: string, inner: string, close: string) =>
  `${open.repeat(depth)}${inner}${close.repeat(depth)}`;
const inherited = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', 'isPrototypeOf'];
const own = (names: readonly string[]) => `{${names.map((name) => `"${name}": "x"`).join(', ')}}`;
const plain = described('');
const bomb = [...'bcdefghij'].map((name, at) => {
  const before = 'abcdefghi'[at];
  return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
});

const schemas: readonly HostileDocument[] = [
  {
    name: 'schema is itself',
    text: answering('{"a": "x"}', { $ref: '#' }),
    build: 2,
    list: 0,
    says: /leads back to itself[\s\S]*apib:\d+/,
  },
  {
    name: 'schemas are each other',
    text: answering('{"a": "x"}', {
      $ref: '#/definitions/a',
      definitions: {
        a: { allOf: [{ $ref: '#/definitions/b' }] },
        b: { anyOf: [{ $ref: '#/definitions/a' }] },
      },
    }),
    build: 2,
    list: 0,
    says: /leads back to itself/,
  },
  {
    name: 'schema includes itself in part',
    text: answering('{"a": "x"}', {
      type: 'object',
      properties: { a: { allOf: [{ $ref: '#/properties/a' }] } },
    }),
    build: 0,
  },
  {
    name: 'schema doubles with each step',
    text: answering('{"a": "x"}', {
      $ref: '#/definitions/s0',
      definitions: Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => [
          `s${at}`,
          { allOf: [{ $ref: `#/definitions/s${at + 1}` }, { $ref: `#/definitions/s${at + 1}` }] },
        ]).concat([['s40', { type: 'object' } as never]]),
      ),
    }),
    build: 0,
    says: /schemas for one value/,
  },
  {
    name: 'tree of itself',
    text: asking({
      type: 'object',
      required: [...'abcdefghij'],
      properties: Object.fromEntries([...'abcdefghij'].map((name) => [name, { $ref: '#' }])),
    }),
    build: 0,
  },
  {
    name: 'references elsewhere',
    text: answering('{}', {
      allOf: [
        { $ref: 'http://169.254.169.254/x' },
        { $ref: 'file:///etc/passwd' },
        { $ref: '#/nowhere' },
        { $ref: '#/constructor' },
      ],
    }),
    build: 0,
  },
  {
    name: 'ids and anchors',
    text: answering('{}', {
      $id: 'http://x/',
      $anchor: 'a',
      properties: { a: { $id: '#b', $dynamicRef: '#a' }, b: { $ref: '#b' } },
    }),
    build: 0,
  },
  {
    name: 'keywords of the wrong kind',
    text: answering('{"a": 1}', {
      type: 'object',
      properties: {
        a: {
          multipleOf: 0,
          minLength: -1,
          pattern: '(',
          format: 'no-such',
          enum: {},
          required: 7,
          items: 'x',
          minimum: 'y',
        },
      },
    }),
    build: 0,
  },
  {
    name: 'sizes without measure',
    text: asking({
      type: 'object',
      required: ['a', 'b'],
      properties: {
        a: { type: 'string', minLength: 1e9, maxLength: 1e12 },
        b: { type: 'array', minItems: 1e9, items: { type: 'integer' } },
      },
    }),
    build: 0,
  },
  {
    name: 'enum of 20,000',
    text: asking({
      type: 'object',
      properties: { a: { enum: Array.from({ length: 20_000 }, (_, at) => `v${at}`) } },
    }),
    build: 0,
  },
  {
    name: 'schema 180 deep',
    text: answering('{}', JSON.parse(nested(180, '{"properties":{"a":', '{}', '}}'))),
    build: 0,
  },
  {
    name: 'schema 50,000 deep',
    text: answering('{}').replace(
      /$/,
      `\n    + Schema\n\n            ${nested(50_000, '{"not":', '{}', '}')}\n`,
    ),
    build: 0,
  },
];

const patterns: readonly HostileDocument[] = [
  {
    name: 'pattern that doubles',
    text: answering(`{"a": "${'a'.repeat(60)}"}`, {
      type: 'object',
      properties: { a: { type: 'string', pattern: '^(a+)+$' } },
    }),
    build: 0,
    says: /repeats a repetition[\s\S]*apib:\d+/,
    run: true,
  },
  {
    name: 'pattern that its example breaks',
    text: answering(`{"a": "${'a'.repeat(60)}!"}`, {
      type: 'object',
      properties: { a: { type: 'string', pattern: '^(a|aa)+$' } },
    }),
    build: 0,
    says: /contradicts[\s\S]*apib:\d+/,
  },
  {
    name: 'pattern of what is sent',
    text: asking({
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', pattern: '^(([a-z0-9]+)+)+!$' } },
    }),
    build: 0,
    run: true,
  },
  {
    name: 'pattern with a backreference',
    text: answering('{"a": "aa"}', { properties: { a: { pattern: '^(a*)*\\1$' } } }),
    build: 0,
    says: /cannot be matched/,
  },
  {
    name: 'pattern larger than memory',
    text: answering('{"a": "aa"}', { properties: { a: { pattern: '((a{1000}){1000}){1000}' } } }),
    build: 0,
  },
  {
    name: 'pattern of names',
    text: answering('{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!": 1}', {
      patternProperties: { '^(a*)*$': { type: 'string' } },
    }),
    build: 0,
  },
];

const sizes: readonly HostileDocument[] = [
  { name: '20,000 keys', text: answering(JSON.stringify(keys(20_000))), build: 0 },
  {
    name: '2,000 parameters',
    text: `${head}\n## Things [/things{?${Object.keys(keys(2_000)).join(',')}}]\n\n### Read [GET]\n\n+ Response 200 (application/json)\n\n        []\n`,
    build: 0,
  },
  { name: 'example 50,000 deep', text: answering(nested(50_000, '[', '', ']')), build: 0, says: /apib:\d+/ },
  {
    name: 'attributes 60 deep',
    text: `${head}\n## Thing [/things]\n\n### Read [GET]\n\n+ Response 200 (application/json)\n\n    + Attributes\n${Array.from({ length: 60 }, (_, at) => `${' '.repeat(8 + 4 * at)}+ a${at} (object)\n`).join('')}`,
    build: 0,
  },
  {
    name: 'headings 5,000 deep',
    text: `${head}\n${'#'.repeat(5_000)} Thing [/things]\n\n+ Response 200\n`,
    build: 2,
    says: /apib:\d+/,
  },
  {
    name: 'name of 5,000 letters',
    text: plain.replaceAll('Thing', '語'.repeat(5_000)).replace('Read', '😀名'.repeat(2_000)),
    build: 0,
  },
];

/** Long lines of one character: what expressions over text are slow for. */
const runs: readonly HostileDocument[] = [
  '#',
  '`',
  '|',
  '[',
  ' ',
  '_',
  '{',
  '+ ',
  '"',
  '(',
  '\\',
  '<',
  '- ',
].map((piece) => ({
  name: `100,000 characters of ${JSON.stringify(piece)}`,
  text: described(`x ${piece.repeat(100_000 / piece.length)} y`),
  build: 0,
}));

const names: readonly HostileDocument[] = [
  { name: 'fields that objects inherit', text: answering(own(inherited)), build: 0, run: true },
  {
    name: 'ways out of the folder',
    text: plain.replaceAll('Thing', '../../../../etc/passwd').replace('Read', '..\\..\\CON'),
    build: 0,
  },
  { name: 'two of everything', text: `${plain}${plain.slice(head.length)}`, build: 0 },
  {
    name: 'comment that ends',
    text: plain.replaceAll('Hostile', '*/ process.exit(7) /*').replace('Read', '`${process.exit(7)}`'),
    build: 0,
  },
  {
    name: 'codes of a terminal',
    text: plain
      .replaceAll('Thing', '\u001b]0;owned\u0007\u001b[2J\u202ething')
      .replace('"id"', '"\u009b31m"'),
    build: 0,
    run: true,
  },
  {
    name: 'commands of a CI system',
    text: plain
      .replaceAll('Thing', '::error::owned ##[error]owned')
      .replace('/things', '/::set-output name=a::b'),
    build: 0,
    run: true,
  },
];

const bytes: readonly HostileDocument[] = [
  { name: 'nothing', text: '', build: 2, says: /an empty file/ },
  { name: 'zeros', text: new Uint8Array(10_000), build: 2, says: /apib:1/ },
  { name: 'UTF-16', text: Buffer.from(`\ufeff${plain}`, 'utf16le'), build: 2, says: /apib:1/ },
  { name: 'lone carriage returns', text: plain.replaceAll('\n', '\r'), build: 0 },
  {
    name: 'half of a character',
    text: Buffer.concat([Buffer.from(plain), Buffer.from([0xed, 0xa0, 0x80, 0xff])]),
    build: 0,
  },
];

const beside: readonly HostileDocument[] = [
  {
    name: 'overrides that explode',
    text: plain,
    overrides: ['a: &a [x]', ...bomb].join('\n'),
    build: 2,
    says: /references to anchors[\s\S]*yaml:2/,
  },
  {
    name: 'overrides within themselves',
    text: plain,
    overrides: 'responses:\n  a/b/200:\n    request: &x\n      body: *x\n',
    build: 2,
    says: /references to anchors[\s\S]*yaml:4/,
  },
  {
    name: 'overrides too deep',
    text: plain,
    overrides: `responses:\n  a: ${'? '.repeat(5_000)}`,
    build: 2,
    says: /levels of nesting here[\s\S]*yaml:2/,
  },
];

export const hostileDocuments: readonly HostileDocument[] = [
  ...[schemas, patterns, sizes, runs].flat(),
  ...[names, bytes, beside].flat(),
];
