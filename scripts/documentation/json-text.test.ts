import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './json-text.ts';

describe('readJson', () => {
  it('reads JSON', () => {
    expect(readJson('{"a": [1, null]}')).toEqual({ kind: 'valid', json: { a: [1, null] } });
  });

  it.each([
    ['a trailing comma', '{"a": 1,\n}', { a: 1 }, 1],
    ['a comment', '{\n  // first\n  "a": 1 /* second */\n}', { a: 1 }, 1],
    ['a comment', '{"a": "#1" # third\n}', { a: '#1' }, 0],
    ['"..." for what is left out', '[{"a": 1},\n ...\n]', [{ a: 1 }], 1],
    ['"..." for what is left out', '[1, ..., 9]', [1, 9], 0],
    ['"..." for what is left out', '{ ... }', {}, 0],
    ['"..." for what is left out', '{"a": 1\n ... more fields\n}', { a: 1 }, 1],
    ['a missing comma', '{"a": 1\n "b": 2}', { a: 1, b: 2 }, 1],
    ['a comma too many', '[1,, 2]', [1, 2], 0],
    ['a key without quotes', '{id: 5}', { id: 5 }, 0],
    ['single quotes', `{"a": 'it\\'s "so"'}`, { a: 'it\'s "so"' }, 0],
    ['a line break within a string', '{"a":\n"x\ny"}', { a: 'x\ny' }, 1],
    ['more than one example', '{"a": 1}\n\n{"a": 2}', { a: 1 }, 2],
    ['a missing opening brace', '"a": [1],\n"b": {"c": 2}\n}', { a: [1], b: { c: 2 } }, 0],
    ['a missing opening brace', '"a": {"b": 2}', { a: { b: 2 } }, 0],
    ['a string that is never closed', '{"a": "x,\n "b": ["y\n]}', { a: 'x', b: ['y'] }, 0],
    ['text behind the JSON', '{"a": 1}\n\nand so on', { a: 1 }, 2],
    ['an escape that JSON does not know', '{"a": "\\d"}', { a: 'd' }, 0],
  ])('reads over %s', (what, text, json, line) => {
    expect(readJson(text)).toEqual({ kind: 'lenient', json, problem: { what, line } });
  });

  it.each([
    ['"<id>" where a value is expected', '{\n"a": <id>\n}', 1],
    ['"}" where a value is expected', '{"a": ...}', 0],
    ['a bracket that is never closed', '{"b": 1,\n"a": [1', 1],
    ['a bracket that does not match', '{"a": 1]', 0],
    ['a string that is never closed', '{"a": "x}', 0],
    ['text behind the JSON', '{"a": 1}\nand so on', 1],
    ['"Not" where a value is expected', 'Not found', 0],
    ['an end where a value is expected', '', 0],
  ])('refuses %s', (what, text, line) => {
    expect(readJson(text)).toEqual({ kind: 'invalid', problem: { what, line } });
  });

  it('reads whatever JSON.parse reads, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string({ unit: fc.constantFrom(...'{}[]:,"\'\\.1a/*# \n') })),
        (text) => {
          const { kind } = readJson(text);
          expect(kind === 'valid').toBe(parses(text));
        },
      ),
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
