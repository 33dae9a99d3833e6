import { describe, expect, it } from 'vitest';
import { freshValue, isDistinctive } from '../../analysis/index.ts';
import { markShown, marksIn } from './marks.ts';

const marks = [{ field: 'title', value: 'Milk-x7k2m9' }];

describe('marks', () => {
  it('are the values of a body that were made up', () => {
    const body = JSON.stringify({
      note: { title: 'Milk-x7k2m9', text: 'two litres', tags: ['Milk-x7k2m9'] },
    });
    expect(marksIn(body, ['Milk-x7k2m9', 'other'])).toEqual([
      ...marks,
      { field: 'tags', value: 'Milk-x7k2m9' },
    ]);
    expect(marksIn('title=Milk-x7k2m9&text=two+litres', ['Milk-x7k2m9'])).toEqual(marks);
    expect(marksIn(undefined, ['Milk-x7k2m9'])).toEqual([]);
  });

  it.each([
    [{ id: 4, title: 'Milk-x7k2m9' }],
    [{ id: 4, name: ' milk-X7K2M9' }],
    [{ id: 4, attributes: { title: 'Milk-x7k2m9' } }],
    [{ id: 4, spec: { name: 'Milk-x7k2m9', labels: {} } }],
  ])('are recognised in %j', (entry) => {
    expect(markShown(entry, ['id'], marks)).toEqual(marks[0]);
  });

  it.each([
    [{ id: 4, title: 'Milk' }],
    [{ id: 4, title: 'Milk-x7k2m9 and more' }],
    [{ id: 4, latest: { id: 9, title: 'Milk-x7k2m9' } }],
    [{ id: 4, titles: ['Milk-x7k2m9'] }],
    [null],
  ])('do not make %j the run’s own', (entry) => {
    expect(markShown(entry, ['id'], marks)).toBeUndefined();
  });

  it.each([
    ['text', 'alpha', true],
    ['text', 'Ann', true],
    ['text', 'SKU-1234', false],
    ['email', 'ann@example.com', true],
    ['boolean', 'true', false],
    ['integer', '12', false],
    ['ipv4', '10.0.0.1', false],
    ['date', '2024-01-01', false],
  ] as const)('of the form %s: %s is one: %s', (form, like, expected) => {
    expect(isDistinctive(form, freshValue(form, like, Math.random), like)).toBe(expected);
  });
});
