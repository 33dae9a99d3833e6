/**
 * The parser does not take a heading for a resource if its name has brackets or parentheses in it, or begins with a
 * slash. They are given to it as characters of the Unicode private use area, and put back into what it returns.
 */
const hidden: Readonly<Record<string, string>> = {
  '(': '\uE000',
  ')': '\uE001',
  '[': '\uE002',
  ']': '\uE003',
  '/': '\uE004',
};
const shown = new Map(Object.entries(hidden).map(([character, substitute]) => [substitute, character]));

export function hideBrackets(name: string): string {
  return name.replace(/[()[\]]|^\//g, (character) => hidden[character]!);
}

export function showBrackets(name: string): string {
  return name.replace(/[\uE000-\uE004]/g, (substitute) => shown.get(substitute)!);
}
