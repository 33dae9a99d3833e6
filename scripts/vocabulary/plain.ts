/** Text as the lexicon compares it: lower case, contractions written out, marks between words gone. */
import { wordsOf } from './names.ts';

/**
 * `The "name" can't be blank.` → ` the name can not be blank . `: words between single spaces, sentences ended by a
 * lone point, with a space at both ends. A code such as `ALREADY_EXISTS` is taken apart into its words.
 */
export function plain(text: string): string {
  const spaced = isCode(text) ? wordsOf(text).join(' ') : text;
  return ` ${contractionsWritten(
    spaced
      .normalize('NFKC')
      .replace(/[‘’´`]/g, "'")
      .toLowerCase(),
  )
    .replace(/[.;!?。！？](?=\s|["')\]}]|$)/gu, ' . ')
    .replace(/(?<=[^\d\s])\.(?=\S)|(?<=\S)\.(?=[^\d\s])/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}.<>=]+/gu, ' ')
    .trim()} `;
}

/** A single token in the way programs name things: `missing_field`, `UserLoginExists`, `ER_DUP_ENTRY`. */
export const isCode = (text: string): boolean =>
  /^[\w.:-]+$/.test(text) && (/[_.:-]/.test(text) || /[a-z][A-Z]/.test(text));

function contractionsWritten(text: string): string {
  return text
    .replace(/\bcan(?:not|'t)\b/g, 'can not')
    .replace(/\bwon't\b/g, 'will not')
    .replace(
      /\b(do|does|did|is|are|was|were|could|should|would|has|have|had|must|need)(?:n't|nt)\b/g,
      '$1 not',
    )
    .replace(/'(?:s|re|ve)\b/g, '');
}

/**
 * The same text with an x for each quotation, so that example values are not taken for what is said of them; a text
 * that is mostly quotation stays.
 */
export function withoutQuotations(text: string): string {
  const left = text.replace(quotation, '').trim();
  return left.length * 2 < text.trim().length ? text : text.replace(quotation, 'x');
}

const quotation =
  /(?<![\p{L}\p{N}])(?:"[^"\n]{1,80}"|'[^'\n]{1,80}'|`[^`\n]{1,80}`|“[^”\n]{1,80}”|‘[^’\n]{1,80}’|«[^»\n]{1,80}»)(?![\p{L}\p{N}])/gu;
