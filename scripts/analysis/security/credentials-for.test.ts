import { describe, expect, it } from 'vitest';
import { type Credential, credentialsFor } from './credentials.ts';

const key: Credential = { in: 'header', name: 'X-Key', variable: 'x_key', example: '', schemes: ['key'] };
const token: Credential = {
  in: 'header',
  name: 'Authorization',
  variable: 'authorization',
  example: '',
  schemes: ['token'],
};
const shown: Credential = { in: 'query', name: 'app', variable: 'app', example: '' };
const all = [key, token, shown];
const names = (access: readonly (readonly string[])[] | undefined, known: readonly Credential[]) =>
  credentialsFor(access, all, (each) => known.includes(each)).map(({ variable }) => variable);

describe('credentials that go with a request', () => {
  it('are all where nothing is declared', () => {
    expect(names(undefined, [])).toEqual(['x_key', 'authorization', 'app']);
  });

  it('are those of one alternative, the first that the user gave', () => {
    expect(names([['key'], ['token']], [token])).toEqual(['authorization', 'app']);
    expect(names([['key'], ['token']], [key, token])).toEqual(['x_key', 'app']);
  });

  it('go together where the alternative has several', () => {
    expect(names([['key', 'token']], [key, token])).toEqual(['x_key', 'authorization', 'app']);
  });

  it('are left out of a public operation', () => {
    expect(names([], [key, token])).toEqual(['app']);
  });
});
