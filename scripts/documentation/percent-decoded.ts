/** A name or value of a form, in which a plus sign is a space. */
export function formDecoded(text: string): string {
  return percentDecoded(text.replaceAll('+', ' '));
}

/** A text without its percent-encoding; one that is not correctly encoded stays as it is. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text percent-encoded for a URL, but for the characters of `literal`. */
export function encoded(text: string, literal = ''): string {
  if (literal === '') return encodeURIComponent(text);
  return [...text].map((each) => (literal.includes(each) ? each : encodeURIComponent(each))).join('');
}
