import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../documentation/index.ts';
import { meaningOf } from './list-parameters.ts';

const item = {
  id: 1,
  title: 'Alps',
  author: { id: 7, name: 'Jo' },
  price: 12,
  published: '2020-03-04',
  draft: false,
};

function parameter(name: string, given: Partial<Parameter> = {}): Parameter {
  const source = { file: 'a.apib', line: 1 };
  const said = { name, in: 'query', type: undefined, required: false, description: '', values: [] } as const;
  return { ...said, example: undefined, default: undefined, source, ...given } as Parameter;
}

const meaning = (name: string, given?: Partial<Parameter>) => {
  const { parameter: _own, ...rest } = meaningOf(parameter(name, given), item) ?? {
    kind: 'none',
    parameter: undefined,
  };
  return rest;
};

describe('a query parameter of a list', () => {
  it.each([
    ['from', { description: 'published on or after this day' }, 'published', 'least'],
    ['to', { description: 'up to this day', example: '2020-12-31' }, 'published', 'most'],
    ['min', { description: 'lowest price' }, 'price', 'least'],
    ['published_before', {}, 'published', 'most'],
    ['publishedAfter', {}, 'published', 'least'],
    ['maxPrice', { type: 'number' }, 'price', 'most'],
    [
      'since',
      { schema: { type: 'string', format: 'date' }, description: 'Only albums from then on.' },
      'published',
      'least',
    ],
    [
      'newest',
      { schema: { type: 'string', format: 'date' }, description: 'No later than this.' },
      'published',
      'most',
    ],
  ])('%s is a bound of what its description or its example tells', (name, given, field, compare) => {
    expect(meaning(name, given)).toEqual({ kind: 'filter', field, compare });
  });

  it.each([
    [
      'since',
      { schema: { type: 'string', format: 'date-time' }, description: 'Delivered at this time or later.' },
    ],
    ['cursor_date', { schema: { type: 'string', format: 'date' }, description: 'Albums of this day.' }],
    ['to_id', { type: 'integer' }],
  ])('%s is not a bound of what it does not speak of', (name, given) => {
    expect(meaning(name, given)).toEqual({ kind: 'none' });
  });

  it('is an offset where it is a number and says nothing of a field', () => {
    expect(meaning('from', { type: 'number', description: 'how many to leave out' })).toEqual({
      kind: 'offset',
    });
  });

  it('sorts where it takes names of fields, and else gives a direction', () => {
    expect(meaning('order', { values: ['title', '-title'] })).toEqual({ kind: 'sort' });
    expect(meaning('order', { values: ['asc', 'desc'] })).toEqual({ kind: 'direction' });
  });

  it('filters by a thing inside of the item, too', () => {
    expect(meaning('author_id')).toEqual({ kind: 'filter', field: 'author', compare: 'equal' });
  });
});
