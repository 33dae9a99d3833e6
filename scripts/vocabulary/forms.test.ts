import { describe, expect, it } from 'vitest';
import { formNamedIn, formNames, formOfValue, hasForm, type ValueForm, valueWithoutForm } from './forms.ts';

const forms = Object.keys(formNames) as ValueForm[];

describe('forms', () => {
  it.each([
    ['must be a valid IPv4 address', 'ipv4'],
    ['a UUID', 'uuid'],
    ['e-mail of the user', 'email'],
    ['ISO 8601 date and time', 'date-time'],
    ['just a name', undefined],
    ['must be a number', 'number'],
    ['the phone number of the recipient', undefined],
    ['A valid account number, numeric', 'number'],
  ])('named in “%s”: %s', (text, form) => {
    expect(formNamedIn(text)).toBe(form);
  });

  it.each([
    ['192.0.2.1', 'ipv4'],
    ['2001:db8::1', 'ipv6'],
    ['3f2b8c1e-5d4a-4f6b-9a7c-1e2d3c4b5a69', 'uuid'],
    ['42', 'integer'],
    ['ann@example.com', 'email'],
    ['mta1.example.com', 'hostname'],
    ['https://example.com/a', 'uri'],
    ['2030-01-15', 'date'],
    ['2030-01-15T12:00:00Z', 'date-time'],
    ['5f0c3a9be1d2477c8e6b1a20', 'hex'],
    ['ann', 'text'],
  ])('shown by %s: %s', (value, form) => {
    expect(formOfValue(value)).toBe(form);
    expect(hasForm(value, form as ValueForm)).toBe(true);
  });

  it('have a value that nobody takes for one', () => {
    for (const form of forms.filter((each) => each !== 'text'))
      expect(hasForm(valueWithoutForm(form), form), form).toBe(false);
  });
});
