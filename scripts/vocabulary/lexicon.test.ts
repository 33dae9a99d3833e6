import { describe, expect, it } from 'vitest';
import { amountIn } from './amounts.ts';
import { speaksOf } from './lexicon.ts';
import { plain } from './plain.ts';
import type { Topic } from './topics.ts';

describe('plain', () => {
  it.each([
    [`The "name" can't be blank.`, ' the name can not be blank . '],
    ['ALREADY_EXISTS', ' already exists '],
    ['UserLoginExists', ' user login exists '],
    ['ER_DUP_ENTRY', ' er dup entry '],
    ['IP Pool glibglob doesn’t exist', ' ip pool glibglob does not exist '],
    ['must be >= 1.5', ' must be >= 1.5 '],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });
});

const said: readonly (readonly [Topic, string])[] = [
  ['absent', 'Sending IP does not exist'],
  ['absent', 'Recipient could not be found'],
  ['absent', 'No user found with this ID'],
  ['absent', 'Unknown user id'],
  ['absent', 'BUYER_NOT_FOUND'],
  ['absent', 'El usuario no existe'],
  ['absent', 'Registro não encontrado'],
  ['absent', '指定されたユーザーは存在しません'],
  ['deleted', 'This post has been deleted'],
  ['missing', '`name` is a required field'],
  ['missing', 'You must supply a suppression type'],
  ['missing', "The title can't be blank"],
  ['missing', 'No file provided'],
  ['missing', 'missing_field'],
  ['missing', 'Отсутствует обязательный параметр'],
  ['invalid', 'domain must be valid'],
  ['invalid', 'invalid_email'],
  ['invalid', 'Tour type is not included in the list'],
  ['constraint', 'The age is not a number'],
  ['invalid', 'パラメータ不適切'],
  ['taken', 'The email has already been taken.'],
  ['taken', 'UserLoginExists'],
  ['taken', 'ER_DUP_ENTRY'],
  ['taken', 'Buyer already registered'],
  ['taken', 'Já existe uma tag com este nome.'],
  ['reserved', "Key ID 'default' is reserved"],
  ['reserved', 'Cannot delete default key'],
  ['immutable', "Field 'id' is immutable"],
  ['unauthenticated', 'Invalid Personal Access Token or Personal Access Token not provided.'],
  ['unauthenticated', 'Missing or expired authorization token'],
  ['unauthenticated', 'Please log in first'],
  ['unauthenticated', 'The token provided is expired'],
  ['unauthenticated', 'The session was not recognised'],
  ['missing', 'No data found to update.'],
  ['missing', 'Nothing to update'],
  ['wrong-login', 'Invalid login credentials entered. Please try again.'],
  ['wrong-login', 'These credentials do not match our records.'],
  ['wrong-login', '用户名或密码错误'],
  ['forbidden', 'You do not have permission to view this data'],
  ['forbidden', 'Only admins can do this'],
  ['malformed-body', 'Problems parsing JSON'],
  ['malformed-body', 'Malformed JSON Request Object'],
  ['malformed-body', 'Unable to understand the request'],
  ['in-use', "Currency 'USD' is in use."],
  ['precondition', 'The resource has been modified since'],
  ['quota', 'Rate limit exceeded'],
  ['payment', 'Insufficient funds'],
  ['failure', 'Maintenance in progress.'],
  ['together', 'private, public, and selector must all be specified'],
];

const unsaid: readonly (readonly [Topic, string])[] = [
  ['taken', 'A user with this id does not exist'],
  ['absent', 'The tracking domain already exists'],
  ['unauthenticated', 'Domain must be verified before enabling certificates'],
  ['unauthenticated', 'The credentials are valid, but the user lacks the permission'],
  ['quota', 'ip_pool must be 20 characters or less'],
  ['missing', 'Sending IP does not exist'],
];

describe('speaksOf', () => {
  it.each(said)('%s: %s', (topic, text) => {
    expect(speaksOf(plain(text), topic)).toBeDefined();
  });

  it.each(unsaid)('not %s: %s', (topic, text) => {
    expect(speaksOf(plain(text), topic)).toBeUndefined();
  });

  it('reports where in the text', () => {
    const text = plain('Sending IP does not exist');
    const match = speaksOf(text, 'absent');
    expect(text.slice(match?.start, match?.end)).toBe('not exist ');
  });
});

describe('amountIn', () => {
  it.each([
    ['The password must be at least 8 characters.', 'characters', 8, undefined],
    ['ip_pool must be 20 characters or less', 'characters', undefined, 20],
    ['The username must be between 4 and 24 characters.', 'characters', 4, 24],
    ['may not be greater than 128 characters', 'characters', undefined, 128],
    ['is too long (maximum is 255 characters)', 'characters', undefined, 255],
    ['At least one valid recipient is required', 'items', 1, undefined],
    ['must be less than or equal to 100', 'value', undefined, 100],
    ['must be greater than 0', 'value', 1, undefined],
    ['must be > 3', 'value', 4, undefined],
    ['must be between 1 and 5', 'value', 1, 5],
    ['max 10 items', 'items', undefined, 10],
    ['must be exactly 6 digits', 'characters', 6, 6],
    ['amount must be positive', 'value', 1, undefined],
    ['limit is 50', 'value', undefined, 50],
    ['Minimum value: `1`\n\nMaximum value: `100`', 'value', 1, 100],
  ])('%s', (text, of, min, max) => {
    expect(amountIn(plain(text))).toEqual({ of, min, max });
  });

  it('finds none where none is named', () => {
    expect(amountIn(plain('Sending IP 4 does not exist'))).toBeUndefined();
  });
});
