import { describe, expect, it } from 'vitest';
import { exampleIn, filled, withOffences } from './message.ts';

const vocabulary = new Set(
  'the there is no not a an does exist found with already taken must be one of for was valid ip pool user order room email value id name unknown named color'.split(
    ' ',
  ),
);

function shown(
  message: string,
  examples: readonly string[] = [],
  names: readonly string[] = ['ip_pool', 'user'],
): string | undefined {
  const span = exampleIn(message, { value: 'sent', names, examples, stated: [] }, vocabulary);
  return span && message.slice(span.start, span.end);
}

describe('the value in a documented message', () => {
  it.each([
    ['IP Pool glibglob does not exist.', 'glibglob'],
    ['There is no user 42.', '42'],
    ['User with id 5f0c1d2e-3b4a not found', '5f0c1d2e-3b4a'],
    ["Color 'purplish' is not valid", 'purplish'],
    ['The email ann@example.com was already taken', 'ann@example.com'],
    ['No room named "Blue Hall"', 'Blue Hall'],
    ['There is no order A-17, sorry', 'A-17'],
  ])('is found in “%s”', (message, value) => {
    expect(shown(message)).toBe(value);
  });

  it.each([
    'IP Pool does not exist.',
    'User not found',
    "'name' must be valid",
    'ip_pool must be valid',
    'There is no room 7 for user 8.',
    'ip must be a valid IPv4 address',
  ])('is not looked for in “%s”', (message) => {
    expect(shown(message, [], ['name', 'ip_pool'])).toBeUndefined();
  });

  it('is the documented example where that is in it', () => {
    expect(shown('Cannot book room 7 for user 8.', ['8'])).toBe('8');
    expect(shown('Pool marketing is full of marketing', ['marketing'])).toBe('marketing');
    expect(shown('10.0.0.11 and 10.0.0.1 differ', ['10.0.0.1'])).toBe('10.0.0.1');
  });
});

describe('a message that names several things', () => {
  it('takes the value of each', () => {
    const offences = [
      { value: '5', names: ['booking_id', 'booking'], examples: [], stated: [] },
      { value: '77', names: ['room_id', 'room'], examples: [], stated: [] },
    ];
    expect(filled('There is no booking 9 in room 12.', offences, vocabulary)).toBe(
      'There is no booking 5 in room 77.',
    );
  });
});

describe('a documented error body', () => {
  it('takes the value wherever it shows the example of it', () => {
    const body = {
      errors: [{ message: 'IP Pool glibglob does not exist.', field: 'ip_pool', value: 'glibglob' }],
    };
    expect(
      withOffences(body, [{ value: 'x', names: ['ip_pool'], examples: [], stated: [] }], vocabulary),
    ).toEqual({
      errors: [{ message: 'IP Pool x does not exist.', field: 'ip_pool', value: 'x' }],
    });
  });

  it('stays as documented where it shows none', () => {
    const body = { error: 'User not found', code: 404 };
    expect(
      withOffences(body, [{ value: 'x', names: ['user_id'], examples: ['1'], stated: [] }], vocabulary),
    ).toEqual(body);
  });
});
