/** Words in messages, told from the values that stand among them. */

/** Sentences, and parts of one between semicolons, without their ends. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/[.;!?](?=\s|$)/);
}

/** What stands between the name of a thing and its value: `pool named glibglob`, `order number 7`. */
export function standsBeforeValue(word: string): boolean {
  return /^(id|ids|number|no|nr|name|named|called|with|key|of|value|is|=)$/i.test(word);
}

/** `deleted`, `missing`, `already`: the ending of a word of a sentence. */
export function endsLikeEnglish(word: string): boolean {
  return /(ed|ing|ly|tion)$/.test(word);
}

/** `IPv4`, `UTF-8`, `v2` */
export function isTechnicalTerm(text: string): boolean {
  return /^(v\d|IPv[46]|ISO|RFC|UTF-?8)/i.test(text);
}
