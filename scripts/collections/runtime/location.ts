/** The last part of the path of an address, as it is written; undefined where it has none. */
export function lastSegment(address: string): string | undefined {
  return address
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter(Boolean)
    .at(-1);
}

/** A part of a path in plain; one that is not correctly percent-encoded stays as it is. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
