/** A list item of MSON in its parts: `+ name: value (traits) - description`. Parts keep their backticks. */
export interface FieldLine {
  /** Indentation and list marker. */
  readonly lead: string;
  readonly name: string;
  readonly value: string | undefined;
  /** What stands in the parentheses; undefined where there are none. */
  readonly traits: string | undefined;
  /** The rest of the line, with the dash, dots or colon that begin it. */
  readonly description: string;
}

const marker = /^( *[+*-] +)(.*)$/;
const descriptionStart = / +(?:-|\u2013|\u2014|\.\.\.)(?: |$)/g;
/** `name (traits): description`. */
const traitsBeforeColon = /^([^\s():]+)\s*\([^()]*\)\s*:(?=\s)/;
const traitsAtEnd = /^(.*?)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$/;

/** Takes a list item apart; undefined where the line is none. */
export function readFieldLine(line: string): FieldLine | undefined {
  const [, lead, content] = marker.exec(line) ?? [];
  if (lead === undefined || content === undefined) return undefined;
  const masked = maskCode(content);
  const afterTraits = traitsBeforeColon.exec(masked);
  if (afterTraits) {
    const [before = '', name = ''] = afterTraits;
    const traits = content.slice(name.length, before.lastIndexOf(')')).replace(/^\s*\(/, '');
    return {
      lead,
      name: content.slice(0, name.length),
      value: undefined,
      traits,
      description: `:${content.slice(before.length)}`,
    };
  }
  const end = firstMatch(descriptionStart, masked) ?? content.length;
  const head = content.slice(0, end).trimEnd();
  const maskedHead = masked.slice(0, head.length);
  const traits = traitsAtEnd.exec(maskedHead);
  const signature = traits ? head.slice(0, traits[1]!.length) : head;
  const colon = /:(?=\s|$|`)/.exec(maskCode(signature))?.index;
  return {
    lead,
    name: (colon === undefined ? signature : signature.slice(0, colon)).trim(),
    value: colon === undefined ? undefined : signature.slice(colon + 1).trim(),
    traits: traits ? head.slice(traits[1]!.length).trim().slice(1, -1) : undefined,
    description: content.slice(end),
  };
}

/** Code spans, each character of them replaced, so that what stands in them is not taken for syntax. */
function maskCode(text: string): string {
  return text.replace(/(`+)[^`]*\1/g, (span) => '\u0001'.repeat(span.length));
}

function firstMatch(pattern: RegExp, text: string): number | undefined {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.index;
}
