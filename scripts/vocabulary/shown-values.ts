/** Values that a description shows: `e.g. EUR`, `asc or desc`, `Set to "Zone"`, `one of: a, b`. */

const quoted = [
  /“([^”]{1,200})”/,
  /"([^"]{1,200})"/,
  /‘([^’]{1,200})’/,
  /'([^']{1,200})'/,
  /`([^`]{1,200})`/,
];
const introduction =
  /(?:\be\.? ?g\.?|\bfor (?:example|instance)|\bexamples?(?: value)?|\b(?:always )?set to)[,:]?\s*$/i;

/** A value in apposition at the end: `The id of the server, "localhost"`. */
const apposition = /^[^"“”'‘’`]*[^\s"“”'‘’`]\s*[,:] ["“'`]([^"“”'‘’`]{1,200})["”'`]\.?\s*$/;

/** The first value in quotes that is said to be an example, or undefined. */
export function describedValue(description: string): string | undefined {
  const shown = quoted.flatMap((quotes) => {
    const found = quotes.exec(description);
    return found?.[1] !== undefined && introduction.test(description.slice(0, found.index))
      ? [{ at: found.index, value: found[1] }]
      : [];
  });
  return shown.sort((a, b) => a.at - b.at)[0]?.value ?? apposition.exec(description)?.[1];
}

/** The first value that a description shows in any way: `` `TON` for Toncoin ``, `asc or desc`, `e.g. EUR`. */
export function valueInWords(description: string): string | undefined {
  const text = description.trim();
  return shown.map((pattern) => pattern.exec(text)?.[1]).find((value) => value !== undefined);
}

const shown: readonly RegExp[] = [
  /\b(?:e\.\s?g\.|for example|such as|example:)[,:]?\s+["'`“‘]?([\w@:/+-]+(?:\.[\w@:/+-]+)*)/i,
  /["`“]([^"`“”\s]{1,40})["`”]\s*(?:for|=|:|[-–—]|,|\/|or|if|when|means)(?=[\s"`“])/,
  /^(?:either )?["'`]?([\w-]{1,12})["'`]? or ["'`]?[\w-]{1,12}["'`]?\.?$/i,
];

/** Whether a description restricts a value. */
export const restricts = (description: string): boolean =>
  /\b(must|should|shall|only|has to|have to|needs? to|valid|allowed|permitted|supported|accepted|recogni[sz]ed|registered|existing|format(ted)?|either|one of|between|at (least|most)|unique|ISO[- ]?\d*|RFC|conform\w*|compliant)\b/i.test(
    description,
  );

const introducesMembers =
  /\b(one of|either|(allowed|valid|possible|accepted|supported) (values?|options)( (is|are))?|not included in|options are|(can|must|should|has to|have to|needs to) be( either| one of| any of)?( the following)?( values?)?|enum)\b/i;

/** The members that a sentence lists: `must be one of: 'transactional', 'non_transactional'`. */
export function membersIn(text: string): readonly string[] {
  const introduced = introducesMembers.exec(text);
  if (!introduced) return [];
  const after = text.slice(introduced.index + introduced[0].length);
  const inQuotes = [...after.matchAll(/\\?["'`‘’“”]([^"'`‘’“”\\]{1,60})\\?["'`‘’“”]/g)].map(
    (match) => match[1] ?? '',
  );
  if (inQuotes.length > 1) return inQuotes;
  const listed = /^[\s:([]*([\w.-]+(?:\s*(?:,|\||\/|\bor\b|,\s*or\b|\band\b)\s*[\w.-]+)+)[\s)\].]*$/i.exec(
    after,
  );
  return (listed?.[1] ?? '')
    .split(/\s*(?:,\s*(?:or|and)\s+|,|\||\/|\s+or\s+|\s+and\s+)\s*/i)
    .map((member) => member.replace(/\.+$/, ''))
    .filter((member) => member !== '' && !/^\d+$/.test(member));
}

/** Whether a text offers something else as well: `URL or path`. */
export const offersAlternative = (text: string): boolean => /\bor\b|\beither\b/.test(text);

/** `must not start with "_"` → `_`, in the text as it was written. */
export function barredPrefix(text: string): string | undefined {
  return /(?:start|begin) with ["'`“‘]?([\w.:/-]+)/i.exec(text)?.[1];
}
