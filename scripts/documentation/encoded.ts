/** A text percent-encoded for a URL, but for the characters of `literal`. */
export function encoded(text: string, literal = ''): string {
  if (literal === '') return encodeURIComponent(text);
  return [...text].map((each) => (literal.includes(each) ? each : encodeURIComponent(each))).join('');
}
