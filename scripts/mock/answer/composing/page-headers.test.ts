import { describe, expect, it } from 'vitest';
import type { ListPage } from '../performing/lists.ts';
import { pageHeader } from './page-headers.ts';

const entity = { id: '1', value: {} };
const paging = [{ kind: 'page', parameter: { name: 'page' } }] as unknown as ListPage['paging'];
const second: ListPage = {
  items: [entity, entity],
  total: 5,
  offset: 2,
  limit: 2,
  asked: true,
  filtered: false,
  paging,
};
const last = { ...second, items: [entity], offset: 4 };
const header = (name: string, documented: string, page = second) =>
  pageHeader(name, documented, page, '/things?page=2');

describe('a header of a list', () => {
  it.each([
    ['x-total-count', '100', '5'],
    ['x-total', '100', '5'],
    ['x-page', '1', '2'],
    ['x-per-page', '20', '2'],
    ['x-pagination-total-pages', '9', '3'],
    ['content-range', 'items 0-24/319', 'items 2-3/5'],
  ])('%s tells of this page', (name, documented, shown) => {
    expect(header(name, documented)).toBe(shown);
  });

  it('links to the pages that there are', () => {
    const documented =
      '<https://api.example/things?page=3>; rel="next", <https://api.example/things?page=9>; rel="last"';
    expect(header('link', documented)).toBe(
      '<https://api.example/things?page=3>; rel="next", <https://api.example/things?page=3>; rel="last"',
    );
    expect(header('link', documented, last)).toBe('<https://api.example/things?page=3>; rel="last"');
  });

  it('stays as documented where it is about something else', () => {
    expect(header('x-request-id', 'abc')).toBeUndefined();
    expect(header('link', '</style.css>; rel="preload"')).toBe('</style.css>; rel="preload"');
  });
});
