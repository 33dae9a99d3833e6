/** A list item of MSON in its parts: `+ name: value (traits) - description`. Parts keep their backticks. */
export interface FieldLine {
  /** Indentation and list marker. */
  readonly lead: string;
  readonly name: string;
  readonly value: string | undefined;
  /** What is in the parentheses, or undefined. */
  readonly traits: string | undefined;
  /** The rest of the line, with the dash, dots or colon that begin it. */
  readonly description: string;
}

const marker = /^( *[+*-] +)(.*)$/;
const descriptionStart = /(?<= )(?:-|\u2013|\u2014|\.\.\.)(?= |$)/;
const traitsAtEnd = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/;
/** `name (traits): description`. */
const traitsBeforeColon = /^[^\s():]+\s*(\([^()]*\))\s*:(?=\s)/;
/** Traits that are nothing but words of the format, with more words behind. */
const traitsThenWords =
  /^([^\s():]+(?::\s[^()]*)?)\s*\(\s*((?:(?:required|optional|string|number|boolean|integer|int|bool|array|object|enum)(?:\[\w+\])?)(?:\s*,\s*(?:required|optional|string|number|boolean|integer|int|bool))*)\s*\)\s+(\p{L}.*)$/iu;
/** Stands for each character of a code span, so that what is in it is not taken for syntax. */
const mask = '\uE010';

/** Takes a list item apart; undefined if the line is not one. */
export function readFieldLine(line: string): FieldLine | undefined {
  const [, lead, content] = marker.exec(line) ?? [];
  if (lead === undefined || content === undefined) return undefined;
  const masked = maskCode(content);
  const untilColon = traitsBeforeColon.exec(masked);
  const end = untilColon
    ? untilColon[0].length - 1
    : (descriptionStart.exec(masked)?.index ?? content.length);
  const head = content.slice(0, end).trimEnd();
  const description = content.slice(head.length);
  const at = traitsAtEnd.exec(masked.slice(0, head.length))?.index;
  if (at === undefined)
    return (
      undashed(lead, head, description) ?? { lead, ...nameAndValue(head), traits: undefined, description }
    );
  return { lead, ...nameAndValue(head.slice(0, at)), traits: head.slice(at + 1, -1), description };
}

/** `+ id: 1 (number) the id`: words go on behind the traits without a dash. */
function undashed(lead: string, head: string, description: string): FieldLine | undefined {
  const match = traitsThenWords.exec(head);
  if (!match) return undefined;
  const [, signature = '', traits = '', words = ''] = match;
  return { lead, ...nameAndValue(signature), traits, description: ` - ${words}${description}` };
}

function nameAndValue(signature: string): { readonly name: string; readonly value: string | undefined } {
  const colon = /:(?=\s|$|\uE010)/.exec(maskCode(signature))?.index;
  if (colon === undefined) return { name: signature.trim(), value: undefined };
  return { name: signature.slice(0, colon).trim(), value: signature.slice(colon + 1).trim() };
}

function maskCode(text: string): string {
  return text.includes('`') ? text.replace(/(`+)[^`]*\1/g, (span) => mask.repeat(span.length)) : text;
}
