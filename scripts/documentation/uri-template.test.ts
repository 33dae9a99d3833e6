import { describe, expect, it } from 'vitest';
import {
  fixedQuery,
  parseUriTemplate,
  pathSegments,
  pathShape,
  pathTemplate,
  reservedVariables,
} from './uri-template.ts';

describe('parseUriTemplate', () => {
  it('separates literals from expressions, with operator and explode', () => {
    expect(parseUriTemplate('/a/{id}{?q,list*}')).toEqual([
      { kind: 'literal', text: '/a/' },
      { kind: 'expression', operator: '', variables: [{ name: 'id', explode: false }] },
      {
        kind: 'expression',
        operator: '?',
        variables: [
          { name: 'q', explode: false },
          { name: 'list', explode: true },
        ],
      },
    ]);
  });

  it('keeps a brace without a partner as text', () => {
    expect(parseUriTemplate('/a/{id')).toEqual([{ kind: 'literal', text: '/a/{id' }]);
  });
});

describe('the path of a template', () => {
  it('has no query and no fragment, and path expressions written out', () => {
    expect(pathTemplate('/a{/b}/c{?q}{#f}')).toBe('/a/{b}/c');
    expect(pathTemplate('/map{;lat,lon}{.form}')).toBe('/map;lat={lat};lon={lon}.{form}');
    expect(pathTemplate('/map{;point*}')).toBe('/map;{point}');
    expect(pathSegments('/a/{id}.json?x=1')).toEqual([
      { text: 'a', variables: [] },
      { text: '{id}.json', variables: ['id'] },
    ]);
  });

  it('has one shape whatever the variables are called', () => {
    expect(pathShape('/a/{id}/b/{b_id}{?x}')).toBe(pathShape('/a/{name}/b/{id}'));
    expect(pathShape('/a/{id}')).not.toBe(pathShape('/a/b'));
  });

  it('finds the variables that keep reserved characters', () => {
    expect(reservedVariables('/files/{+path}/{name}{?q}')).toEqual(['path']);
  });

  it('finds the query that is fixed in the template', () => {
    expect(fixedQuery('/search?kind=a{&page}')).toBe('kind=a');
    expect(fixedQuery('/search{?page}')).toBe('');
    expect(fixedQuery('/search?page={page}&kind=a&of={x}-{y}')).toBe('kind=a');
  });
});
