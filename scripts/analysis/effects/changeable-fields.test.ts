import { describe, expect, it } from 'vitest';
import type { Operation } from '../../documentation/index.ts';
import { changeableFields } from './changeable-fields.ts';

function changeable(description: string): readonly string[] {
  const operation = { name: 'Modify a lamp', description } as Operation;
  return changeableFields(operation, ['name', 'colour', 'type']);
}

describe('fields that an update may change', () => {
  it('are all that are sent, where nothing else is said', () => {
    expect(changeable('Changes a lamp.')).toEqual(['name', 'colour', 'type']);
  });

  it.each([
    'The only fields which can be modified are: name, colour, and wattage. All other fields are ignored.',
    'Only name and colour may be changed.',
    'Takes name and colour; any other properties are ignored',
    'Only updates the name or the colour of the lamp',
  ])('%s', (description) => {
    expect(changeable(description)).toEqual(['name', 'colour']);
  });
});
