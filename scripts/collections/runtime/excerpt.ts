/**
 * Parts of long texts. A secret that is cut could not be recognised any more: so a part stays whole, between private-use
 * characters and behind its length, until `finished` has masked it and cuts it.
 */

/** More of a text than this is never shown. In characters. */
const longestSearched = 16_384;

const [open, close] = ['\uE000', '\uE001'];
const marks = /\uE000(?:-?\d+\|)?|\uE001/g;
const excerpts = /(\uE000-?\d+\|[^\uE000\uE001]*\uE001)/;

/** The beginning of a text. `length` in characters. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : excerpt(text.slice(0, longestSearched), length);
}

/** The end of a text. */
export function lastOf(text: string, length: number): string {
  return text.length <= length ? text : excerpt(text.slice(-longestSearched), -length);
}

function excerpt(text: string, length: number): string {
  return `${open}${length}|${text.replace(marks, '')}${close}`;
}

/** Of a text whose excerpts are not to be told from what a target wrote. In characters. */
const longestUncut = 1_000;

/** A text without secrets, its excerpts as long as they are to be. */
export function finished(text: string, masked: (text: string) => string): string {
  const pieces = text.split(excerpts).map((piece) => ({
    length: Number(/^\uE000(-?\d+)\|/.exec(piece)?.[1] ?? Number.NaN),
    text: masked(piece.replace(marks, '')),
  }));
  const whole = masked(text.replace(marks, ''));
  // Marks of the target's own may be in the middle of a secret, of which cutting would leave a part.
  const isWhole = pieces.map((piece) => piece.text).join('') === whole;
  return isWhole ? pieces.map(cut).join('') : cut({ text: whole, length: longestUncut });
}

function cut({ text, length }: { readonly text: string; readonly length: number }): string {
  if (length < 0) return text.slice(length);
  return text.length > length ? `${text.slice(0, Math.max(0, length - 3))}…` : text;
}
