/** The last part of the path of an address, as it is written; undefined if it has none. */
export function lastSegment(address: string): string | undefined {
  return address
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter(Boolean)
    .at(-1);
}
