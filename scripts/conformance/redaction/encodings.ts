/**
 * The usual encodings of a text. `unescapings` finds these too, and any mixture of them, unless the text before
 * happens to end in half an escape (`%` and then a secret that begins with two hexadecimal digits).
 */
export function usualEncodings(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const percent = encodeURIComponent(wellFormed(text));
  const strict = percent.replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const percents = [percent, strict, encodeURIComponent(percent), strict.replaceAll('%20', '+')];
  const htmls = [text, json].flatMap((plain) =>
    ['&#39;', '&#x27;', '&apos;'].map((apostrophe) => html(plain, apostrophe)),
  );
  return [
    ...percents,
    ...percents.map(inLowerCase),
    json,
    JSON.stringify(json).slice(1, -1),
    ...htmls,
    ...htmls.map((once) => html(once, "'")),
  ];
}

/** encodeURIComponent refuses half a surrogate pair. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function html(text: string, apostrophe: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", apostrophe);
}

function inLowerCase(percent: string): string {
  return percent.replace(/%[\dA-F]{2}/g, (hex) => hex.toLowerCase());
}
