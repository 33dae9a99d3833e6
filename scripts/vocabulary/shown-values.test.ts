import { describe, expect, it } from 'vitest';
import { describedValue } from './shown-values.ts';

describe('a value that a description shows', () => {
  it.each([
    ['Name of the zone (e.g. “example.com.”) MUST have a trailing dot', 'example.com.'],
    ['Type of this record (e.g. "A", "PTR")', 'A'],
    ['The id of the server, “localhost”', 'localhost'],
    ['Always set to `Zone`', 'Zone'],
    ["For example: 'eu-west-1'", 'eu-west-1'],
  ])('%s', (description, value) => {
    expect(describedValue(description)).toBe(value);
  });

  it.each(['The user’s name and the group’s', 'Must not be “root”', ''])('none in %s', (description) => {
    expect(describedValue(description)).toBeUndefined();
  });
});
