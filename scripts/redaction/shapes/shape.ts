import type { Mask } from '../mask.ts';

/**
 * Masks the credentials that are in a text in one way. Takes time in proportion to the length of any text: patterns bound
 * what they repeat, and no stretch is gone through again for each place it could start at.
 */
export type Shape = (text: string, mask: Mask) => string;

/** Upper and lower case mixed, digits, or a great length: a word of prose has none of them. */
export function looksRandom(value: string): boolean {
  if (value.includes('‹')) return false;
  return value.length >= 24 || /\d/.test(value) || /[a-z].*[A-Z]/.test(value);
}

/** A value as it is in the text, from `start` to `end`, and what is to be there. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * Looks for names, and behind each for its value: `valueAt` is asked where a name ends, gives undefined if no credential
 * stands, and the search goes on behind the value or else behind the name.
 */
export function replaceValues(
  text: string,
  names: RegExp,
  valueAt: (name: RegExpExecArray, at: number) => Replacement | undefined,
): string {
  const pieces: string[] = [];
  let done = 0;
  const pattern = new RegExp(names.source, names.flags);
  for (let name = pattern.exec(text); name !== null; name = pattern.exec(text)) {
    const value = valueAt(name, pattern.lastIndex);
    if (value === undefined) continue;
    pieces.push(text.slice(done, value.start), value.by);
    done = value.end;
    pattern.lastIndex = value.end;
  }
  return done === 0 ? text : `${pieces.join('')}${text.slice(done)}`;
}
