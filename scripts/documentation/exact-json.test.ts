import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { jsonText, parseJson, textOfJson, wholeNumber, withPlainNumbers } from './exact-json.ts';

test.each([
  ['a', 'a'],
  [1, '1'],
  [12345678901234567890n, '12345678901234567890'],
  [{ toString: 1, valueOf: 2 }, '{"toString":1,"valueOf":2}'],
  [Object.assign(Object.create(null), { a: ['b'] }), '{"a":["b"]}'],
])('any value has a text: that of %o is %s', (value, text) => {
  expect(textOfJson(value)).toBe(text);
});

describe('JSON with large numbers', () => {
  it('keeps their digits, and leaves strings, keys and fractions alone', () => {
    const text =
      '{"id":1382350606417817601,"text":"1382350606417817601","9007199254740993":[-9007199254740993,7],"part":0.1382350606417817601,"e":1e30,"q":"\\"9007199254740993"}';
    const json = parseJson(text);
    expect(json).toEqual({
      id: 1382350606417817601n,
      text: '1382350606417817601',
      '9007199254740993': [-9007199254740993n, 7],
      part: 0.13823506064178176,
      e: 1e30,
      q: '"9007199254740993',
    });
    expect(jsonText(json)).toContain('"id":1382350606417817601,"text":"1382350606417817601"');
    expect(jsonText(json)).toContain('[-9007199254740993,7]');
  });

  it('is read again as it was written', () => {
    const scalar = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.bigInt(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('tree')), fc.dictionary(fc.string(), tie('tree'))),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const text = jsonText(value);
        expect(jsonText(parseJson(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(withPlainNumbers(parseJson(text)));
      }),
    );
  });

  it('is undefined where the text is not JSON', () => {
    expect(() => parseJson('{"id": 90071992547409931')).toThrow(SyntaxError);
  });

  it('is a bigint only where a number would be rounded', () => {
    expect(wholeNumber('9007199254740993')).toBe(9007199254740993n);
    expect(wholeNumber('12')).toBe(12);
  });
});
