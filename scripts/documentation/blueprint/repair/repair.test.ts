import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showBrackets } from './hidden-characters.ts';
import { repair } from './repair.ts';
import { findingsOf } from './repaired-lines.ts';

/** The lines that a repair changes, as the parser gets them, and the codes of its findings. */
function repaired(lines: readonly string[]) {
  const { lines: repaired, changes } = repair(lines.join('\n'));
  return { lines: repaired.map(showBrackets), codes: changes.map(({ code, line }) => `${code}@${line}`) };
}

const api = ['# API', ''];
const response = ['', '+ Response 200'];

describe('characters', () => {
  it('takes away a byte order mark and carriage returns', () => {
    expect(repair('\uFEFF# A\r\n\r\n# GET /a\r\n')).toMatchObject({
      lines: ['# A', '', '# GET /a', ''],
      changes: [
        { code: 'repaired-byte-order-mark', line: 1 },
        { code: 'repaired-line-ends', line: 1 },
        { code: 'repaired-line-ends', line: 2 },
        { code: 'repaired-line-ends', line: 3 },
      ],
    });
  });

  it('reads line ends of old Macs', () => {
    expect(repair('# A\r# GET /a').lines).toEqual(['# A', '# GET /a']);
  });

  it('sets tabs to the next stop in the indentation, elsewhere to a space', () => {
    const { lines, codes } = repaired(['+ Response 200', '\t+ Body', '', '  \t\t{"a":\t1}']);
    expect(lines[1]).toBe('    + Body');
    expect(lines[3]).toBe('        {"a": 1}');
    expect(codes).toEqual(['repaired-tabs@2', 'repaired-tabs@4']);
  });

  it('makes plain spaces of others, but not in prose', () => {
    const { lines, codes } = repaired(['#\u00A0GET /a', '', 'two\u00A0words', '+\u00A0Response\u00A0200']);
    expect(lines).toEqual(['# GET /a', '', 'two\u00A0words', '+ Response 200']);
    expect(codes).toEqual(['repaired-spaces@1', 'repaired-spaces@4']);
  });
});

describe('metadata', () => {
  it.each([
    [['FORMAT: 1A', 'HOST: https://a.example', '', '# A'], { format: '1A', host: 'https://a.example' }],
    [['---', 'title: "A B"', 'tags:', '  - x', '---', '', '# A'], { title: 'A B', tags: '' }],
    [['<!-- made by hand -->', 'FORMAT: 1A', '', '# A'], { format: '1A' }],
    [['---', 'title: A', '---', '', 'HOST: /v1', '', '# A'], { title: 'A', host: '/v1' }],
  ])('is read from %o', (lines, values) => {
    const document = repair(lines.join('\n'));
    expect(Object.fromEntries(document.values)).toEqual(values);
    expect(document.lines.at(-1)).toBe('# A');
    expect(document.lines.slice(0, -1).join('')).toBe('');
  });

  it.each([
    [['Note: this is', 'prose']],
    [['# A', 'HOST: /v1']],
    [['<!-- a comment -->', '', '# A']],
    [['---', '# A']],
  ])('is not made of prose: %o', (lines) => {
    const document = repair(lines.join('\n'));
    expect(document.values.size).toBe(0);
    expect(document.lines).toEqual(lines);
  });
});

describe('headings', () => {
  it.each([
    ['## Books (old) [/books]', '## Books (old) [/books]'],
    ['## Books [/books] (old)', '## Books (old) [/books]'],
    ['## Books [books/all]', '## Books [/books/all]'],
    ['## Books [https://a.example/books]', '## Books [/books]'],
    ['## Books[/books]', '## Books [/books]'],
    ['## Books [ /books ]', '## Books [/books]'],
    ['## [/books]', '## /books'],
    ['## Books (`/books`)', '## Books [/books]'],
  ])('a resource “%s” is read as “%s”', (written, read) => {
    const { lines, codes } = repaired([...api, written, '', '### List [GET]', ...response]);
    expect(lines[2]).toBe(read);
    expect(codes).toEqual(['repaired-heading@3']);
  });

  it.each([
    ['### Read [x] (y) [GET /books]', '### Read [x] (y) [GET /books]'],
    ['### Read [get]', '### Read [GET]'],
    ['### Read [ GET ]', '### Read [GET]'],
    ['### Read [GET books/{id}]', '### Read [GET /books/{id}]'],
    ['### Read [GET `/books/{id}`]', '### Read [GET /books/{id}]'],
    ['### Read [GET, HEAD]', '### Read [GET]'],
    ['### Read [GET/HEAD]', '### Read [GET]'],
    ['### Read [GET/{id}]', '### Read [GET /{id}]'],
    ['### /books [POST]', '### POST /books'],
    ['### POST [/books]', '### POST /books'],
    ['### Books (`/books`) [POST]', '### Books [POST /books]'],
    ['### [POST]', '### POST'],
    ['### Create: POST /books', '### Create [POST /books]'],
    ['### `GET /books`', '### GET /books'],
    ['### Search [SEARCH]', '### Search [LINK]'],
  ])('an action “%s” is read as “%s”', (written, read) => {
    const { lines, codes } = repaired([...api, '## Books [/books]', '', written, ...response]);
    expect(lines[4]).toBe(read);
    expect(codes).toEqual(['repaired-heading@5']);
  });

  it.each(['## POST', '## Create [POST]'])('“%s” without a resource is a request to the root', (written) => {
    const { lines, codes } = repaired([...api, written, ...response]);
    expect(lines[2]).toContain('POST /');
    expect(codes).toEqual(['repaired-missing-uri@3']);
  });

  it('knows a resource above an action by its setext heading', () => {
    expect(repaired([...api, 'Books [/books]', '---', '', '## List [GET]', ...response]).codes).toEqual([]);
  });

  it.each([
    [['## Books [/books]', '', '### List [GET]', ...response]],
    [['## Books [/books]', '', '### Write [POST /post]', ...response]],
    [['## Books [/books]', '', '### Read [GET /post/{id}]', ...response]],
    [['## Books [/books]', '', '### Find [GET /search{?q}]', ...response]],
    [['## Books [/books]', '', '### Find [GET /search]', ...response]],
    [['# GET /books', ...response]],
    [['## /books', '', '### GET', ...response]],
    [['## See [the docs](/docs)', '', 'text']],
    [['## Note [OPTIONAL]', '', 'text']],
    [['## Get', '', 'text']],
    [['## POST', '', 'only prose']],
    [['```', '### Read [get]', '+ Response 200', '```']],
    [['<!--', '### Read [get]', '+ Response 200 OK', '-->']],
  ])('leaves alone what is well, or no part of the format: %o', (lines) => {
    expect(repaired([...api, ...lines])).toEqual({ lines: [...api, ...lines], codes: [] });
  });
});

