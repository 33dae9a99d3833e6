import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ask, clientOf, planOf } from '../../../fixtures/mock/client.ts';
import { library } from '../../../fixtures/mock/library.ts';

let ask: Ask;
beforeAll(() => planOf(library), 60_000);
beforeEach(async () => {
  ask = await clientOf(library);
});

describe('a list and its items', () => {
  it('start as the documentation shows them', () => {
    expect(ask('GET', '/books').json).toEqual({
      books: [
        { id: 7, title: 'Moby Dick', genre: 'novel', added_at: '2024-01-05T10:00:00Z' },
        { id: 9, title: 'Dubliners', genre: 'stories', added_at: '2024-02-05T10:00:00Z' },
      ],
      total: 2,
      next: null,
    });
    expect(ask('GET', '/books/9').json).toEqual({
      id: 9,
      title: 'Dubliners',
      genre: 'stories',
      added_at: '2024-02-05T10:00:00Z',
      pages: 612,
      tags: ['sea'],
      links: { self: '/api/v1/books/9' },
    });
  });

  it('show what was created, under an id of the documented form', () => {
    const made = ask('POST', '/books', { title: 'Emma' }, { host: 'localhost:4010' });
    expect(made.status).toBe(201);
    expect(made.json).toEqual({
      id: 10,
      title: 'Emma',
      genre: 'novel',
      pages: 612,
      tags: [],
      added_at: '2030-01-02T03:04:05Z',
      links: { self: '/api/v1/books/10' },
    });
    expect(made.header('Location')).toBe('http://localhost:4010/api/v1/books/10');
    expect(ask('GET', '/books/10').json).toEqual(made.json);
    expect(ask('GET', '/books').json).toMatchObject({ total: 3, books: [{ id: 7 }, { id: 9 }, { id: 10 }] });
  });

  it('show what was changed, and keep the rest', () => {
    expect(ask('PATCH', '/books/9', { genre: 'classic', id: 12 }).json).toMatchObject({
      id: 9,
      title: 'Dubliners',
    });
    expect(ask('GET', '/books/9').json).toMatchObject({ genre: 'classic', pages: 612 });
    expect(ask('GET', '/books').json.books[1].genre).toBe('classic');
  });

  it('show no more what was removed', () => {
    expect(ask('DELETE', '/books/7').status).toBe(204);
    expect(ask('GET', '/books/7').status).toBe(404);
    expect(ask('GET', '/books/7/copies').status).toBe(404);
    expect(ask('GET', '/books').json).toMatchObject({ total: 1, books: [{ id: 9 }] });
  });

  it('are filtered, searched, sorted and cut as the parameters say', () => {
    const titles = (query: string) =>
      ask('GET', `/books?${query}`).json.books.map(({ title }: { title: string }) => title);
    expect(titles('genre=stories')).toEqual(['Dubliners']);
    expect(titles('q=DICK')).toEqual(['Moby Dick']);
    expect(titles('sort=title')).toEqual(['Dubliners', 'Moby Dick']);
    expect(titles('sort=-title')).toEqual(['Moby Dick', 'Dubliners']);
    expect(titles('limit=1&offset=1')).toEqual(['Dubliners']);
    expect(ask('GET', '/books?limit=1').json).toMatchObject({ total: 2, next: '/books?limit=1&offset=1' });
    expect(ask('GET', '/books?limit=1&offset=1').json.next).toBeNull();
  });
});

describe('an item below another', () => {
  it('stays with its parent', () => {
    const { id } = ask('POST', '/books', { title: 'Emma' }).json;
    expect(ask('GET', `/books/${id}/copies`).json).toEqual([]);
    const copy = ask('POST', `/books/${id}/copies`, { shelf: 'C2' }).json;
    expect(copy).toEqual({
      copy_id: expect.stringMatching(/^c-\w{6}$/),
      book_id: id,
      shelf: 'C2',
      status: 'in',
    });
    expect(ask('GET', `/books/${id}/copies`).json).toEqual([copy]);
    expect(ask('GET', `/books/7/copies/${copy.copy_id}`).status).toBe(404);
  });

  it('keeps the state that an action documents', () => {
    expect(ask('POST', '/books/9/copies/c-1a2b3c/lend').json).toEqual({
      copy_id: 'c-1a2b3c',
      status: 'lent',
    });
    expect(ask('GET', '/books/9/copies/c-1a2b3c').json).toMatchObject({ book_id: 9, status: 'lent' });
    expect(ask('GET', '/books/7/copies/c-1a2b3c').json).toMatchObject({ book_id: 7, status: 'in' });
  });
});

describe('a single document', () => {
  it('shows what was set', () => {
    expect(ask('PUT', '/opening-hours', { from: '11:00' }).json).toEqual({ message: 'Hours are set.' });
    expect(ask('GET', '/opening-hours').json).toEqual({ from: '11:00', to: '18:00' });
  });
});

