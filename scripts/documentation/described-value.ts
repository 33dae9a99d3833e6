/** A value that a description shows: `Name of the zone (e.g. "example.com.")`, `Set to "Zone"`. */

const quoted = [
  /“([^”]{1,200})”/,
  /"([^"]{1,200})"/,
  /‘([^’]{1,200})’/,
  /'([^']{1,200})'/,
  /`([^`]{1,200})`/,
];
const introduction =
  /(?:\be\.? ?g\.?|\bfor (?:example|instance)|\bexamples?(?: value)?|\b(?:always )?set to)[,:]?\s*$/i;

/** undefined where it shows none. */
export function describedValue(description: string): string | undefined {
  const shown = quoted.flatMap((quotes) => {
    const found = quotes.exec(description);
    return found?.[1] !== undefined && introduction.test(description.slice(0, found.index))
      ? [{ at: found.index, value: found[1] }]
      : [];
  });
  return shown.sort((a, b) => a.at - b.at)[0]?.value;
}
