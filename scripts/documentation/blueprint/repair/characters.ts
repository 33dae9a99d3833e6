import type { Change, Repaired } from './repaired-lines.ts';

const tabWidth = 4;
const byteOrderMark = /^\uFEFF/;
const oddSpace = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;
const invisible = /[\u200B\u2060\uFEFF]/g;
/** Where spaces have a meaning: the indentation, and the whole line of a heading or list item. */
const structural = /^[\s\u200B\u2060\uFEFF]*(?:[+*-]|#+)[\s\u200B].*$|^[\s\u200B\u2060\uFEFF]+/;

/** Splits a text into lines free of the characters that the parser refuses or takes for letters. */
export function repairCharacters(text: string): Repaired & { readonly written: readonly string[] } {
  const changes: Change[] = [];
  const note = (code: Change['code'], line: number) => changes.push({ code, line, detail: {} });
  if (byteOrderMark.test(text)) note('repaired-byte-order-mark', 1);
  const written = splitLines(text.replace(byteOrderMark, ''), (line) => note('repaired-line-ends', line));
  const lines = written.map((line, index) => {
    const spaced = line.replace(structural, (part) => part.replace(oddSpace, ' ').replace(invisible, ''));
    if (spaced !== line) note('repaired-spaces', index + 1);
    const untabbed = withoutTabs(spaced);
    if (untabbed !== spaced) note('repaired-tabs', index + 1);
    return withoutControls(untabbed);
  });
  return { lines, written, changes };
}

function splitLines(text: string, noteAt: (line: number) => void): readonly string[] {
  if (!text.includes('\r')) return text.split('\n');
  const withFeeds = text.includes('\n') ? text : text.replace(/\r/g, '\n');
  if (withFeeds !== text) noteAt(1);
  return withFeeds.split('\n').map((line, index) => {
    if (!line.includes('\r')) return line;
    noteAt(index + 1);
    return line.replace(/\r$/, '').replace(/\r/g, ' ');
  });
}

/** Tabs in the indentation reach to the next tab stop, as the format counts them; others are a space. */
function withoutTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let column = 0;
  return line
    .replace(/^[ \t]+/, (indent) => {
      for (const character of indent) column += character === '\t' ? tabWidth - (column % tabWidth) : 1;
      return ' '.repeat(column);
    })
    .replace(/\t/g, ' ');
}

/** The parser takes the text as a C string in UTF-8: no NUL, no half of a surrogate pair. */
function withoutControls(line: string): string {
  return line.replace(/\0/g, ' ').replace(/\p{Surrogate}/gu, '\uFFFD');
}
