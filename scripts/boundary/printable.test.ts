import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printable, printableInColour } from './printable.ts';

const pieces = fc.constantFrom(
  ...[
    '::',
    ':',
    '#',
    '##[',
    '##vso[',
    '[',
    ' ',
    '\t',
    '\n',
    '\r',
    '\u00a0',
    '\u2003',
    '\u2028',
    '\u0085',
    '\ufeff',
  ],
  ...[
    '\x1b',
    '\x1b[2K',
    '\x1b]0;x\x07',
    '\u009b',
    '\u202e',
    '\u2066',
    '\u200b',
    '\ud800',
    'section_start:1:x',
    'a',
  ],
);
const hostile = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

/** As the runners of CI systems find commands. */
function commandsIn(text: string): readonly string[] {
  return text
    .split(/\r\n|[\r\n]/)
    .filter(
      (line) => line.trim().startsWith('::') || /##\w*\[/.test(line) || /section_(?:start|end):/.test(line),
    );
}

it('leaves nothing that acts on a terminal or a CI system', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = printable(text);
      expect(shown).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(commandsIn(shown)).toEqual([]);
    }),
  );
});

it('leaves JSON that says the same', () => {
  const json = fc.json({ noUnicodeString: false } as object);
  fc.assert(
    fc.property(
      fc.oneof(
        json,
        hostile.map((text) => JSON.stringify({ [text]: text }, undefined, 2)),
      ),
      (text) => {
        expect(JSON.parse(printable(text))).toEqual(JSON.parse(text));
      },
    ),
  );
});

it('leaves ordinary text as it is', () => {
  const text = 'GET /things — “größer”\n\terror: Foo::bar, 10:30, #1 ## [x] 日本 🙂\n';
  expect(printable(text)).toBe(text);
});

it('keeps colours only where they were asked for', () => {
  expect(printable('\x1b[31mred\x1b[39m')).toBe('\\u001b[31mred\\u001b[39m');
  expect(printableInColour('\x1b[31mred\x1b[39m\x1b[2K\u202e')).toBe('\x1b[31mred\x1b[39m\\u001b[2K\\u202e');
});
