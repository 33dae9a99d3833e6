import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../documentation/index.ts';
import { meaningOf } from './list-parameters.ts';
import { firstPageOf, statesMeaning } from './stated-meaning.ts';

function parameter(name: string, given: Partial<Parameter> = {}): Parameter {
  const source = { file: 'a.apib', line: 1 };
  const bare = { name, in: 'query', type: undefined, required: false, description: '', values: [] } as const;
  return { ...bare, explode: false, example: undefined, default: undefined, source, ...given };
}

describe('what a parameter of a list does', () => {
  it.each([
    ['limit', { type: 'integer' }, true],
    ['limit', {}, false],
    ['count', { type: 'integer' }, false],
    ['count', { description: 'how many topics to show' }, true],
    ['closed', { description: 'only closed topics' }, true],
    ['closed', { description: 'true if closed topics should be included' }, false],
    [
      'closed',
      { description: 'Closed ones. Open topics are shown too, not hidden.', type: 'boolean' },
      false,
    ],
    ['state', { description: 'The state. If omitted, topics of all states are shown.' }, true],
    ['state', { description: 'The state that is not shown. One of open, closed.' }, false],
    ['state', { description: 'Exact match, upper case ignored' }, true],
    ['cursor', { description: 'where to go on' }, false],
  ])('%s %j: stated %s', (name, given, expected) => {
    const meaning = meaningOf(parameter(name, given), { id: 1, closed: true, state: 'open' });
    expect(meaning && statesMeaning(meaning)).toBe(expected);
  });

  it.each([
    [{ default: '0' }, 0],
    [{ example: '1', schema: { minimum: 0 } }, 1],
    [{ description: 'Page number, zero-based' }, 0],
    [{ schema: { minimum: 1 } }, 1],
    [{}, undefined],
  ])('counts pages of %j from %s', (given, first) => {
    expect(firstPageOf(parameter('page', given))).toBe(first);
  });
});
