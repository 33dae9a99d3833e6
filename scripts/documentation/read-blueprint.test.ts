import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { described, operationsOf, resourcesOf } from '../../fixtures/documentation/read.ts';
import { explain, readDescription } from './index.ts';

const response = ['', '+ Response 200', ''];

describe('readBlueprint', () => {
  it('reads the frame of a document', async () => {
    const api = await described([
      'FORMAT: 1A',
      'HOST: https://api.example.com/v1',
      '',
      '# Shop',
      '',
      'Sells things.',
      '',
      '# Group Books',
      '',
      'Made of paper.',
      '',
      '## Book [/books/{isbn}]',
      '',
      'One of them.',
      '',
      '### Read a book [GET]',
      '',
      'Just that.',
      '',
      '+ Relation: self',
      ...response,
    ]);
    expect(api).toMatchObject({
      name: 'shop',
      title: 'Shop',
      host: 'https://api.example.com/v1',
      description: 'Sells things.',
      file: 'shop.apib',
      groups: [
        {
          name: 'Books',
          description: 'Made of paper.',
          source: { file: 'shop.apib', line: 8 },
          resources: [
            {
              name: 'Book',
              group: 'Books',
              uriTemplate: '/books/{isbn}',
              description: 'One of them.',
              source: { line: 12 },
              operations: [
                {
                  id: 'read-a-book',
                  name: 'Read a book',
                  resource: 'Book',
                  group: 'Books',
                  method: 'GET',
                  uriTemplate: '/books/{isbn}',
                  description: 'Just that.',
                  relation: 'self',
                  source: { line: 16 },
                  responses: [{ id: 'shop/read-a-book/200', status: 200, source: { line: 22 } }],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('reads actions in all their forms', async () => {
    const operations = await operationsOf([
      '# Shop',
      '# GET /books',
      ...response,
      '## Shelf [/shelves/{id}]',
      '### DELETE',
      ...response,
      '### Books on it [GET /shelves/{id}/books]',
      ...response,
      '### Search (slow) [SEARCH]',
      ...response,
    ]);
    expect(operations).toMatchObject([
      { id: 'get-books', name: 'GET /books', resource: '/books', method: 'GET', uriTemplate: '/books' },
      { id: 'delete-shelf', name: 'DELETE Shelf', method: 'DELETE', uriTemplate: '/shelves/{id}' },
      { id: 'books-on-it', method: 'GET', uriTemplate: '/shelves/{id}/books' },
      { id: 'search-slow', name: 'Search (slow)', method: 'SEARCH', uriTemplate: '/shelves/{id}' },
    ]);
  });

  it('gives each operation an id of its own, by its resource before by number', async () => {
    const operations = await operationsOf([
      '# Shop',
      ...['Book', 'Pen', 'Pen'].flatMap((name, index) => [
        `## ${name} [/${index}]`,
        '### Read [GET]',
        ...response,
      ]),
    ]);
    expect(operations.map(({ id }) => id)).toEqual(['read', 'read-pen', 'read-pen-2']);
    expect(operations[1]?.responses[0]?.id).toBe('shop/read-pen/200');
  });

  it('keeps resources outside of any group together, in order', async () => {
    const { groups } = await described([
      '# Shop',
      '# GET /a',
      ...response,
      '# GET /b',
      ...response,
      '# Group C',
      '## GET /c',
      ...response,
    ]);
    expect(groups.map(({ name, resources }) => [name, resources.length])).toEqual([
      ['', 2],
      ['C', 1],
    ]);
  });

  it('takes the title from wherever it is', async () => {
    expect(await described(['title: Shop', '', '# GET /a', ...response])).toMatchObject({ title: 'Shop' });
    expect(await described(['Text first.', '', '# Shop', '', '# GET /a', ...response])).toMatchObject({
      title: 'Shop',
    });
    expect(await described(['# GET /a', ...response])).toMatchObject({ title: 'shop' });
  });

  it('counts lines alike in text of any script', async () => {
    const [resource] = await resourcesOf([
      '# Läden 日本 🎉',
      '',
      'Ünï 🎉',
      '',
      '## Büch [/büch]',
      '### Lësen [GET]',
      ...response,
    ]);
    expect(resource?.source.line).toBe(5);
    expect(resource?.operations[0]).toMatchObject({
      source: { line: 6 },
      responses: [{ source: { line: 8 } }],
    });
  });

  it('keeps the prose of a section behind the responses for its group', async () => {
    const { groups } = await described([
      '# Shop',
      '# Group Books',
      '## GET /books',
      '+ Response 200 (application/json)',
      '',
      '        {}',
      '',
      '### Book Properties',
      '',
      '| Property | Type |',
      '|---|---|',
      '| isbn | string |',
      '',
      '## GET /pens',
      ...response,
    ]);
    expect(groups[0]).toMatchObject({
      description: expect.stringContaining('### Book Properties'),
      tables: [{ heading: 'Book Properties', attributes: [{ name: 'isbn', source: { line: 12 } }] }],
    });
    expect(groups[0]?.resources[0]?.operations[0]?.responses[0]?.body?.text).toBe('{}');
  });

  it.each([
    ['', 'unknown-format'],
    ['# Only a title\n\nand text', 'no-operations'],
    ['openapi: 3.0.0\ninfo:\n  title: x\n', 'no-operations'],
  ])('refuses %j: %s', async (text, code) => {
    const result = await readDescription(text, 'a.apib');
    expect(result.ok).toBe(false);
    expect(!result.ok && result.findings.at(-1)).toMatchObject({
      code,
      severity: 'error',
      source: { line: 1 },
    });
  });

  it('reports each operation without a response, with its line', async () => {
    const { findings } = await described([
      '# A [/a]',
      '## Get it [GET]',
      'Says something.',
      '## Make it [POST]',
      '+ Request (application/json)',
      '',
      '        {}',
      '',
      '## Drop it [DELETE]',
      ...response,
      '# GET /b',
    ]);
    expect(findings).toMatchObject(
      [2, 4, 9 + response.length + 1].map((line) => ({ severity: 'warning', source: { line } })),
    );
  });

  it('passes on the warnings of the parser', async () => {
    const { findings } = await described(['# POST /ä', '', '+ Request', ...response]);
    expect(findings).toContainEqual({
      code: 'parser-warning',
      severity: 'warning',
      source: { file: 'shop.apib', line: 3 },
      detail: { message: 'empty request message-body' },
    });
  });

  it('reads a document that the parser refuses, and says what it changed', async () => {
    const { findings, groups } = await described([
      '# GET /a',
      '',
      '+ Response 200 (application/json)',
      '    + Attributes (Book)',
      '        + isbn (bool)',
      '        + pen (Pen)',
      '',
      '+ Response 404',
      '',
      '    [No Such Model][]',
      '',
      '# Data Structures',
      '## Book (object)',
      '## Book (object)',
      '## Shelf (Shelf)',
      '## string',
    ]);
    expect(groups[0]?.resources[0]?.operations[0]?.responses.map(({ status }) => status)).toEqual([200, 404]);
    const told = findings.map(({ code, source }) => `${code}@${source.line}`);
    expect(told).toEqual(
      expect.arrayContaining([
        'repaired-type-name@5',
        'repaired-type-name@6',
        'repaired-refused-line@10',
        'repaired-refused-line@14',
        'repaired-refused-line@15',
        'repaired-refused-line@16',
      ]),
    );
  });

  it.each([
    ['404 Not Found (application/json)', 404, 'application/json'],
    ['404 Not Found', 404, undefined],
    [': 404', 404, undefined],
    ['404 application/json', 404, 'application/json'],
    ['(404)', 404, undefined],
    ['`404`', 404, undefined],
    ['404 (application/json) - no such book', 404, 'application/json'],
    ['4xx', 400, undefined],
  ])('reads the status of "+ Response %s", and reports the line', async (written, status, mediaType) => {
    const { groups, findings } = await described(['# GET /a', `+ Response ${written}`]);
    expect(groups[0]?.resources[0]?.operations[0]?.responses).toMatchObject([{ status, mediaType }]);
    expect(findings).toMatchObject([{ code: 'response-line', source: { line: 2 } }]);
  });

  it.each([
    ['+ Respose 404', '+ Response 404'],
    ['+ **Response 404**', '+ Response 404'],
    ['+ RESPONSE 404 (text/plain)', '+ Response 404 (text/plain)'],
    ['+Response 404 Not Found', '+ Response 404'],
    ['    + Response 404', '+ Response 404'],
    ['+Request (application/json)', '+ Request (application/json)'],
  ])('reports that "%s" is not read', async (written, read) => {
    const { findings } = await described([
      '# GET /a',
      ...response,
      '',
      '# GET /b',
      '+ Response 200',
      '',
      written,
    ]);
    expect(findings.filter(({ code }) => /-not-read$/.test(code))).toMatchObject([
      { source: { line: 6 + response.length }, detail: { read } },
    ]);
  });

  it.each([
    '* **Response Media Types Supported:** [application/json](http://example.com/)',
    '+ Requests must be signed.',
    '        + Response 404 Not Found',
  ])('takes "%s" for prose', async (written) => {
    const { findings } = await described(['# GET /a', '', written, ...response]);
    expect(findings.filter(({ code }) => /not-read$|^response-line/.test(code))).toEqual([]);
  });

  it('reports a body that stands beside its response, with how to write it', async () => {
    const { findings } = await described(['# GET /a', '', '+ Response 200', '+ Body', '', '        {}']);
    expect(findings).toMatchObject([{ code: 'parser-warning', source: { line: 4 } }]);
    expect(explain(findings[0]!).next).toContain('by 4 columns');
  });

  it.each([
    ['bool', 'boolean'],
    ['Integer', 'number'],
    ['String', 'string'],
    ['datetime', 'string'],
    ['string[]', 'array[string]'],
    ['array of integers', 'array[number]'],
    ['List<Bool>', 'array[boolean]'],
    ['array[int]', 'array[number]'],
    ['string or null', 'string, nullable'],
    ['must be a number', 'number'],
  ])('reads a field of the type "%s" as one of %s', async (written, read) => {
    const { findings } = await described([
      '# POST /a',
      '+ Attributes',
      `    + a (${written}, required)`,
      '',
      '+ Response 200',
    ]);
    expect(findings).toMatchObject([
      { code: 'repaired-type-name', source: { line: 3 }, detail: { read: `${read}, required` } },
    ]);
  });
});

describe('lines that ask for another file', () => {
  it('are reported, except in code', async () => {
    const { findings } = await described([
      '# GET /a',
      '+ Response 200',
      '',
      '<!-- include(parts.md) -->',
      '',
      ':[more](more.md)',
      '',
      '        <!-- include(code.md) -->',
    ]);
    expect(findings.filter(({ code }) => code === 'include-not-followed')).toEqual([
      expect.objectContaining({ detail: { written: '<!-- include(parts.md) -->' } }),
      expect.objectContaining({ detail: { written: ':[more](more.md)' } }),
    ]);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '# A',
      '# Group é',
      '## B [/b/{id}{?x*}]',
      '### C [GET]',
      '### C [POST /c]',
      '+ Response 200',
      '+ Response 404 x',
    ],
    ...[
      '+ Request (application/json)',
      '    + Body',
      '    + Attributes (B)',
      '        + a: 1-2 (bool)',
      '+ Parameters',
    ],
    ...[
      '    + id (required) - é',
      '            {"a": 日}',
      '```',
      '| Field | Type |',
      '|---|---|',
      '| a | b |',
      '',
      '\t',
    ],
    ...[
      '# Data Structures',
      '## B (object)',
      '+ c (B)',
      '+ Include B',
      '---',
      '<!--',
      '{"a": 1,}',
      'text: é',
    ],
  );
  const lines = fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string({ unit: 'binary' })), {
    maxLength: 30,
  });

  it('is read or refused, with unique ids and with places within the document', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (document) => {
        const text = document.join('\n');
        const result = await readDescription(text, 'any.apib');
        const all = JSON.stringify(result.ok ? result.description : result.findings);
        const last = text.split(/\r\n|[\r\n]/).length;
        for (const [, line] of all.matchAll(/"line":(-?\d+)/g)) {
          expect(Number(line)).toBeGreaterThanOrEqual(1);
          expect(Number(line)).toBeLessThanOrEqual(last);
        }
        if (!result.ok) return;
        const operations = result.description.groups.flatMap((group) =>
          group.resources.flatMap((each) => each.operations),
        );
        const ids = operations.flatMap(({ id, responses }) => [id, ...responses.map((each) => each.id)]);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { requests, responses } of operations) {
          for (const response of responses) {
            expect(response.requests.every((index) => index >= 0 && index < requests.length)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