describe('fields', () => {
  const mson = (line: string) =>
    repaired(['# GET /a', '+ Response 200', '    + Attributes', `        ${line}`]);

  it.each([
    ['+ day: 2020-01-31 (string) - when', '+ day: `2020-01-31` (string) - when'],
    ['+ x-y: 1 (number)', '+ `x-y`: 1 (number)'],
    ['+ low: -5 (number)', '+ low: `-5` (number)'],
    ['+ days: 2020-01-31, 2020-02-01 (array[string])', '+ days: `2020-01-31`, `2020-02-01` (array[string])'],
    ['+ text: some (more) words (string)', '+ text: `some (more) words` (string)'],
    ['+ tags: [] (array)', '+ tags (array)'],
    ['+ sort: "clicks" (string)', '+ sort: `clicks` (string)'],
    ['+ level: "a", "b" (enum)', '+ level: `a`, `b` (enum)'],
    ['+ id: `9e37-44 - the id', '+ id: `9e37-44` - the id'],
    ['+ id: 9e37` (string)', '+ id: `9e37` (string)'],
    ['+ "gt" - greater', '+ `gt` - greater'],
    ['+ isbn (string) – its number', '+ isbn (string) - its number'],
    ['+ isbn (string): its number', '+ isbn (string) - its number'],
    ['+ id: 1 (number, required) its number', '+ id: 1 (number, required) - its number'],
    ['+ Default: 2020-01-31', '+ Default: `2020-01-31`'],
  ])('“%s” is read as “%s”', (written, read) => {
    const { lines, codes } = mson(written);
    expect(lines[3]).toBe(`        ${read}`);
    expect(codes).toEqual(['repaired-value@4']);
  });

  it.each([
    '+ day: `2020-01-31` (string) - when',
    '+ a - only a description',
    '+ Include Book-Base',
    '+ *any-name (string)*: 1 (number)',
    '+ url: http://a.example/ (string)',
    '+ (Book-Base)',
  ])('leaves “%s” alone', (written) => {
    expect(mson(written)).toEqual({ lines: expect.arrayContaining([`        ${written}`]), codes: [] });
  });

  it('are quoted only where the parser reads fields', () => {
    const lines = ['# A', '', '+ day: 2020-01-31 (string)', '', '# GET /a', '', '+ Response 200'];
    expect(repaired(lines)).toEqual({ lines, codes: [] });
  });
});

describe('a repaired document', () => {
  const pieces = fc.constantFrom(
    ...[
      '# A',
      '## B (x) [/b]',
      '### C [get]',
      '## POST',
      '+ Response 200 OK',
      '    + Response 404',
      '+ Body',
      '```',
    ],
    ...[
      '    + Attributes',
      '        + a: 1-2 (bool)',
      '\t\t{"a": 1}',
      '---',
      'HOST: x',
      '',
      '<!--',
      '-->',
      '\u00A0+ x',
      '+ (é',
    ],
  );

  it('has as many lines as were written, and every change is on one of them', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { minLength: 1 }), (lines) => {
        const { lines: repaired, written, changes } = repair(lines.join('\n'));
        expect(repaired.length).toBe(written.length);
        for (const { line } of changes) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(written.length);
        }
      }),
    );
  });

  it('needs no repair again', () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1 }), (lines) => {
        const once = repair(['# GET /first', ...lines].join('\n')).lines;
        expect(repair(once.join('\n')).lines).toEqual(once);
      }),
    );
  });
});

it('reports changes of one kind together', () => {
  const tabs = [3, 3, 5].map((line) => ({ code: 'repaired-tabs', line, detail: {} }) as const);
  expect(findingsOf(tabs, 'a.apib')).toEqual([
    {
      code: 'repaired-tabs',
      severity: 'warning',
      source: { file: 'a.apib', line: 3 },
      detail: { lines: 'lines 3, 5' },
    },
  ]);
});
