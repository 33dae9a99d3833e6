/**
 * Phrases of the lexicon, as people would write them down:
 *
 *     is already (taken|in use)     alternatives, which may be of several words
 *     no * found                    up to three words of any kind
 *     not (be)? found               something that may be left out
 *     modif~                        any ending
 *     !(not|never) exists           not where one of these words is before it
 *
 * Scripts without spaces between words (Chinese, Japanese) are looked for anywhere in the text.
 */
export type Phrase = RegExp;

/** Where a phrase is in a plain text, in characters. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The source of a pattern that finds the text itself. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Compiles several phrases into one expression over plain text. */
export function phrases(...written: readonly string[]): Phrase {
  return new RegExp(written.map(expressionOf).join('|'), 'u');
}

/** The first place where a phrase is in a text made by `plain`. */
export function find(text: string, phrase: Phrase): Match | undefined {
  const match = phrase.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

function expressionOf(written: string): string {
  if (unspaced.test(written)) return written;
  const tokens = written.match(/!?\([^)]*\)\??|\S+/g) ?? [];
  return `(?<= )${tokens.map(tokenExpression).join('')}`;
}

function tokenExpression(token: string): string {
  if (token === '*') return '(?:[^ .]+ ){0,3}';
  const barred = /^!\(([^)]*)\)$/.exec(token);
  if (barred) return `(?<! (?:${barred[1]}) )`;
  const group = /^\(([^)]*)\)(\?)?$/.exec(token);
  if (!group) return `${word(token)} `;
  const options = (group[1] ?? '')
    .split('|')
    .map((option) => option.split(' ').map(word).join(' '))
    .join('|');
  return `(?:(?:${options}) )${group[2] ?? ''}`;
}

function word(text: string): string {
  return text.replace(/~$/, '[^ .]*');
}
