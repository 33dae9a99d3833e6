import { describe, expect, it } from 'vitest';
import { readBlueprint } from './index.ts';

const document = `FORMAT: 1A
HOST: https://api.example.com

# Shelf

# Group Books

## Book [/books/{isbn}]

### Read a book [GET]

+ Parameters
    + isbn: \`978-3\` (string, required) - Number of the book

+ Response 200 (application/json)

        {"title": "Über"}

+ Response 404
`;

describe('readBlueprint', () => {
  it('reads an operation with its parameters and responses', async () => {
    const result = await readBlueprint(document, 'docs/My Shelf.apib');
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    const { description } = result;
    expect(description).toMatchObject({ name: 'my-shelf', title: 'Shelf', host: 'https://api.example.com' });
    const [operation] = description.groups[0]?.resources[0]?.operations ?? [];
    expect(operation).toMatchObject({
      id: 'read-a-book',
      method: 'GET',
      uriTemplate: '/books/{isbn}',
      source: { file: 'docs/My Shelf.apib', line: 10 },
      parameters: [{ name: 'isbn', in: 'path', required: true, type: 'string', example: '978-3' }],
      responses: [
        { id: 'my-shelf/read-a-book/200', body: { json: { title: 'Über' }, source: { line: 17 } } },
        { id: 'my-shelf/read-a-book/404', status: 404, body: undefined, source: { line: 19 } },
      ],
    });
  });

  it('refuses a document without operations', async () => {
    const result = await readBlueprint('# Only a title\n', 'empty.apib');
    expect(result).toMatchObject({ ok: false, findings: [{ code: 'no-operations' }] });
  });
});
