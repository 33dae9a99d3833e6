/** Bodies nested deeper than anything that is meant: working through them would exhaust the stack. */

/** Levels of objects and lists. */
export const deepestBody = 500;

/** Whether JSON text nests too deeply; what is in strings does not count. */
export function nestsTooDeeply(text: string): boolean {
  if (text.length <= 2 * deepestBody) return false;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (isText) {
      if (letter === backslash) at += 1;
      else if (letter === quote) isText = false;
    } else if (letter === quote) isText = true;
    else if (letter === openBracket || letter === openBrace) {
      depth += 1;
      if (depth > deepestBody) return true;
    } else if (letter === closeBracket || letter === closeBrace) depth -= 1;
  }
  return false;
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [34, 92, 91, 93, 123, 125];
