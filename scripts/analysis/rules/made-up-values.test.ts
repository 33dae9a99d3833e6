import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasForm, type ValueForm } from '../../vocabulary/index.ts';
import { absentValue, freshValue } from './made-up-values.ts';

const forms: readonly ValueForm[] = [
  'ipv4',
  'ipv6',
  'uuid',
  'integer',
  'number',
  'email',
  'hostname',
  'uri',
  'date',
  'date-time',
  'hex',
  'text',
];

describe('absentValue', () => {
  it('is well-formed and none of those that exist', () => {
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.array(fc.string()), (form, taken) => {
        const value = absentValue(form, undefined, taken, Math.random);
        expect(taken).not.toContain(value);
        if (form !== 'hex') expect(hasForm(value, form)).toBe(true);
      }),
    );
  });

  it('is as long as the value whose form it takes, letter for letter and digit for digit', () => {
    fc.assert(
      fc.property(
        fc
          .stringMatching(/^[a-zA-Z\d_-]{6,20}$/)
          .filter((like) => (like.match(/[a-z\d]/gi) ?? []).length > 5),
        (like) => {
          const shape = (text: string) =>
            text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '1');
          expect(shape(absentValue('text', like, [like], Math.random))).toBe(shape(like));
        },
      ),
    );
  });
});

it('keeps the scheme of a URL that is a text', () => {
  expect(absentValue('text', 'https://a.example/b1', [], Math.random)).toMatch(
    /^https:\/\/[a-z]\.[a-z]{7}\/[a-z]\d$/,
  );
});

describe('freshValue', () => {
  it.each([
    ['email', 'ann@example.com', /^docproof-\w{6}@example\.com$/],
    ['hostname', 'mail.example.com', /^docproof-\w{6}\.example\.com$/],
    ['text', 'Green room', /^Green room \w{6}$/],
    ['text', 'green_room', /^green_room_\w{6}$/],
    ['text', 'GR7', /^GR7[A-Z\d]{6}$/],
    ['text', 'green', /^green[a-z]{6}$/],
    ['text', 'SKU-1234', /^SKU-\d{4}$/],
    ['text', 'AB12-CD', /^[A-Z]{2}\d{2}-[A-Z]{2}$/],
  ] as const)('keeps the form of a %s like %s', (form, like, pattern) => {
    expect(freshValue(form, like, Math.random)).toMatch(pattern);
  });

  it('differs each time', () => {
    const values = Array.from({ length: 50 }, () => freshValue('text', 'name', Math.random));
    expect(new Set(values).size).toBeGreaterThan(45);
  });
});
