/**
 * What stands between the parts of a pattern in a text, each as short as possible and of `least` letters or more;
 * undefined if the text does not have the parts in their order, from its beginning to its end. In linear time for
 * each part: patterns and texts may come from anybody.
 */
export function textsBetween(
  parts: readonly string[],
  text: string,
  least: 0 | 1,
): readonly string[] | undefined {
  const [first = '', ...others] = parts;
  if (!text.startsWith(first)) return undefined;
  const last = others.pop();
  if (last === undefined) return text === first ? [] : undefined;
  const found: string[] = [];
  let from = first.length;
  for (const part of others) {
    const at = text.indexOf(part, from + least);
    if (at < 0) return undefined;
    found.push(text.slice(from, at));
    from = at + part.length;
  }
  const end = text.length - last.length;
  return end >= from + least && text.endsWith(last) ? [...found, text.slice(from, end)] : undefined;
}
