import { describe, expect, it } from 'vitest';
import { described, operationOf } from '../../../fixtures/documentation/read.ts';
import type { Operation } from '../model.ts';

const read = (...lines: readonly string[]) => operationOf(['# POST /a', '', ...lines, '']);
const bodyOf = async (...lines: readonly string[]) => (await read(...lines)).responses[0]?.body;

describe('requests and responses', () => {
  it('have name, media type, headers, description, body and schema, each with its line', async () => {
    const { requests, responses } = await read(
      '+ Request Create (application/json; charset=utf-8)',
      '',
      '    As an éditor.',
      '',
      '    + Headers',
      '',
      '            X-Key: 1',
      '            Accept: application/json',
      '',
      '    + Body',
      '',
      '            {"a": 1}',
      '',
      '    + Schema',
      '',
      '            {"type": "object"}',
      '',
      '+ Response 204',
      '    + Headers',
      '',
      '            Location: /a/1',
    );
    expect(requests).toMatchObject([
      {
        name: 'Create',
        mediaType: 'application/json; charset=utf-8',
        description: 'As an éditor.',
        headers: [
          { name: 'X-Key', value: '1', source: { line: 9 } },
          { name: 'Accept', value: 'application/json', source: { line: 10 } },
        ],
        body: { text: '{"a": 1}', json: { a: 1 }, generated: false, source: { line: 14 } },
        schema: { type: 'object' },
        attributesSchema: undefined,
        source: { line: 3 },
      },
    ]);
    expect(responses).toMatchObject([
      {
        status: 204,
        mediaType: undefined,
        headers: [{ name: 'Location', value: '/a/1', source: { line: 23 } }],
        body: undefined,
        requests: [0],
        source: { line: 20 },
      },
    ]);
  });

  it('have their body also in the line that opens it', async () => {
    const { requests } = await read(
      '+ Request (application/json)',
      '',
      '    + Body {"a": 1}',
      '',
      '+ Response 204',
    );
    expect(requests[0]?.body).toMatchObject({ text: '{"a": 1}', json: { a: 1 }, source: { line: 5 } });
  });

  it('have a body made of their schema where they show none', async () => {
    const schema = ['', '    + Schema', '', '            {"properties": {"a": {"type": "string"}}}', ''];
    const sent = ['+ Request (application/json)', ...schema];
    const { requests, responses } = await read(...sent, '+ Response 200 (application/json)', ...schema);
    expect(requests[0]?.body).toMatchObject({ json: { a: '' }, generated: true, source: { line: 3 } });
    expect(responses[0]?.body).toMatchObject({ json: { a: 'sample a' }, generated: true });
    const [text] = (await read('+ Response 200 (text/plain)', ...schema)).responses;
    expect(text?.body).toBeUndefined();
  });

  it('are paired as the format pairs them, each once', async () => {
    const pairs = ({ responses }: Operation) => responses.map(({ id, requests }) => [id, requests]);
    const operation = await read(
      '+ Response 100',
      '+ Request A',
      '+ Request B',
      '+ Response 200',
      '+ Response 404',
      '+ Request C',
      '+ Response 404',
    );
    expect(operation.requests.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(pairs(operation)).toEqual([
      ['shop/post-a/100', []],
      ['shop/post-a/200', [0, 1]],
      ['shop/post-a/404', [0, 1]],
      ['shop/post-a/404-2', [2]],
    ]);
  });

  it('take what a model of the resource says', async () => {
    const operation = await operationOf([
      ...[
        '## A [/a]',
        '+ Model (application/json)',
        '    + Headers',
        '',
        '            X-A: 1',
        '',
        '    + Body',
        '',
      ],
      ...['            {"a": 1}', '', '### Read [GET]', '+ Response 200', '', '    [A][]', ''],
    ]);
    expect(operation.responses).toMatchObject([
      {
        mediaType: 'application/json',
        headers: [{ name: 'X-A' }],
        body: { json: { a: 1 } },
        source: { line: 12 },
      },
    ]);
  });

  it('have words of their line, and prose above and in them, for a description', async () => {
    const { responses } = await read(
      '+ Response 200 (application/json)',
      '',
      '        {}',
      '',
      'If there is no such thing:',
      '',
      '+ Response 404 Not Found (application/json)',
      '',
      '    Nothing has this id.',
      '',
      '        {}',
      '',
      '#### With `?full`',
      '',
      '+ Response 400',
      '',
      '    Wrong id.',
    );
    expect(responses.map(({ description }) => description)).toEqual([
      '',
      'Not Found\n\nIf there is no such thing:\n\nNothing has this id.',
      '#### With `?full`\n\nWrong id.',
    ]);
    expect(responses.map(({ body }) => body?.text)).toEqual(['{}', '{}', undefined]);
  });

  it('do not take words in parentheses for a media type', async () => {
    const { requests } = await read('+ Request (body)', '', '        {"a": 1}', '', '+ Response 200');
    expect(requests).toMatchObject([{ mediaType: undefined, body: { json: { a: 1 } } }]);
  });

  it('are distinguished, or reported as the same', async () => {
    const { findings } = await described([
      ...['# GET /a', '', '+ Response 404 (application/json)', '', '        {"m": 1}', ''],
      ...['+ Response 404 (application/json)', '', '        {"m": 2}', ''],
      ...['+ Response 404 (application/json)', '', '        {"m": 1}', ''],
    ]);
    const duplicates = findings.filter(({ code }) => code === 'duplicate-response');
    expect(duplicates).toMatchObject([{ source: { line: 11 }, detail: { status: '404', first: '3' } }]);
  });
});

describe('bodies', () => {
  it.each([
    ['as the format wants', ['', '        {', '          "a": 1', '        }'], 5],
    ['in a fence', ['', '    ```json', '    {', '      "a": 1', '    }', '    ```'], 6],
    ['in a fence at the beginning of the line', ['', '```', '{', '  "a": 1', '}', '```'], 6],
    ['in a fence below Body', ['    + Body', '    ```', '    {', '      "a": 1', '    }', '    ```'], 6],
    [
      'in a fence within a code block',
      ['', '        ```', '        {', '          "a": 1', '        }', '        ```'],
      6,
    ],
    ['with too little indentation', ['', '    {', '      "a": 1', '    }'], 5],
    ['without indentation', ['', '{', '  "a": 1', '}'], 5],
    ['right below the response', ['    {', '      "a": 1', '    }'], 4],
  ])('written %s', async (_, lines, line) => {
    const body = await bodyOf('+ Response 200 (application/json)', ...lines);
    expect(body).toMatchObject({
      text: '{\n  "a": 1\n}',
      json: { a: 1 },
      generated: false,
      source: { line },
    });
  });

  it('may be anything but JSON', async () => {
    expect(await bodyOf('+ Response 200 (text/plain)', '', '        Hallo', '          Wëlt')).toMatchObject({
      text: 'Hallo\n  Wëlt',
      json: undefined,
    });
    expect(await bodyOf('+ Response 200 (text/csv)', '', '        [1],[2]')).toMatchObject({
      json: undefined,
    });
    expect(await bodyOf('+ Response 200 (text/html)', '', '    All is well')).toMatchObject({
      text: 'All is well',
    });
    expect(await bodyOf('+ Response 200', '', '        {"a": 1}')).toMatchObject({ json: { a: 1 } });
  });

  it('end where other sections begin', async () => {
    expect(await bodyOf('+ Response 200', '', '        {}', '', '## More', '', 'Prose.')).toMatchObject({
      text: '{}',
    });
  });

  it('that claim to be JSON and are not are reported, at the line of the error', async () => {
    const told = async (...body: readonly string[]) =>
      (await described(['# GET /a', '', '+ Response 200 (application/json)', '', ...body])).findings.filter(
        ({ code }) => code === 'example-not-json',
      );
    expect(await told('        {', '          "a": 1,', '        }')).toMatchObject([
      { source: { line: 7 }, detail: { problem: 'a trailing comma', lenient: 'yes' } },
    ]);
    expect(await told('        {', '          "a": <id>', '        }')).toMatchObject([
      { source: { line: 6 }, detail: { lenient: 'no' } },
    ]);
    expect(await told('        {"a": 1}')).toEqual([]);
  });

  it('are read leniently, or kept as text', async () => {
    const head = '+ Response 200 (application/json)';
    expect(await bodyOf(head, '', '        {"a": 1, ...}')).toMatchObject({ json: { a: 1 }, lenient: true });
    expect(await bodyOf(head, '', '        {"a": <id>}')).toMatchObject({
      text: '{"a": <id>}',
      json: undefined,
      lenient: false,
    });
  });

  it('are not bodies where they are words to the reader', async () => {
    const { responses } = await read(
      ...['+ Response 200 (application/json)', '', '        // the same as above', ''],
      ...['+ Response 404 (application/json)', '', '    No such thing'],
    );
    expect(responses.map(({ body, description }) => [body, description])).toEqual([
      [undefined, '// the same as above'],
      [undefined, 'No such thing'],
    ]);
  });

  it('are made of attributes where none is written', async () => {
    const lines = [
      '+ Response 200 (application/json)',
      '    + Attributes',
      '        + a: 5 (number, required)',
    ];
    const { responses } = await read(...lines);
    expect(responses).toMatchObject([
      {
        body: { json: { a: 5 }, generated: true, source: { line: 3 } },
        attributesSchema: { properties: { a: { type: 'number' } }, required: ['a'] },
      },
    ]);
  });

  it('are implied by the attributes of an action that has no request', async () => {
    const { requests, responses, attributes } = await read(
      ...['+ Attributes', '    + title: Ulysses (required)', '    + pages (number)', '+ Response 201'],
    );
    expect(attributes.map(({ name }) => name)).toEqual(['title', 'pages']);
    expect(requests).toMatchObject([
      { body: { json: { title: 'Ulysses', pages: 0 }, generated: true }, source: { line: 3 } },
    ]);
    expect(responses[0]?.requests).toEqual([0]);
  });
});

it('reports a schema that cannot be used', async () => {
  const { findings } = await described([
    ...[
      '# GET /a',
      '',
      '+ Response 200 (application/json)',
      '',
      '    + Schema',
      '',
      '            {"type": object',
      '',
    ],
  ]);
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'schema-not-usable', source: { file: 'shop.apib', line: 7 } }),
  );
});
