/** The text of a `Cookie` header (RFC 6265 4.2.1): `theme=dark; locale=en`. */

/** Values by name as they are written; what is not a pair is left out. */
export function readCookies(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(';').flatMap((part): [string, string][] => {
    const at = part.indexOf('=');
    return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
  });
  return new Map(pairs);
}

/** Another value for one cookie; undefined leaves it out. The text is empty if none is left. `literal`: characters that are not encoded. */
export function withCookieIn(text: string, name: string, value: string | undefined, literal = ''): string {
  const cookies = new Map(readCookies(text));
  cookies.delete(name);
  if (value !== undefined) cookies.set(name, cookieValue(value, literal));
  return [...cookies].map((pair) => pair.join('=')).join('; ');
}

/** Percent-encodes what would end the value. */
function cookieValue(value: string, literal: string): string {
  return value.replace(/[\s;,"\\]|[^\x20-\x7e]/gu, (each) =>
    literal.includes(each) ? each : encodeURIComponent(each),
  );
}
