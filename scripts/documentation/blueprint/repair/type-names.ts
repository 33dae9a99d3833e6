import { itemTypeIn, namesAnyType, namesText, typeNamed } from '../../../vocabulary/index.ts';
import { readFieldLine } from '../field-line.ts';
import { depth } from '../payload-lines.ts';
import { describedLines } from './described-lines.ts';
import type { Change, Repaired } from './repaired-lines.ts';

const primitives = new Set(['string', 'number', 'boolean', 'array', 'object', 'enum']);
const traitNames = new Set(['required', 'optional', 'fixed', 'fixed-type', 'nullable', 'sample', 'default']);
const attributesLine = /^ *[+*-] +attributes?\b/i;
const headingWithBase = /^( {0,3}#{1,6}\s*[^()]*?)\(([^()]*)\)\s*$/;
const structuresHeading = /^ {0,3}#{1,6}\s*Data Structures?\b/i;

/** The names of the data structures that a document defines. */
function definedTypes(lines: readonly string[]): ReadonlySet<string> {
  const start = lines.findIndex((line) => structuresHeading.test(line));
  return start === -1 ? new Set() : headingNames(lines.slice(start + 1));
}

function headingNames(lines: readonly string[]): ReadonlySet<string> {
  const headings = lines.filter((line) => /^ {0,3}#/.test(line));
  return new Set(headings.map((line) => line.replace(/^[\s#]*|\s*[([].*$|`/g, '').trim()));
}

/**
 * Gives another type to fields whose type nothing defines: the one that they look like. The parser names one unknown
 * type at a time; all that no heading could define are replaced with it. (A resource may be a type, too.)
 */
export function replaceUnknownTypes(lines: readonly string[], unknown: string): Repaired {
  const defined = definedTypes(lines);
  const known = headingNames(lines);
  return replaceTypes(lines, (name, look) =>
    name === unknown || !known.has(name)
      ? (definedType(name, defined) ?? commonType(name) ?? look)
      : undefined,
  );
}

type Rename = (name: string, look: string) => string | undefined;

function replaceTypes(lines: readonly string[], rename: Rename): Repaired {
  const described = describedLines(lines);
  const changes: Change[] = [];
  const repaired = lines.map((text, index) => {
    const typed =
      described[index] === 'attributes' || attributesLine.test(text) || headingWithBase.test(text);
    if (!typed || !text.includes('(')) return text;
    const traits = traitsOf(text);
    if (traits === undefined) return text;
    const read = renamed(traits, rename, lookOf(lines, index));
    if (read === traits) return text;
    changes.push({ code: 'repaired-type-name', line: index + 1, detail: { written: traits, read } });
    const at = text.lastIndexOf(`(${traits})`);
    return `${text.slice(0, at)}(${read})${text.slice(at + traits.length + 2)}`;
  });
  return { lines: repaired, changes };
}

function traitsOf(text: string): string | undefined {
  return headingWithBase.exec(text)?.[2] ?? readFieldLine(text)?.traits;
}

function renamed(traits: string, rename: Rename, look: string): string {
  return traits
    .split(/,(?![^[]*\])/)
    .map((part) => {
      const name = part.trim();
      if (name === '' || primitives.has(name) || traitNames.has(name.toLowerCase())) return part;
      const nested = /^(array|enum)\s*\[(.*)\]$/i.exec(name);
      if (!nested) return part.replace(name, rename(name, look) ?? name);
      const members = nested[2]!.split(',').map((member) => innerType(member.trim(), rename));
      return part.replace(name, `${nested[1]!.toLowerCase()}[${members.join(', ')}]`);
    })
    .join(',');
}

function innerType(member: string, rename: Rename): string {
  return member === '' || primitives.has(member) ? member : (rename(member, 'object') ?? member);
}

/** What a field without a known type seems to be: an object where others are nested in it. */
function lookOf(lines: readonly string[], index: number): string {
  const line = lines[index]!;
  const indent = depth(line);
  const next = lines.slice(index + 1, index + 6).find((each) => each.trim() !== '');
  if (attributesLine.test(line) || /^ {0,3}#/.test(line) || (next !== undefined && depth(next) > indent))
    return 'object';
  return 'string';
}

/** The parser's name for what people call a type; undefined if it is not a common name. */
function commonType(written: string): string | undefined {
  const name = written.trim();
  const array = itemTypeIn(name);
  if (array !== undefined) return `array[${commonType(array) ?? array}]`;
  const alternatives = name.split(/\s*(?:\||\/|\bor\b)\s*/i);
  if (alternatives.length > 1) return unionType(alternatives);
  return nameOf(name) ?? typeInPhrase(name);
}

/** The parser knows no integers, and that a member is one of a few it calls a type. */
function nameOf(name: string): string | undefined {
  if (/^enum(?:eration)?$/i.test(name)) return 'enum';
  const type = typeNamed(name);
  if (type !== undefined && type !== 'null') return type === 'integer' ? 'number' : type;
  if (namesText(name)) return 'string';
  return namesAnyType(name) ? 'object' : undefined;
}

/** `must be a number`: the one type that a phrase names. */
function typeInPhrase(phrase: string): string | undefined {
  const named = phrase.match(/\b(?:string|number|integer|boolean|array|object)\b/gi) ?? [];
  return named.length === 1 && phrase.includes(' ') ? commonType(named[0]!) : undefined;
}

/** MSON has no unions: the first alternative counts, and `null` among them makes it nullable. */
function unionType(alternatives: readonly string[]): string | undefined {
  const first = commonType(alternatives.find((each) => !/^null$/i.test(each)) ?? '');
  return first && alternatives.some((each) => /^null$/i.test(each)) ? `${first}, nullable` : first;
}

/** A defined type that differs from the written one only in case, spaces or number: `users` → `User`. */
function definedType(written: string, defined: ReadonlySet<string>): string | undefined {
  const wanted = bare(written);
  return [...defined].find((name) => bare(name) === wanted);
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .replace(/s$/, '');
}
