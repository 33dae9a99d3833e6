/**
 * Texts that stand for themselves: an item only shows what its script sends, so nothing in it may be replaced by a variable
 * whose name a document has chosen.
 */

/** How a value is shown that is only known when the request is sent; no variable has such a name. */
export function filled(input: string): string {
  return `{{docproof.${input}}}`;
}

/** Without the braces that would make a variable of it. */
export function withoutBraces(text: string): string {
  return text.replace(/\{(?=\{)/g, '{ ');
}
