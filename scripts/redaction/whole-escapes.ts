/** A stretch of a text, widened so that it cuts no escape of a JSON string in two. */
export function withWholeEscapes(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const first = escapeAround(text, start);
  const last = escapeAround(text, end);
  return { start: first?.start ?? start, end: last?.end ?? end };
}

const longestEscape = 6;

/** The escape that begins before a place and ends behind it. */
function escapeAround(
  text: string,
  place: number,
): { readonly start: number; readonly end: number } | undefined {
  for (let start = place - 1; start >= 0 && start > place - longestEscape; start -= 1) {
    if (text[start] !== '\\' || !isActive(text, start)) continue;
    const end =
      start + (/^\\u[\da-f]{4}/i.test(text.slice(start, start + longestEscape)) ? longestEscape : 2);
    return end > place ? { start, end } : undefined;
  }
  return undefined;
}

/** Not itself escaped: an even number of backslashes stands before it. */
function isActive(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 0;
}
