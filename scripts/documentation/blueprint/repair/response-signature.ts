/** What a response is, as its line says. */
export interface ResponseSignature {
  readonly status: string | undefined;
  readonly mediaType: string | undefined;
  /** Words besides: `+ Response 404 Not Found`. */
  readonly words: string;
  /** The parser reads it as it is written. */
  readonly plain: boolean;
}

/** What the parser takes behind the keyword: a status, a media type in parentheses, and no more. */
const plain = /^\s*(?:[1-5]\d\d\s*)?(?:\((?!\s*\d)[^()]*\)\s*)?$/;
const statusCode = /^[\s:`*_(-]*([1-5]\d\d|[1-5]xx)\b[`*_)]*/i;
const parenthesised = /\(([^()]*\/[^()]*)\)/;
const bare =
  /\b(?:application|text|image|audio|video|multipart|font|model|message)\/[\w.+*-]+(?:\s*;\s*[\w-]+=[^\s;]+)*/;

/** Reads what is behind `+ Response`. */
export function readResponseSignature(rest: string): ResponseSignature {
  const code = statusCode.exec(rest);
  const behind = code ? rest.slice(code[0].length) : rest;
  const media = parenthesised.exec(behind) ?? bare.exec(behind);
  const words = media
    ? `${behind.slice(0, media.index)} ${behind.slice(media.index + media[0].length)}`
    : behind;
  return {
    status: code?.[1]?.toLowerCase().replace('xx', '00'),
    mediaType: (media?.[1] ?? media?.[0])?.trim(),
    words: words
      .replace(/^[\s:,;\u2013\u2014-]+/, '')
      .replace(/\s+/g, ' ')
      .trim(),
    plain: plain.test(rest),
  };
}
