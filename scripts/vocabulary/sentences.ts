/** Words in messages, told from the values that stand among them. */

/** Sentences, and parts of one between semicolons, without their ends. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/[.;!?](?=\s|$)/);
}

/** What stands between the name of a thing and its value: `pool named glibglob`, `order number 7`. */
export const standsBeforeValue = (word: string): boolean =>
  /^(id|ids|number|no|nr|name|named|called|with|key|of|value|is|=)$/i.test(word);

/** `deleted`, `missing`, `already`: the ending of a word of a sentence. */
export const endsLikeEnglish = (word: string): boolean => /(ed|ing|ly|tion)$/.test(word);

/** `IPv4`, `UTF-8`, `v2` */
export const isTechnicalTerm = (text: string): boolean => /^(v\d|IPv[46]|ISO|RFC|UTF-?8)/i.test(text);
