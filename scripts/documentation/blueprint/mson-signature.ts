const keywords = new Set(['required', 'optional', 'fixed', 'fixed-type', 'nullable', 'sample', 'default']);

/**
 * The type written in a line of MSON: `+ id: 5 (number, required) - text` → `number`; undefined where the line
 * names none. What stands in backticks or after the dash is no type.
 */
export function writtenType(line: string): string | undefined {
  const signature = line.replace(/`[^`]*`/g, '').split(/\s-\s/)[0]!;
  const parenthesised = /\(([^()]*)\)\s*$/.exec(signature)?.[1];
  if (parenthesised === undefined) return undefined;
  return splitOutsideBrackets(parenthesised).find((part) => part !== '' && !keywords.has(part.toLowerCase()));
}

function splitOutsideBrackets(list: string): readonly string[] {
  return list.split(/,(?![^[]*\])/).map((part) => part.trim());
}
