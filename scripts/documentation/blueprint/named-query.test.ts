import { describe, expect, it } from 'vitest';
import { asSent, readNamedQuery } from './named-query.ts';

describe('a query whose names are in the text of the template', () => {
  it.each([
    ['/search?q={term}', '/search{?q}'],
    ['/a?page={page}&size={size}', '/a{?page,size}'],
    ['/a?kind=b&q={term}', '/a?kind=b{&q}'],
    ['/a/{id}?q={term}{&page}', '/a/{id}{?q}{&page}'],
    ['/a?filter[name]={name}', '/a{?filter[name]}'],
    ['/a?q={term}#top', '/a{?q}#top'],
  ])('%s is read as %s', (written, read) => {
    expect(readNamedQuery(written).uriTemplate).toBe(read);
  });

  it.each(['/a', '/a?kind=b', '/a{?page}', '/a?kind=b{&page}', '/a?near={lat},{lon}', '/a/{id}'])(
    '%s stays as it is',
    (written) => {
      expect(readNamedQuery(written).uriTemplate).toBe(written);
    },
  );

  it('has its parameters under the names that are sent', () => {
    const query = readNamedQuery('/search?q={term}&page={page}');
    expect(asSent([{ name: 'term' }, { name: 'page' }], query)).toEqual([{ name: 'q' }, { name: 'page' }]);
  });
});