describe('a secret', () => {
  it('is never shown again', () => {
    const made = ask('POST', '/members', { name: 'Bob', password: 'xyzzy' });
    expect(made.json).toEqual({ member: { name: 'Bob', card: expect.stringMatching(/^[\da-f-]{36}$/) } });
    expect(JSON.stringify(ask('GET', `/members/${made.json.member.card}`).json)).not.toContain('xyzzy');
  });
});

describe('what is wrong', () => {
  it('is given in the documented words with the value that was sent', () => {
    expect(ask('GET', '/books/55').json).toEqual({ error: { status: 404, message: 'There is no book 55.' } });
  });

  it('is given in the documented shape where the words are of something else', () => {
    expect(ask('POST', '/books', { title: 5 })).toMatchObject({
      status: 422,
      json: { error: { status: 422, message: 'title must be a string, not a number', field: 'title' } },
    });
    expect(ask('POST', '/books', '{"title":')).toMatchObject({
      status: 400,
      json: { error: { status: 400, message: 'the body is not valid JSON' } },
    });
    expect(ask('PATCH', '/books/55', { genre: 'x' })).toMatchObject({
      status: 404,
      json: { error: { status: 404 } },
    });
    const method = ask('PUT', '/books', {});
    expect(method).toMatchObject({ status: 405, json: { error: { status: 405 } } });
    expect(method.header('Allow')).toBe('GET, POST, HEAD, OPTIONS');
  });

  it('is given as problem details where nothing is documented', () => {
    const told = ask('GET', '/nothing');
    expect(told).toMatchObject({ status: 404, json: { title: 'Not Found', status: 404 } });
    expect(told.header('Content-Type')).toBe('application/problem+json');
    expect(ask('GET', '/%zz').status).toBe(400);
    expect(ask('GET', '/books', undefined, { accept: 'text/html' }).status).toBe(406);
  });
});

describe('a path', () => {
  it('is found with the path of the documented host before it, and with a slash at its end', () => {
    expect(ask('GET', '/api/v1/books/7/').json.id).toBe(7);
  });

  it('is looked up under the name of its API where several are served', async () => {
    const other = library.replace(
      '"title": "Moby Dick", "genre": "novel", "pages"',
      '"title": "Other", "genre": "novel", "pages"',
    );
    const both = await clientOf(library, other);
    expect(both('GET', '/books/7').chosen.response).toBe('library/read-a-book/200');
    expect(both('GET', '/api1/books/7').chosen.response).toBe('api1/read-a-book/200');
  });
});

describe('entity tags', () => {
  it('change with the item, and spare unchanged answers', () => {
    const tag = ask('GET', '/books/7').header('ETag') ?? '';
    expect(ask('GET', '/books/7', undefined, { 'if-none-match': tag }).status).toBe(304);
    expect(ask('PATCH', '/books/7', { genre: 'sea' }, { 'if-match': '"other"' }).status).toBe(412);
    expect(ask('PATCH', '/books/7', { genre: 'sea' }, { 'if-match': tag }).status).toBe(200);
    expect(ask('GET', '/books/7', undefined, { 'if-none-match': tag }).status).toBe(200);
  });
});

describe('conventions of other mocks', () => {
  it('bring out the documented response that is asked for', () => {
    expect(ask('GET', '/books/7', undefined, { prefer: 'code=404' }).json.error.message).toBe(
      'There is no book 99.',
    );
    expect(ask('GET', '/books/7', undefined, { 'x-mock-response-code': '404' }).status).toBe(404);
    expect(ask('GET', '/books/7?__code=404').status).toBe(404);
    expect(ask('GET', '/books/7', undefined, { prefer: 'code=418' })).toMatchObject({
      status: 404,
      json: { status: 404 },
    });
    const made = ask('GET', '/books/7', undefined, { prefer: 'dynamic=true' }).json;
    expect(Object.keys(made)).toEqual(Object.keys(ask('GET', '/books/7').json));
    expect(made).not.toEqual(ask('GET', '/books/7').json);
  });
});

describe('errors whose words are in lists by field', () => {
  const text = [
    '# GET /seats{?email}',
    '',
    '+ Parameters',
    '    + email (string, required)',
    '',
    '+ Response 200 (application/json)',
    '',
    '        []',
    '',
    '+ Response 400 (application/json)',
    '',
    '        {"email": ["Tell us your address"]}',
    '',
  ].join('\n');

  it('are the form of what the documentation does not describe, too', async () => {
    const asked = await clientOf(text);
    expect(asked('GET', '/seats').json).toEqual({ email: ['Tell us your address'] });
    expect(asked('GET', '/seats?email=a@example.com').status).toBe(200);
    expect(asked('DELETE', '/seats').json.email).toEqual([
      expect.stringContaining('DELETE is not documented'),
    ]);
  });
});
