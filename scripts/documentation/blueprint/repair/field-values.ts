import { type FieldLine, readFieldLine } from '../field-line.ts';
import { describedLines } from './described-lines.ts';
import type { Change, Repaired } from './repaired-lines.ts';

const needsQuotes = /\S-|-\S|[()[\]]/;
/** The format knows no double quotes: it takes them for a part of the value. */
const doubleQuoted = /^"([^"]*)"$/;
const list = /\b(?:array|enum)\b/;
/** A value with a backtick at one end only. */
const halfQuoted = /^`([^`]+)$|^([^`]+)`$/;
/** What people write before a description in place of a dash. */
const otherDash = /^(?: +[\u2013\u2014]|:)/;
const isLink = /^\[[^\]]*\]/;
/** Names that are no names: what they introduce is not quoted. */
const keyword =
  /^\*|^(?:include|one of|properties|items|members|values?|sample|default)\b|^(?:array|object|enum)\b.*\]$/i;

/**
 * Puts names and values of MSON in backticks where the format wants them: the parser takes the first dash for the
 * beginning of the description, so that a date becomes its year and loses its type.
 */
export function quoteFieldValues(lines: readonly string[]): Repaired {
  const described = describedLines(lines);
  const changes: Change[] = [];
  const repaired = lines.map((text, index) => {
    if (!described[index] || !/[-()[\]"`_\u2013\u2014]/.test(text)) return text;
    const field = readFieldLine(text);
    if (!field || !(isMisread(field) || isUndashed(field, text))) return text;
    const read = quoted(field);
    if (read === text) return text;
    changes.push({ code: 'repaired-value', line: index + 1, detail: {} });
    return read;
  });
  return { lines: repaired, changes };
}

/** A description that is not set apart from the traits before it. */
function isUndashed({ traits, description }: FieldLine, text: string): boolean {
  return traits !== undefined && description.startsWith(' - ') && !text.endsWith(description);
}

function isMisread(field: FieldLine): boolean {
  const { name, value, description } = field;
  if (isLink.test(name)) return false;
  return (
    isEmphasized(field) ||
    [name, value ?? ''].some((part) => needsQuotes.test(part) || part.startsWith('"')) ||
    halfQuoted.test(value ?? '') ||
    otherDash.test(description)
  );
}

/** The parser takes what stands between an underscore of the name and one behind it for emphasis, and all of it for the name. */
function isEmphasized({ name, value = '', traits = '', description }: FieldLine): boolean {
  return /^\w*_\w*$/.test(name) && `${value}${traits}${description}`.includes('_');
}

/** The line with backticks where needed, and a plain dash before its description. */
function quoted(field: FieldLine): string {
  const { lead, name, value, traits, description } = field;
  const isBare = keyword.test(name);
  const quotedName = isBare ? name : isEmphasized(field) ? `\`${name}\`` : quotedPart(name);
  const given = value === undefined ? undefined : quotedValue(value, traits ?? '');
  const dashed = description.replace(otherDash, ' -');
  return `${lead}${quotedName}${given ? `: ${given}` : ''}${traits === undefined ? '' : ` (${traits})`}${dashed}`;
}

function quotedValue(value: string, traits: string): string {
  const [, opened, closed] = halfQuoted.exec(value) ?? [];
  if (opened !== undefined || closed !== undefined) return `\`${(opened ?? closed ?? '').trim()}\``;
  if (value.includes('`')) return value;
  if (!list.test(traits)) return /\bobject\b/.test(traits) && value === '{}' ? '' : quotedPart(value);
  const members = value.replace(/^\[(.*)\]$/, '$1').trim();
  return members
    .split(',')
    .map((each) => quotedPart(each.trim()))
    .join(', ');
}

function quotedPart(part: string): string {
  const inside = doubleQuoted.exec(part)?.[1];
  if (inside !== undefined) return inside === '' ? '' : `\`${inside}\``;
  return part.includes('`') || !needsQuotes.test(part) ? part : `\`${part}\``;
}
