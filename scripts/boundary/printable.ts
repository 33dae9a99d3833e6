/**
 * Text of documents and targets on its way to a terminal, a log or a CI summary. What is not safe to show is shown as
 * `\u001b`, an escape that JSON knows as well: JSON that passes here still says the same.
 */

/** What cannot be seen, moves the cursor, or turns the direction of reading; lone surrogates too. */
const unseen = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The same, apart from codes for colours and weight. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of
const unseenButColour = /(\x1b\[\d{1,3}m)|[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The text with everything in it plain to see, and nothing in it that a CI system takes for a command. */
export function printable(text: string): string {
  return withoutCommands(text.replace(unseen, escaped));
}

/** The same for text that docproof has coloured: what it says must have been made printable before that. */
export function printableInColour(text: string): string {
  return withoutCommands(text.replace(unseenButColour, (char, colour) => colour ?? escaped(char)));
}

/**
 * GitHub takes a line that begins with `::` (after blanks) and `##[` anywhere for commands, Azure `##vso[`, TeamCity
 * `##teamcity[`, GitLab `section_start:`.
 */
function withoutCommands(text: string): string {
  return text
    .replace(/^([^\S\n]*):(?=:)/gm, `$1${escaped(':')}`)
    .replace(/#(?=#[a-z]{0,20}\[)/gi, escaped('#'))
    .replace(/_(?=(?:start|end):)/g, escaped('_'));
}

function escaped(char: string): string {
  const units = Array.from({ length: char.length }, (_, at) => char.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
